package io.tradegrid.benchmark.book;

import io.tradegrid.market.ReadAhead;
import java.util.stream.Stream;

/**
 * Many markets on one thread, each of which is given every command: in turns, so that a market's
 * memory has gone cold when its next command comes, or one market after the other.
 */
final class ManyMarketsEngine implements BookEngine {

  /** No divisor in common with the number of markets, so that each is met once a round. */
  private static final int STRIDE = 389;

  private final MarketEngine[] markets;
  private final boolean inTurns;
  private final ReadAhead ahead = new ReadAhead();

  ManyMarketsEngine(int count, boolean inTurns) {
    this.markets = Stream.generate(MarketEngine::new).limit(count).toArray(MarketEngine[]::new);
    this.inTurns = inTurns;
  }

  @Override
  public void applyAll(CommandStream stream, int from, int to) {
    if (!inTurns) {
      for (MarketEngine market : markets) {
        market.applyAll(stream, from, to);
      }
      return;
    }
    for (int i = from; i < to; i++) {
      apply(stream, i);
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
