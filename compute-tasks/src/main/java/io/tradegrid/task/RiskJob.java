package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.compute.ComputeJob;
import org.apache.ignite.compute.ComputeJobContext;
import org.apache.ignite.lang.IgniteFuture;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.resources.JobContextResource;

/**
 * Coordinates one risk question: sends the calls of one round after the other and hands their
 * answers, in shard order, to a {@link RiskRun}.
 *
 * <p>Between rounds it gives its thread back. Waiting instead would hold a thread of the very pool
 * that the calls need, and as many questions at once as the pool has threads would stand still for
 * good. A call that fails because its node died is sent again, to the shard's next owner.
 */
final class RiskJob implements ComputeJob {

  private static final long serialVersionUID = 1L;

  private static final long SHARD_TIMEOUT_MS = 120_000;
  private static final int ATTEMPTS = 4;
  private static final List<String> CACHES = List.of(Table.POSITIONS.name(), Table.BARS_1D.name());

  private final Object argument;

  @IgniteInstanceResource private transient Ignite ignite;
  @JobContextResource private transient ComputeJobContext context;

  private transient RiskRun run;
  private transient List<? extends ShardCall> round;
  private transient List<IgniteFuture<Object[]>> calls;
  private transient int attempts;

  RiskJob(Object argument) {
    this.argument = argument;
  }

  /** Sends the first round; or takes the answers of one, and sends the next or answers. */
  @Override
  public Object execute() {
    try {
      if (run == null) {
        run = new RiskRun(ignite, RiskQuestion.parse(argument));
        requireEveryShard();
        return send(run.first());
      }
      List<Object[]> replies = replies();
      return replies == null ? null : send(run.next(replies));
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  /** Fails at once where the calls would only time out: a sum without a lost shard is wrong. */
  private void requireEveryShard() {
    for (String name : CACHES) {
      Collection<Integer> lost = ignite.cache(name).lostPartitions();
      if (!lost.isEmpty()) {
        throw new IgniteException(name + ": no node has shards " + new TreeSet<>(lost));
      }
    }
  }

  private Object send(List<? extends ShardCall> next) {
    if (next.isEmpty()) {
      return run.answer();
    }
    round = next;
    attempts = 0;
    calls = new ArrayList<>();
    for (ShardCall call : next) {
      calls.add(send(call));
    }
    await(calls);
    return null;
  }

  private IgniteFuture<Object[]> send(ShardCall call) {
    // A timeout holds for the next call only; without one, a lost shard is retried for good.
    return ignite
        .compute()
        .withTimeout(SHARD_TIMEOUT_MS)
        .affinityCallAsync(CACHES, call.shard(), call);
  }

  /**
   * Gives the thread back until all have answered. Going on is left to another pool: Ignite goes on
   * in the thread that says so, which would be this one if all have answered already, and then take
   * the end of this call for the end of the job.
   */
  private void await(List<IgniteFuture<Object[]>> sent) {
    // Held only once all are sent: what fails before fails the job instead of leaving it held.
    context.holdcc();
    AtomicInteger open = new AtomicInteger(sent.size());
    for (IgniteFuture<Object[]> call : sent) {
      call.listen(
          done -> {
            if (open.decrementAndGet() == 0) {
              ForkJoinPool.commonPool().execute(context::callcc);
            }
          });
    }
  }

  /** Returns the answers of the round; null if some failed and were sent again. */
  private List<Object[]> replies() {
    List<Object[]> replies = new ArrayList<>(calls.size());
    List<IgniteFuture<Object[]>> again = new ArrayList<>();
    attempts++;
    for (int i = 0; i < calls.size(); i++) {
      try {
        replies.add(calls.get(i).get());
      } catch (IgniteException e) {
        if (attempts >= ATTEMPTS) {
          throw e;
        }
        IgniteFuture<Object[]> sent = send(round.get(i));
        calls.set(i, sent);
        again.add(sent);
      }
    }
    if (again.isEmpty()) {
      return replies;
    }
    requireEveryShard();
    await(again);
    return null;
  }

  /** Does nothing: the calls end by themselves, by their timeout at the latest. */
  @Override
  public void cancel() {
    // Nothing is held that the end of the calls does not release.
  }
}
