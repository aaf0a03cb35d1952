package io.tradegrid.tick;

/**
 * Adds spreads up, in the order of their quotes. They have the most decimals of any so far, so the
 * answer does not depend on how quotes lie in blocks.
 */
final class SpreadSums {

  private final WideSum sum = new WideSum();
  private final TimeWeights weights = new TimeWeights();
  private int decimals;
  private long count;
  private long lowest = Long.MAX_VALUE;
  private long highest = Long.MIN_VALUE;

  /** Takes the quote that prevails when the range begins. */
  void begin(long fromNs, QuoteTick quote) {
    if (quote.bidSize() > 0 && quote.askSize() > 0) {
      weights.add(fromNs, spread(quote.askPrice(), quote.bidPrice(), quote.priceDecimals()));
    }
  }

  void addAll(TickColumns quotes, int from, int to) {
    long[] times = quotes.column(TickColumn.TIME_NS);
    long[] bids = quotes.column(TickColumn.BID_PRICE);
    long[] bidSizes = quotes.column(TickColumn.BID_SIZE);
    long[] asks = quotes.column(TickColumn.ASK_PRICE);
    long[] askSizes = quotes.column(TickColumn.ASK_SIZE);
    long[] priceDecimals = quotes.column(TickColumn.PRICE_DECIMALS);
    for (int i = from; i < to; i++) {
      if (bidSizes[i] > 0 && askSizes[i] > 0) {
        long spread = spread(asks[i], bids[i], (int) priceDecimals[i]);
        weights.add(times[i], spread);
        sum.add(spread);
        lowest = Math.min(lowest, spread);
        highest = Math.max(highest, spread);
        count++;
      } else {
        weights.stop(times[i]);
      }
    }
  }

  private long spread(long ask, long bid, int own) {
    if (own > decimals) {
      takeDecimals(own);
    }
    return TickScale.rescale("spread", Math.subtractExact(ask, bid), own, decimals);
  }

  private void takeDecimals(int more) {
    long factor = TickScale.factor(more - decimals);
    sum.multiply(factor);
    weights.rescale(factor);
    if (count > 0) {
      lowest = TickScale.rescale("spread", lowest, decimals, more);
      highest = TickScale.rescale("spread", highest, decimals, more);
    }
    decimals = more;
  }

  SpreadTotals totals(long toNs) {
    weights.stop(toNs);
    return new SpreadTotals(
        count,
        decimals,
        count == 0 ? 0 : lowest,
        count == 0 ? 0 : highest,
        sum.toBigInteger(),
        weights.sum(),
        weights.weight());
  }
}
