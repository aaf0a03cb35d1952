package io.tradegrid.tick;

import java.util.List;

/** Makes bars of trades that come in their order; an interval without a trade gets none. */
final class BarBuilder {

  private final BarInterval interval;
  private final BarColumns bars;

  /** The bar that trades go to. */
  private int bar = -1;

  /** The last time that belongs to it. */
  private long lastNs;

  /** Makes a builder that has room for as many bars as blocks of trades can make. */
  BarBuilder(BarInterval interval, TickRange range, List<StoredBlock> blocks) {
    this.interval = interval;
    long trades = 0;
    long reachNs = range.fromNs();
    for (StoredBlock block : blocks) {
      trades += block.head().count();
      reachNs = Math.max(reachNs, Math.min(range.toNs(), block.head().lastNs()));
    }
    long firstNs = blocks.isEmpty() ? reachNs : blocks.get(0).head().firstNs();
    long spanNs = reachNs - Math.max(range.fromNs(), firstNs);
    // A span that no long holds is negative, and only costs that the columns must grow.
    long intervals = Math.max(0, spanNs) / interval.lengthNs() + 2;
    this.bars = new BarColumns((int) Math.min(trades, Math.min(intervals, BarColumns.BARS_MAX)));
  }

  BarColumns bars() {
    return bars;
  }

  void add(TradeRuns runs, TickHead head) {
    if (head != null && interval.startOf(head.firstNs()) == interval.startOf(head.lastNs())) {
      goTo(head.firstNs(), head.firstPrice());
      merge(head.count(), head.maxPrice(), head.minPrice(), head.lastPrice(), head.volume());
    } else {
      runs.read();
      addColumns(runs.times(), runs.prices(), runs.sizes(), runs.from(), runs.to());
    }
  }

  private void addColumns(long[] times, long[] prices, long[] sizes, int from, int to) {
    int i = from;
    while (i < to) {
      goTo(times[i], prices[i]);
      int first = i;
      long barLastNs = lastNs;
      long high = prices[i];
      long low = high;
      long volume = 0;
      // The sizes are not negative: a sum that is has left the longs.
      while (i < to && times[i] <= barLastNs && volume + sizes[i] >= 0) {
        high = Math.max(high, prices[i]);
        low = Math.min(low, prices[i]);
        volume += sizes[i];
        i++;
      }
      merge(i - first, high, low, prices[i - 1], volume);
    }
  }

  /** Goes to the bar of a time, which is a new one if no trade was there before. */
  private void goTo(long timeNs, long price) {
    if (bar < 0 || timeNs > lastNs) {
      // Most trades of a new bar are of the next one, which takes no division to find.
      boolean isNext = bar >= 0 && timeNs - lastNs <= interval.lengthNs() && timeNs - lastNs > 0;
      long startNs = isNext ? lastNs + 1 : interval.startOf(timeNs);
      bar = bars.add(startNs);
      lastNs = interval.lastOf(startNs);
      bars.prices(bar, price, price, price, price);
    }
  }

  private void merge(long count, long high, long low, long close, long volume) {
    bars.trades[bar] += count;
    bars.highs[bar] = Math.max(bars.highs[bar], high);
    bars.lows[bar] = Math.min(bars.lows[bar], low);
    bars.closes[bar] = close;
    long sum = bars.volumesLow[bar] + volume;
    bars.volumesHigh[bar] += Long.compareUnsigned(sum, volume) < 0 ? 1 : 0;
    bars.volumesLow[bar] = sum;
  }
}
