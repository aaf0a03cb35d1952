package io.tradegrid.benchmark.book;

import io.tradegrid.market.ReadAhead;
import java.util.stream.Stream;

/**
 * Many markets on one thread, each of which is given every command. The commands come in turns over
 * all markets; in which sequence they are carried out is what is measured.
 */
final class ManyMarketsEngine implements BookEngine {

  /** In which sequence the commands are carried out. */
  enum Sequence {
    /** One market after the other: what a market does when its memory stays warm. */
    ONE_BY_ONE,
    /**
     * As an engine's thread does: shard after shard, what has come to each meanwhile as a batch, in
     * the sequence in which it came.
     */
    BY_SHARD,
    /** As they came: a market's memory has gone cold when its next command is carried out. */
    IN_TURNS
  }

  /** As many as a cluster has by default. */
  private static final int SHARDS = 128;

  /** Commands at which an engine's batch stops gathering by default. */
  private static final int BATCH = 1024;

  /** No divisor in common with the number of markets, so that each is met once a round. */
  private static final int STRIDE = 389;

  private final MarketEngine[] markets;
  private final Sequence sequence;
  private final ReadAhead ahead = new ReadAhead();

  ManyMarketsEngine(int count, Sequence sequence) {
    this.markets = Stream.generate(MarketEngine::new).limit(count).toArray(MarketEngine[]::new);
    this.sequence = sequence;
  }

  @Override
  public void applyAll(CommandStream stream, int from, int to) {
    switch (sequence) {
      case ONE_BY_ONE -> {
        for (MarketEngine market : markets) {
          market.applyAll(stream, from, to);
        }
      }
      case BY_SHARD -> {
        int rounds = BATCH * SHARDS / markets.length;
        for (int i = from; i < to; i += rounds) {
          batches(stream, i, Math.min(i + rounds, to));
        }
      }
      case IN_TURNS -> {
        for (int i = from; i < to; i++) {
          apply(stream, i);
        }
      }
    }
  }

  /** Carries out what has come to each shard in so many turns. */
  private void batches(CommandStream stream, int from, int to) {
    for (int shard = 0; shard < SHARDS; shard++) {
      int count = (markets.length - shard + SHARDS - 1) / SHARDS;
      int size = count * (to - from);
      for (int next = 0; next < size; next += ReadAhead.GROUP) {
        int end = Math.min(next + ReadAhead.GROUP, size);
        for (int i = next; i < end; i++) {
          markets[shard + i % count * SHARDS].announce(stream, from + i / count, ahead);
        }
        ahead.finish();
        for (int i = next; i < end; i++) {
          markets[shard + i % count * SHARDS].apply(stream, from + i / count);
        }
      }
    }
  }

  @Override
  public void apply(CommandStream stream, int i) {
    int next = i % markets.length;
    int done = 0;
    while (done < markets.length) {
      int group = Math.min(ReadAhead.GROUP, markets.length - done);
      int first = next;
      for (int j = 0; j < group; j++) {
        markets[next].announce(stream, i, ahead);
        next = (next + STRIDE) % markets.length;
      }
      ahead.finish();
      next = first;
      for (int j = 0; j < group; j++) {
        markets[next].apply(stream, i);
        next = (next + STRIDE) % markets.length;
      }
      done += group;
    }
  }

  @Override
  public int books() {
    return markets.length;
  }

  @Override
  public Tally tally() {
    return markets[0].tally();
  }

  @Override
  public int restingOrders() {
    return markets[0].restingOrders();
  }

  @Override
  public long restingLots() {
    return markets[0].restingLots();
  }
}
