package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.Lease;
import io.tradegrid.engine.ShardEngine;
import io.tradegrid.model.RejectReason;
import io.tradegrid.tickstore.BlockGoneException;
import io.tradegrid.tickstore.ShardTicks;
import io.tradegrid.tickstore.ShardTicks.Taken;
import io.tradegrid.tickstore.TickBlockStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

  /** A batch on its way; one without ticks only opens the shard. An urgent one is not gathered. */
  private record Append(
      int shard,
      List<TickArrival> arrivals,
      long bytes,
      boolean urgent,
      CompletableFuture<Integer> done) {}

  /** A shard's ticks, open as long as this engine runs the shard. */
  private record Open(ShardEngine engine, ShardTicks ticks) {}

  private final ShardHost shards;
  private final TickBlockStore store;
  private final TickMetrics metrics;
  private final long flushNs;
  private final long bytesMax;
  private final BlockingQueue<Append> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();
  private final SecureRandom writers = new SecureRandom();
  private volatile boolean closed;

  TickWriter(
      ShardHost shards, TickBlockStore store, TickMetrics metrics, long flushNs, long bytesMax) {
    this.shards = shards;
    this.store = store;
    this.metrics = metrics;
    this.flushNs = flushNs;
    this.bytesMax = bytesMax;
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

  /** Takes trades of the shard's own markets, however much waits; a thread waits for them. */
  CompletableFuture<Integer> appendOwn(int shard, List<TickArrival> trades) {
    return enqueue(shard, trades, 0, true);
  }

  private CompletableFuture<Integer> enqueue(
      int shard, List<TickArrival> arrivals, long bytes, boolean urgent) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    if (closed || !queue.add(new Append(shard, arrivals, bytes, urgent, done))) {
      done.complete(-RejectReason.NOT_OWNER.code());
    }
    return done;
  }

  /** Returns a shard's ticks if they are open and the shard is still ours, else null. */
  ShardTicks open(int shard) {
    Open one = open.get(shard);
    return one != null && one.engine == shards.engineOf(shard) && !one.engine.isClosed()
        ? one.ticks
        : null;
  }

  @Override
  public void run() {
    List<Append> gathered = new ArrayList<>();
    while (!closed) {
      try {
        gather(gathered);
        write(gathered);
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
  }

  private void gather(List<Append> gathered) throws InterruptedException {
    Append next = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
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
      ShardTicks ticks = opened(shard);
      if (ticks == null) {
        failure = RejectReason.NOT_OWNER;
      } else {
        for (int i = 0; i < repeated.length; i++) {
          repeated[i] = add(ticks, appends.get(i));
        }
        ticks.flush();
        failure = version == shards.lease().version() && version != Lease.NONE ? null : failure;
      }
    } catch (GridUnavailableException | BlockGoneException e) {
      LOG.warn("Shard {}: ticks were not written; they may be sent again", shard, e);
      open.remove(shard);
    } catch (RuntimeException e) {
      LOG.error("Shard {}: its ticks are opened anew", shard, e);
      open.remove(shard);
    }
    for (int i = 0; i < repeated.length; i++) {
      waitingBytes.addAndGet(-appends.get(i).bytes);
      appends.get(i).done.complete(failure == null ? repeated[i] : -failure.code());
    }
  }

  private int add(ShardTicks ticks, Append append) {
    int repeated = 0;
    for (TickArrival arrival : append.arrivals) {
      Taken taken = ticks.add(arrival.symbol(), arrival.block());
      metrics.taken(taken);
      repeated += taken.repeated();
    }
    return repeated;
  }

  private ShardTicks opened(int shard) {
    ShardTicks ticks = open(shard);
    ShardEngine engine = shards.engineOf(shard);
    if (ticks != null || engine == null || engine.isClosed()) {
      return ticks;
    }
    Open fresh = new Open(engine, ShardTicks.open(shard, store, writers.nextLong()));
    open.put(shard, fresh);
    return fresh.ticks;
  }

  void close() {
    closed = true;
  }
}
