package io.tradegrid.tick;

import java.util.Arrays;

/** Bars that are being made. */
final class BarColumns {

  /** The most bars of an answer. */
  static final int BARS_MAX = 1 << 20;

  int count;
  long[] starts = new long[64];
  long[] trades = new long[64];
  boolean[] priced = new boolean[64];
  long[] opens = new long[64];
  long[] highs = new long[64];
  long[] lows = new long[64];
  long[] closes = new long[64];
  long[] volumesHigh = new long[64];
  long[] volumesLow = new long[64];

  /** Adds a bar without trades; returns its place. */
  int add(long startNs) {
    if (count == BARS_MAX) {
      throw tooMany();
    }
    if (count == starts.length) {
      grow(2 * count);
    }
    starts[count] = startNs;
    return count++;
  }

  static IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "range: has more than " + BARS_MAX + " bars; ask for longer ones or a shorter range");
  }

  private void grow(int room) {
    starts = Arrays.copyOf(starts, room);
    trades = Arrays.copyOf(trades, room);
    priced = Arrays.copyOf(priced, room);
    opens = Arrays.copyOf(opens, room);
    highs = Arrays.copyOf(highs, room);
    lows = Arrays.copyOf(lows, room);
    closes = Arrays.copyOf(closes, room);
    volumesHigh = Arrays.copyOf(volumesHigh, room);
    volumesLow = Arrays.copyOf(volumesLow, room);
  }

  void prices(int bar, long open, long high, long low, long close) {
    priced[bar] = true;
    opens[bar] = open;
    highs[bar] = high;
    lows[bar] = low;
    closes[bar] = close;
  }

  /** Adds a bar of other ones. */
  void copy(BarColumns other, int bar) {
    int place = add(other.starts[bar]);
    trades[place] = other.trades[bar];
    volumesHigh[place] = other.volumesHigh[bar];
    volumesLow[place] = other.volumesLow[bar];
    prices(place, other.opens[bar], other.highs[bar], other.lows[bar], other.closes[bar]);
  }
}
