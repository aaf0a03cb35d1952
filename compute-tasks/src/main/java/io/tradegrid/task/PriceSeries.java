package io.tradegrid.task;

import io.tradegrid.indicator.PriceBar;
import java.util.ArrayList;
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

  /** Returns the closes of the last times that both have, of this one and of the other. */
  double[][] common(PriceSeries other, int most) {
    List<int[]> pairs = new ArrayList<>();
    int i = size() - 1;
    int j = other.size() - 1;
    while (i >= 0 && j >= 0 && pairs.size() < most) {
      if (times[i] == other.times[j]) {
        pairs.add(new int[] {i--, j--});
      } else if (times[i] > other.times[j]) {
        i--;
      } else {
        j--;
      }
    }
    double[][] both = new double[2][pairs.size()];
    for (int k = 0; k < pairs.size(); k++) {
      int[] pair = pairs.get(pairs.size() - 1 - k);
      both[0][k] = closes[pair[0]];
      both[1][k] = other.closes[pair[1]];
    }
    return both;
  }

  double[] lastCloses(int count) {
    return Arrays.copyOfRange(closes, size() - count, size());
  }
}
