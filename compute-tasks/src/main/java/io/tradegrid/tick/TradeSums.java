package io.tradegrid.tick;

/** Adds trades up to their totals, in their order. */
final class TradeSums {

  private final WideSum volume = new WideSum();
  private final WideSum notional = new WideSum();
  private long count;
  private long open;
  private long high = Long.MIN_VALUE;
  private long low = Long.MAX_VALUE;
  private long close;

  void add(TradeRuns runs) {
    TickHead head = runs.totals();
    if (head != null) {
      volume.add(head.volume());
      notional.add(head.notionalHigh(), head.notionalLow());
      add(head.count(), head.firstPrice(), head.maxPrice(), head.minPrice(), head.lastPrice());
    } else {
      runs.read();
      addColumns(runs);
    }
  }

  private void addColumns(TradeRuns runs) {
    long[] prices = runs.prices();
    long runHigh = Long.MIN_VALUE;
    long runLow = Long.MAX_VALUE;
    for (int i = runs.from(); i < runs.to(); i++) {
      runHigh = Math.max(runHigh, prices[i]);
      runLow = Math.min(runLow, prices[i]);
    }
    volume.addAll(runs.sizes(), runs.from(), runs.to());
    notional.addProducts(prices, runs.sizes(), runs.from(), runs.to(), runs.productsFitLong());
    add(runs.count(), prices[runs.from()], runHigh, runLow, prices[runs.to() - 1]);
  }

  private void add(long more, long runOpen, long runHigh, long runLow, long runClose) {
    open = count == 0 ? runOpen : open;
    count += more;
    high = Math.max(high, runHigh);
    low = Math.min(low, runLow);
    close = runClose;
  }

  TradeTotals totals(TickScale scale) {
    return count == 0
        ? TradeTotals.NONE
        : new TradeTotals(
            count, scale, open, high, low, close, volume.toBigInteger(), notional.toBigInteger());
  }
}
