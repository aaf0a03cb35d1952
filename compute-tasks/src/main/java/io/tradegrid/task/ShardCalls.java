package io.tradegrid.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCompute;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.cluster.ClusterTopologyException;
import org.apache.ignite.compute.ComputeExecutionRejectedException;
import org.apache.ignite.compute.ComputeJobContext;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.lang.IgniteFuture;

/**
 * The calls of one round of a question, each to the owner of a shard. A node has only so many of
 * them at a time as keep its processors busy, so that other questions come in between and an end of
 * the question leaves little behind. A call is sent again, to the shard's next owner, where nodes
 * have left or joined; whatever else goes wrong ends the round, and so does its end in time.
 */
final class ShardCalls {

  /** While one is computed, the next one is there. */
  private static final int CALLS_A_PROCESSOR = 2;

  /** Until it is known that a node has left, and whose shards its were. */
  private static final long AGAIN_MS = 200;

  /** They only send and take answers. */
  private static final ScheduledExecutorService THREADS =
      Executors.newScheduledThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "tradegrid-shard-calls");
            thread.setDaemon(true);
            return thread;
          });

  private record Call(int number, int shard, IgniteCallable<Object[]> what) {}

  /** A call under way. */
  private record Sent(UUID owner, long topology, IgniteFuture<Object[]> answer) {}

  private final Ignite ignite;
  private final List<String> caches;
  private final String pool;
  private final long endMs;
  private final CompletableFuture<List<Object[]>> answers = new CompletableFuture<>();

  // Guarded by this.
  private final List<Call> waiting = new ArrayList<>();
  private final Map<Integer, Sent> sent = new HashMap<>();
  private Object[][] replies = {};
  private int answered;

  /**
   * Has no calls yet.
   *
   * @param caches whose shards the calls read; no shard moves while it is read
   * @param pool of threads that the calls run on; null for the one of tasks
   * @param endMs when the question ends, of {@link System#currentTimeMillis}
   */
  ShardCalls(Ignite ignite, List<String> caches, String pool, long endMs) {
    this.ignite = ignite;
    this.caches = caches;
    this.pool = pool;
    this.endMs = endMs;
  }

  /** Adds a call; all are added before they are sent. */
  synchronized void add(int shard, IgniteCallable<Object[]> call) {
    waiting.add(new Call(waiting.size(), shard, call));
  }

  /**
   * Sends them and gives the thread of a job back until all have answered; waiting would hold a
   * thread that the calls may need. The job must return then. It goes on in another pool: Ignite
   * goes on in the thread that says so, which would be the job's own if all have answered already,
   * and then takes the end of its first call for the end of the job.
   *
   * @param job to be executed again then, when {@link #answers} has them
   * @param pool in which it goes on
   */
  void send(ComputeJobContext job, Executor pool) {
    job.holdcc();
    send();
    var unused = answers.whenComplete((all, failure) -> pool.execute(job::callcc));
  }

  /** Sends them, and returns at once. */
  synchronized void send() {
    replies = new Object[waiting.size()][];
    THREADS.execute(this::sendSome);
  }

  /**
   * Returns the answers in the order of the calls; waits until there are all.
   *
   * @throws IgniteException if a call failed, or the question had no time left
   * @throws CancellationException if it was called off
   */
  List<Object[]> answers() {
    try {
      return answers.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Runs what neither blocks nor computes much, in a pool where nothing does. */
  static void execute(Runnable task) {
    THREADS.execute(task);
  }

  private synchronized void sendSome() {
    try {
      requireEveryShard();
      for (Iterator<Call> calls = waiting.iterator(); calls.hasNext() && !answers.isDone(); ) {
        Call call = calls.next();
        ClusterNode owner = ignite.affinity(caches.get(0)).mapPartitionToNode(call.shard);
        if (owner == null) {
          throw new IgniteException(caches.get(0) + ": no node has shard " + call.shard);
        }
        if (isFree(owner)) {
          calls.remove();
          send(call, owner);
        }
      }
    } catch (RuntimeException e) {
      end(e);
    }
  }

  /** Fails at once where the calls would only time out: a sum without a lost shard is wrong. */
  private void requireEveryShard() {
    for (String name : caches) {
      Collection<Integer> lost = ignite.cache(name).lostPartitions();
      if (!lost.isEmpty()) {
        throw new IgniteException(name + ": no node has shards " + new TreeSet<>(lost));
      }
    }
  }

  private boolean isFree(ClusterNode owner) {
    int most = CALLS_A_PROCESSOR * Math.max(1, owner.metrics().getTotalCpus());
    return sent.values().stream().filter(one -> one.owner.equals(owner.id())).count() < most;
  }

  private void send(Call call, ClusterNode owner) {
    long topology = ignite.cluster().topologyVersion();
    IgniteCompute compute = ignite.compute();
    // Ignite would send it again without end, and to a node that it has just found dead.
    IgniteFuture<Object[]> answer =
        (pool == null ? compute : compute.withExecutor(pool))
            .withNoFailover()
            .withTimeout(Math.max(1, endMs - System.currentTimeMillis()))
            .affinityCallAsync(caches, call.shard, call.what);
    sent.put(call.number, new Sent(owner.id(), topology, answer));
    answer.listenAsync(done -> answered(call), THREADS);
  }

  private synchronized void answered(Call call) {
    Sent done = sent.remove(call.number);
    if (answers.isDone()) {
      return;
    }
    try {
      replies[call.number] = done.answer.get();
      answered++;
    } catch (IgniteException e) {
      var unused = THREADS.schedule(() -> again(call, done, e), AGAIN_MS, TimeUnit.MILLISECONDS);
      return;
    }
    if (answered == replies.length) {
      answers.complete(Arrays.asList(replies));
    } else {
      sendSome();
    }
  }

  private synchronized void again(Call call, Sent failed, IgniteException e) {
    boolean isOfTopology =
        e.getCause(ClusterTopologyException.class) != null
            || e.getCause(ComputeExecutionRejectedException.class) != null
            || ignite.cluster().topologyVersion() != failed.topology;
    if (isOfTopology && System.currentTimeMillis() < endMs) {
      waiting.add(call);
      sendSome();
    } else {
      end(e);
    }
  }

  /** Ends it, if it has not ended, with a failure; what is under way is called off. */
  void cancel() {
    end(new CancellationException("called off"));
  }

  private synchronized void end(RuntimeException e) {
    if (answers.completeExceptionally(e)) {
      waiting.clear();
      sent.values().forEach(one -> one.answer.cancel());
    }
  }
}
