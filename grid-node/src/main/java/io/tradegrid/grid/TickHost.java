package io.tradegrid.grid;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.schema.Shards;
import io.tradegrid.tick.TickBatch;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tickstore.BarLength;
import io.tradegrid.tickstore.Expired;
import io.tradegrid.tickstore.ShardTicks;
import io.tradegrid.tickstore.ShardTicks.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.ignite.Ignite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ticks of the shards that this node owns: takes them in, makes them durable, hands out their
 * blocks. A shard's ticks are opened when they are first asked for.
 */
public final class TickHost implements AutoCloseable {

  /**
   * How ticks are written.
   *
   * @param threads that write; shards are spread over them
   * @param flushMs how long ticks gather at most before they are written, in milliseconds
   * @param queueBytes most bytes of ticks that wait, of all threads
   * @param bars those that are kept as rows
   * @param barsLagMs when rows are so late, they come before ticks, in milliseconds
   */
  public record Settings(
      int threads, int flushMs, long queueBytes, Set<BarLength> bars, int barsLagMs) {}

  private static final Logger LOG = LoggerFactory.getLogger(TickHost.class);
  private static final String LOCAL_MAP_KEY = "tradegrid.tickHost";
  private static final int END_TIMEOUT_MS = 5_000;
  private static final double NS_PER_SECOND = 1e9;

  private final Ignite ignite;
  private final ShardHost shards;
  private final List<TickWriter> writers = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * Starts the threads.
   *
   * @param shards says which shards are ours, and under which lease
   */
  public TickHost(Ignite ignite, ShardHost shards, Settings settings, MeterRegistry registry) {
    this.ignite = ignite;
    this.shards = shards;
    this.threads = Executors.newFixedThreadPool(settings.threads, Threads.named("ticks"));
    TickMetrics metrics = new TickMetrics(registry);
    for (int i = 0; i < settings.threads; i++) {
      int turn = i;
      TickWriter writer =
          new TickWriter(
              shards, shard -> shard % settings.threads == turn, ignite, settings, metrics);
      writers.add(writer);
      threads.execute(writer);
    }
    register(registry);
    ignite.cluster().<String, TickHost>nodeLocalMap().put(LOCAL_MAP_KEY, this);
  }

  /** Returns the host of a node, or null while the node is starting. */
  static TickHost of(Ignite ignite) {
    return ignite.cluster().<String, TickHost>nodeLocalMap().get(LOCAL_MAP_KEY);
  }

  private void register(MeterRegistry registry) {
    Gauge.builder(
            "tradegrid.ticks.bars.lag.seconds",
            writers,
            all -> all.stream().mapToLong(TickWriter::barsLagNs).max().orElse(0) / NS_PER_SECOND)
        .description("How long ticks have waited at most for the rows of their bars")
        .register(registry);
    for (TickKind kind : TickKind.values()) {
      String tag = kind.name().toLowerCase(Locale.ROOT);
      Gauge.builder("tradegrid.ticks.stored", writers, all -> sum(all, kind, Size::ticks))
          .description("Ticks in the shards that this node has open")
          .tag("kind", tag)
          .register(registry);
      Gauge.builder("tradegrid.ticks.stored.bytes", writers, all -> sum(all, kind, Size::bytes))
          .description("Bytes of their blocks")
          .tag("kind", tag)
          .register(registry);
      Gauge.builder(
              "tradegrid.ticks.bytes.per.tick",
              writers,
              all -> sum(all, kind, Size::bytes) / sum(all, kind, Size::ticks))
          .description("Bytes of their blocks for each of them; no number while there are none")
          .tag("kind", tag)
          .register(registry);
    }
  }

  private static double sum(List<TickWriter> writers, TickKind kind, ToLongFunction<Size> number) {
    return writers.stream().map(writer -> writer.size(kind)).mapToLong(number).sum();
  }

  /** Removes old ticks of a shard, or counts them; see {@link TickWriter#expire}. */
  CompletableFuture<Expired> expire(int shard, TickKind kind, long beforeNs, boolean dryRun) {
    return writer(shard).expire(shard, kind, beforeNs, dryRun);
  }

  private TickWriter writer(int shard) {
    return writers.get(shard % writers.size());
  }

  /**
   * Makes ticks durable. Sending the same ones again changes nothing, so whoever does not know what
   * became of a batch sends it again.
   *
   * @param shard the shard of all the batch's symbols
   * @param batch bytes of {@link TickBatch}
   * @return completes when they are durable and to be seen, with how many had been there already;
   *     or with minus the code of a {@link RejectReason}: BUSY, NOT_OWNER if nothing was taken,
   *     OUTCOME_UNKNOWN if that is not known
   * @throws IllegalArgumentException naming what is wrong with the batch; nothing was taken
   */
  public CompletableFuture<Integer> append(int shard, byte[] batch) {
    List<TickArrival> arrivals = new ArrayList<>();
    for (TickBatch.Part part : TickBatch.decode(batch)) {
      if (Shards.of(part.symbol(), shards.shardCount()) != shard) {
        throw new IllegalArgumentException(
            "symbol: " + part.symbol() + " does not belong to shard " + shard);
      }
      arrivals.add(new TickArrival(part.symbol(), TickBlock.of(part.block()), part.bytes()));
    }
    return writer(shard).append(shard, arrivals);
  }

  /**
   * Makes trades of this node's own markets durable; they wait for no room beside those of feeds,
   * and their own bound is that of the events a shard may be behind.
   */
  CompletableFuture<Integer> appendOwn(int shard, List<TickArrival> trades) {
    return writer(shard).appendOwn(shard, trades);
  }

  /** Returns what has the trades of the shards' own markets among the ticks. */
  public TradeTicks ownTrades() {
    return new OwnTrades(this, shards.reference());
  }

  /**
   * Returns the blocks of a history as they are durable now.
   *
   * @return empty if this node does not own the symbol's shard
   */
  public Optional<TickBlocks> blocks(String symbol, TickKind kind) {
    int shard = Shards.of(symbol, shards.shardCount());
    return Optional.ofNullable(opened(shard)).map(open -> open.blocks(symbol, kind));
  }

  /**
   * Returns the symbols of a shard that have ticks of a kind, in their order.
   *
   * @return empty if this node does not own the shard
   */
  Optional<List<String>> symbols(int shard, TickKind kind) {
    return Optional.ofNullable(opened(shard)).map(open -> open.symbols(kind));
  }

  private ShardTicks opened(int shard) {
    ShardTicks ticks = writer(shard).open(shard);
    if (ticks == null && writer(shard).append(shard, List.of()).join() >= 0) {
      ticks = writer(shard).open(shard);
    }
    return ticks;
  }

  /** Returns whether no node that is there has a copy of the symbol's shard. */
  boolean isLost(String symbol) {
    return isLost(Shards.of(symbol, shards.shardCount()));
  }

  boolean isLost(int shard) {
    return shards.isLost(shard);
  }

  /** Ends the threads; what was acknowledged is durable. */
  @Override
  public void close() {
    ignite.cluster().<String, TickHost>nodeLocalMap().remove(LOCAL_MAP_KEY);
    writers.forEach(TickWriter::close);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The threads of ticks did not end in {} ms", END_TIMEOUT_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writers.forEach(TickWriter::refuseWaiting);
  }
}
