package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.Lease;
import io.tradegrid.engine.ShardEngine;
import io.tradegrid.model.RejectReason;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tickstore.BarLength;
import io.tradegrid.tickstore.BarStore;
import io.tradegrid.tickstore.BlockGoneException;
import io.tradegrid.tickstore.Expired;
import io.tradegrid.tickstore.ShardBars;
import io.tradegrid.tickstore.ShardTicks;
import io.tradegrid.tickstore.ShardTicks.Taken;
import io.tradegrid.tickstore.TickBlockStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.apache.ignite.Ignite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes the ticks of some shards. What comes while it writes gathers and is
 * written together, so that the cost of a write is shared as the load grows.
 */
final class TickWriter implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(TickWriter.class);

  /** With so many bytes there is no more waiting for others. */
  private static final int GATHERED_BYTES = 1 << 20;

  private static final long IDLE_MS = 200;

  /** What could not be read is left alone for so long. */
  private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(5);

  /** A batch on its way; one without ticks only opens the shard. An urgent one is not gathered. */
  record Append(
      int shard,
      List<TickArrival> arrivals,
      long bytes,
      boolean urgent,
      CompletableFuture<Integer> done) {}

  /** A shard's ticks and bars, open as long as this engine runs the shard. */
  private record Open(ShardEngine engine, ShardTicks ticks, ShardBars bars) {}

  /** Ticks of a shard that are to be removed, or only to be counted. */
  private record Expiry(
      int shard, TickKind kind, long beforeNs, boolean dryRun, CompletableFuture<Expired> done) {}

  /** So many blocks of one shard are removed at a time; others may write in between. */
  static final int EXPIRED_BLOCKS_MAX = 256;

  private final ShardHost shards;
  private final IntPredicate isOurs;
  private final TickBlockStore store;
  private final BarStore barStore;
  private final Set<BarLength> barLengths;
  private final BarPace pace;
  private final TickMetrics metrics;
  private final long flushNs;
  private final long bytesMax;
  private final BlockingDeque<Append> queue = new LinkedBlockingDeque<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final BlockingQueue<Expiry> expiries = new LinkedBlockingQueue<>();
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();

  /** The shards of which is known that no bars are due, by the engine that ran them then. */
  private final Map<Integer, ShardEngine> complete = new HashMap<>();

  private final SecureRandom writers = new SecureRandom();
  private long nextLookNs = System.nanoTime();
  private volatile boolean closed;

  /**
   * Makes a writer that is yet to be run.
   *
   * @param isOurs which shards are this thread's
   */
  TickWriter(
      ShardHost shards,
      IntPredicate isOurs,
      Ignite ignite,
      TickHost.Settings settings,
      TickMetrics metrics) {
    this.shards = shards;
    this.isOurs = isOurs;
    this.store = new IgniteTickBlocks(ignite);
    this.barStore = new IgniteBarStore(ignite);
    this.barLengths = settings.bars();
    this.pace = new BarPace(settings.barsLagMs(), metrics);
    this.metrics = metrics;
    this.flushNs = TimeUnit.MILLISECONDS.toNanos(settings.flushMs());
    this.bytesMax = settings.queueBytes() / settings.threads();
  }

  /** Takes a batch for a shard; see {@link TickHost#append}. */
  CompletableFuture<Integer> append(int shard, List<TickArrival> arrivals) {
    long bytes = arrivals.stream().mapToLong(TickArrival::bytes).sum();
    if (waitingBytes.addAndGet(bytes) > bytesMax) {
      waitingBytes.addAndGet(-bytes);
      metrics.refused();
      return CompletableFuture.completedFuture(-RejectReason.BUSY.code());
    }
    return enqueue(shard, arrivals, bytes, arrivals.isEmpty());
  }

  /**
   * Takes trades of the shard's own markets, before all feeds' ticks that wait: a thread waits for
   * them, with one flush of each shard at most.
   */
  CompletableFuture<Integer> appendOwn(int shard, List<TickArrival> trades) {
    return enqueue(shard, trades, 0, true);
  }

  private CompletableFuture<Integer> enqueue(
      int shard, List<TickArrival> arrivals, long bytes, boolean urgent) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    Append append = new Append(shard, arrivals, bytes, urgent, done);
    if (closed) {
      done.complete(-RejectReason.NOT_OWNER.code());
    } else if (urgent) {
      queue.addFirst(append); // Ticks are a set: what comes later may be written earlier.
    } else {
      queue.addLast(append);
    }
    return done;
  }

  /**
   * Removes the ticks of a kind before a time, or counts them.
   *
   * @return completes with what was removed, of which there may be more if it is {@link
   *     #EXPIRED_BLOCKS_MAX} blocks; exceptionally if the shard is not ours
   */
  CompletableFuture<Expired> expire(int shard, TickKind kind, long beforeNs, boolean dryRun) {
    CompletableFuture<Expired> done = new CompletableFuture<>();
    expiries.add(new Expiry(shard, kind, beforeNs, dryRun, done));
    // An empty batch opens the shard and wakes the thread.
    return append(shard, List.of()).thenCompose(opened -> opened < 0 ? refused(shard) : done);
  }

  private static CompletableFuture<Expired> refused(int shard) {
    return CompletableFuture.failedFuture(
        new GridUnavailableException("shard " + shard + " is changing hands", null));
  }

  /** Returns a shard's ticks if they are open and the shard is still ours, else null. */
  ShardTicks open(int shard) {
    Open one = current(shard);
    return one == null ? null : one.ticks;
  }

  private Open current(int shard) {
    Open one = open.get(shard);
    return one != null && one.engine == shards.engineOf(shard) && !one.engine.isClosed()
        ? one
        : null;
  }

  /** Returns how far rows of bars lag, in nanoseconds; any thread may ask. */
  long barsLagNs() {
    return pace.lagNs();
  }

  /** Returns how much of a kind is in the shards that are open; any thread may ask. */
  ShardTicks.Size size(TickKind kind) {
    long ticks = 0;
    long bytes = 0;
    for (Open one : open.values()) {
      ShardTicks.Size size = one.ticks.size(kind);
      ticks += size.ticks();
      bytes += size.bytes();
    }
    return new ShardTicks.Size(ticks, bytes);
  }

  @Override
  public void run() {
    List<Append> gathered = new ArrayList<>();
    while (!closed) {
      try {
        gather(gathered);
        write(gathered);
        expire();
        followOwnership();
        pace.turn(this::failed);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true;
      }
      gathered.clear();
    }
    refuseWaiting();
  }

  /** Answers what came too late to be written. */
  void refuseWaiting() {
    List<Append> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    waiting.forEach(append -> append.done.complete(-RejectReason.NOT_OWNER.code()));
    for (Expiry next = expiries.poll(); next != null; next = expiries.poll()) {
      next.done.completeExceptionally(new GridUnavailableException("the node is ending", null));
    }
  }

  private void gather(List<Append> gathered) throws InterruptedException {
    Append next = queue.poll(pace.idleMs(IDLE_MS), TimeUnit.MILLISECONDS);
    long until = System.nanoTime() + flushNs;
    long bytes = 0;
    boolean enough = false;
    while (next != null) {
      gathered.add(next);
      bytes += next.bytes;
      enough |= bytes >= GATHERED_BYTES || next.urgent;
      long left = enough ? 0 : until - System.nanoTime();
      next = bytes >= GATHERED_BYTES ? null : queue.poll(Math.max(left, 0), TimeUnit.NANOSECONDS);
    }
  }

  private void write(List<Append> gathered) {
    Map<Integer, List<Append>> byShard = new LinkedHashMap<>();
    gathered.forEach(
        append -> byShard.computeIfAbsent(append.shard, s -> new ArrayList<>()).add(append));
    byShard.forEach(this::write);
  }

  /** What was written without the lease may be lost: nobody is told that it is there. */
  private void write(int shard, List<Append> appends) {
    RejectReason failure = RejectReason.OUTCOME_UNKNOWN;
    int[] repeated = new int[appends.size()];
    try {
      long version = shards.lease().version();
      Open one = opened(shard);
      if (one == null) {
        failure = RejectReason.NOT_OWNER;
      } else {
        appends.forEach(
            append -> append.arrivals.forEach(a -> one.bars.touch(a.symbol(), a.block())));
        one.bars.record();
        repeated = write(one.ticks, appends, metrics);
        pace.touched(shard, one.bars);
        failure = version == shards.lease().version() && version != Lease.NONE ? null : failure;
      }
    } catch (RuntimeException e) {
      failed(shard, e);
    }
    for (int i = 0; i < repeated.length; i++) {
      waitingBytes.addAndGet(-appends.get(i).bytes);
      appends.get(i).done.complete(failure == null ? repeated[i] : -failure.code());
    }
  }

  /**
   * Makes ticks of a shard durable, and counts them after that: what fails comes again.
   *
   * @return how many of each batch had been there already
   */
  static int[] write(ShardTicks ticks, List<Append> appends, TickMetrics metrics) {
    List<Taken> taken = new ArrayList<>();
    for (Append append : appends) {
      append.arrivals.forEach(a -> taken.add(ticks.add(a.symbol(), a.block())));
    }
    ticks.flush();
    int[] repeated = new int[appends.size()];
    Iterator<Taken> next = taken.iterator();
    for (int i = 0; i < repeated.length; i++) {
      for (TickArrival arrival : appends.get(i).arrivals) {
        Taken one = next.next();
        metrics.taken(appends.get(i).shard, arrival, one);
        repeated[i] += one.repeated();
      }
    }
    return repeated;
  }

  /** What is in memory may be ahead of the store: whoever needs the shard opens it anew. */
  private void failed(int shard, RuntimeException e) {
    if (e instanceof GridUnavailableException || e instanceof BlockGoneException) {
      LOG.warn("Shard {}: its ticks are opened anew", shard, e);
    } else {
      LOG.error("Shard {}: its ticks are opened anew", shard, e);
    }
    drop(shard);
  }

  private void drop(int shard) {
    open.remove(shard);
    complete.remove(shard);
    pace.forget(shard);
    metrics.forget(shard);
  }

  private Open opened(int shard) {
    Open one = current(shard);
    ShardEngine engine = shards.engineOf(shard);
    if (one != null || engine == null || engine.isClosed()) {
      return one;
    }
    drop(shard);
    ShardTicks ticks = ShardTicks.open(shard, store, writers.nextLong());
    Open fresh = new Open(engine, ticks, ShardBars.open(shard, ticks, barStore, barLengths));
    open.put(shard, fresh);
    complete.put(shard, engine);
    pace.touched(shard, fresh.bars);
    return fresh;
  }

  private void expire() {
    for (Expiry next = expiries.poll(); next != null; next = expiries.poll()) {
      try {
        next.done.complete(expire(next));
      } catch (RuntimeException e) {
        failed(next.shard, e);
        next.done.completeExceptionally(e);
      }
    }
  }

  private Expired expire(Expiry expiry) {
    Open one = opened(expiry.shard);
    if (one == null) {
      throw new GridUnavailableException("shard " + expiry.shard + " is changing hands", null);
    }
    if (expiry.kind == TickKind.TRADE && !expiry.dryRun) {
      one.bars.expire(expiry.beforeNs);
    }
    return one.ticks.expire(expiry.kind, expiry.beforeNs, EXPIRED_BLOCKS_MAX, expiry.dryRun);
  }

  /** Opens the shards of which an owner before has left rows of bars unwritten. */
  private void followOwnership() {
    if (System.nanoTime() - nextLookNs < 0) {
      return;
    }
    nextLookNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(IDLE_MS);
    try {
      for (int shard = 0; shard < shards.shardCount(); shard++) {
        if (isOurs.test(shard)) {
          look(shard, shards.engineOf(shard));
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("What bars are due cannot be read now; it is tried again", e);
      nextLookNs = System.nanoTime() + RETRY_NS;
    }
  }

  private void look(int shard, ShardEngine engine) {
    if (engine == null || engine.isClosed()) {
      if (complete.containsKey(shard)) {
        drop(shard);
      }
    } else if (complete.get(shard) != engine) {
      if (!barLengths.isEmpty() && !barStore.read(shard).due().isEmpty()) {
        opened(shard);
      }
      complete.put(shard, engine);
    }
  }

  void close() {
    closed = true;
  }
}
