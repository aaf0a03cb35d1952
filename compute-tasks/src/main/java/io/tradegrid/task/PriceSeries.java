package io.tradegrid.task;

import io.tradegrid.indicator.PriceBar;
import java.util.Arrays;
import java.util.List;

/** Bars of a symbol in the order of time, with the closes that returns are taken from. */
final class PriceSeries {

  /** Milliseconds since the epoch at which each bar begins. */
  final long[] times;

  final List<PriceBar> bars;

  /** Adjusted for splits and dividends where they all are, else as traded. */
  final double[] closes;

  PriceSeries(long[] times, List<PriceBar> bars, double[] closes) {
    this.times = times;
    this.bars = bars;
    this.closes = closes;
  }

  static PriceSeries ofCloses(long[] times, double[] closes) {
    return new PriceSeries(times, List.of(), closes);
  }

  int size() {
    return times.length;
  }

  /** Returns times and closes of the times that another has too. */
  PriceSeries on(PriceSeries other) {
    long[] common = new long[size()];
    double[] kept = new double[size()];
    int count = 0;
    int at = 0;
    for (int i = 0; i < size(); i++) {
      while (at < other.size() && other.times[at] < times[i]) {
        at++;
      }
      if (at < other.size() && other.times[at] == times[i]) {
        common[count] = times[i];
        kept[count++] = closes[i];
      }
    }
    return ofCloses(Arrays.copyOf(common, count), Arrays.copyOf(kept, count));
  }

  /** Returns times and closes of the latest. */
  PriceSeries latest(int count) {
    return ofCloses(
        Arrays.copyOfRange(times, size() - count, size()),
        Arrays.copyOfRange(closes, size() - count, size()));
  }
}
