package io.tradegrid.task;

import io.tradegrid.indicator.PriceBar;
import io.tradegrid.risk.ComparableCloses;
import io.tradegrid.statistics.Require;
import java.util.Arrays;
import java.util.List;

/** Bars of a symbol in the order of time, with the closes that returns are taken from. */
final class PriceSeries {

  /** Milliseconds since the epoch at which each bar begins. */
  final long[] times;

  final List<PriceBar> bars;

  /** As traded. */
  final double[] closes;

  /** Adjusted for later splits and dividends, NaN where that is not known. */
  final double[] adjusted;

  PriceSeries(long[] times, List<PriceBar> bars, double[] closes, double[] adjusted) {
    this.times = times;
    this.bars = bars;
    this.closes = closes;
    this.adjusted = adjusted;
  }

  static PriceSeries ofCloses(long[] times, double[] closes, double[] adjusted) {
    return new PriceSeries(times, List.of(), closes, adjusted);
  }

  int size() {
    return times.length;
  }

  /** Returns times and closes of the times that another has too. */
  PriceSeries on(PriceSeries other) {
    int[] kept = new int[size()];
    int count = 0;
    int at = 0;
    for (int i = 0; i < size(); i++) {
      while (at < other.size() && other.times[at] < times[i]) {
        at++;
      }
      if (at < other.size() && other.times[at] == times[i]) {
        kept[count++] = i;
      }
    }
    int[] common = Arrays.copyOf(kept, count);
    return ofCloses(
        Arrays.stream(common).mapToLong(i -> times[i]).toArray(),
        Arrays.stream(common).mapToDouble(i -> closes[i]).toArray(),
        Arrays.stream(common).mapToDouble(i -> adjusted[i]).toArray());
  }

  /** Returns times and closes of the latest. */
  PriceSeries latest(int count) {
    int from = size() - count;
    return ofCloses(
        Arrays.copyOfRange(times, from, size()),
        Arrays.copyOfRange(closes, from, size()),
        Arrays.copyOfRange(adjusted, from, size()));
  }

  /**
   * Returns the closes of these bars in terms in which they compare over splits and dividends; as
   * traded where no bar has an adjusted one.
   *
   * @param symbol whose they are
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA if a split may lie between two of
   *     them and is not known
   */
  double[] comparable(String symbol) {
    ComparableCloses comparable = new ComparableCloses(closes, adjusted);
    double[] prices = new double[size()];
    int comparing = 0;
    for (int i = 0; i < prices.length; i++) {
      prices[i] = comparable.price(i);
      comparing += comparable.compare(i, size() - 1) ? 1 : 0;
    }
    Require.observations(symbol + ": bars that compare over splits", prices.length, comparing);
    return prices;
  }
}
