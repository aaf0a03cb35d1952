package io.tradegrid.benchmark.ticks;

import io.tradegrid.benchmark.ticks.TickStream.Channel;
import io.tradegrid.grid.TickHost;
import io.tradegrid.schema.Shards;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickBatch;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/**
 * Hands a channel in to a node: gathers the ticks of each symbol, and sends them in full blocks,
 * some of a shard together. It ends when all are durable.
 */
final class TickProducer implements Runnable {

  private static final int BLOCKS_OF_BATCH = 8;
  private static final int BATCHES_IN_FLIGHT = 24;
  private static final int LONGS_OF_TICK = 2;
  private static final long SIZE_MASK = 0xffff_ffffL;
  private static final long SOURCE = Tag.of("BENCH");
  private static final long VENUE = Tag.of("XBEN");

  private final TickHost host;
  private final Channel channel;
  private final int decimals;
  private final String[] names;
  private final int[] shards;
  private final long[][] gathered;
  private final int[] counts;
  private final long[] sequences;
  private final TickColumns ticks = new TickColumns(TickKind.TRADE);
  private final List<List<TickBatch.Part>> parts = new ArrayList<>();
  private final TickBlockWriter writer = new TickBlockWriter(TickKind.TRADE);
  private final Semaphore room = new Semaphore(BATCHES_IN_FLIGHT);
  private volatile String refusal;

  TickProducer(
      TickHost host, TickStream stream, int channel, int shardCount, IntFunction<String> naming) {
    this.host = host;
    this.channel = stream.channel(channel);
    this.decimals = stream.decimals();
    this.names = new String[stream.symbols()];
    this.shards = new int[names.length];
    this.gathered = new long[names.length][];
    this.counts = new int[names.length];
    ticks.reserve(TickBlock.ROWS_MAX);
    this.sequences = new long[names.length];
    for (int symbol = channel; symbol < names.length; symbol += TickStream.CHANNELS) {
      names[symbol] = naming.apply(symbol);
      shards[symbol] = Shards.of(names[symbol], shardCount);
      gathered[symbol] = new long[LONGS_OF_TICK * TickBlock.ROWS_MAX];
    }
    for (int shard = 0; shard < shardCount; shard++) {
      parts.add(new ArrayList<>());
    }
  }

  @Override
  public void run() {
    for (int i = 0; i < channel.count; i++) {
      add(i);
    }
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        finishBlock(symbol);
      }
    }
    for (int shard = 0; shard < parts.size(); shard++) {
      send(shard);
    }
    room.acquireUninterruptibly(BATCHES_IN_FLIGHT);
    if (refusal != null) {
      throw new IllegalStateException(refusal);
    }
  }

  /** What differs from tick to tick is put side by side: a symbol costs one line of the cache. */
  private void add(int i) {
    int symbol = channel.symbols[i];
    int count = counts[symbol];
    long[] of = gathered[symbol];
    of[LONGS_OF_TICK * count] = channel.timesNs[i];
    of[LONGS_OF_TICK * count + 1] = (long) channel.prices[i] << Integer.SIZE | channel.sizes[i];
    counts[symbol] = count + 1;
    if (count + 1 == TickBlock.ROWS_MAX) {
      finishBlock(symbol);
    }
  }

  private void finishBlock(int symbol) {
    toColumns(symbol);
    int shard = shards[symbol];
    List<TickBatch.Part> batch = parts.get(shard);
    batch.add(new TickBatch.Part(names[symbol], writer.write(ticks, 0, ticks.count())));
    if (batch.size() == BLOCKS_OF_BATCH) {
      send(shard);
    }
  }

  /** A venue numbers the trades of each symbol. */
  private void toColumns(int symbol) {
    ticks.clear();
    long[] of = gathered[symbol];
    for (int i = 0; i < counts[symbol]; i++) {
      long amounts = of[LONGS_OF_TICK * i + 1];
      ticks.add(
          new TradeTick(
              of[LONGS_OF_TICK * i],
              SOURCE,
              ++sequences[symbol],
              VENUE,
              0,
              0,
              decimals,
              0,
              amounts >> Integer.SIZE,
              amounts & SIZE_MASK));
    }
    counts[symbol] = 0;
  }

  private void send(int shard) {
    List<TickBatch.Part> batch = parts.get(shard);
    if (!batch.isEmpty()) {
      room.acquireUninterruptibly();
      var unused =
          host.append(shard, TickBatch.encode(batch))
              .whenComplete((repeated, failure) -> answered(shard, repeated));
      batch.clear();
    }
  }

  /** So few are on their way that the node is never too busy. */
  private void answered(int shard, Integer repeated) {
    if (repeated == null || repeated != 0) {
      refusal = "shard " + shard + " answered " + repeated;
    }
    room.release();
  }
}
