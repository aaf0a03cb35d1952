package io.tradegrid.benchmark.book;

import java.util.stream.Stream;

/**
 * Many markets on one thread, each of which is given every command: what it costs that a market's
 * memory has gone cold when its next command comes.
 */
final class ManyMarketsEngine implements BookEngine {

  /** No divisor in common with the number of markets, so that each is met once a round. */
  private static final int STRIDE = 389;

  private final MarketEngine[] markets;

  ManyMarketsEngine(int count) {
    this.markets = Stream.generate(MarketEngine::new).limit(count).toArray(MarketEngine[]::new);
  }

  @Override
  public void apply(CommandStream stream, int i) {
    int next = i % markets.length;
    for (int done = 0; done < markets.length; done++) {
      markets[next].apply(stream, i);
      next = (next + STRIDE) % markets.length;
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
