package io.tradegrid.tick;

import java.util.Arrays;

/** Bars that are being made. */
final class BarColumns {

  /** The most bars of an answer. */
  static final int BARS_MAX = 1 << 20;

  private static final int ROOM_MIN = 64;

  int count;
  long[] starts;
  long[] trades;
  boolean[] priced;
  long[] opens;
  long[] highs;
  long[] lows;
  long[] closes;
  long[] volumesHigh;
  long[] volumesLow;

  /** Makes room for so many bars; it grows if there are more. */
  BarColumns(int room) {
    starts = new long[room];
    trades = new long[room];
    priced = new boolean[room];
    opens = new long[room];
    highs = new long[room];
    lows = new long[room];
    closes = new long[room];
    volumesHigh = new long[room];
    volumesLow = new long[room];
  }

  /** Adds a bar without trades; returns its place. */
  int add(long startNs) {
    if (count == BARS_MAX) {
      throw tooMany();
    }
    if (count == starts.length) {
      grow(Math.max(ROOM_MIN, 2 * count));
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
    priced[place] = other.priced[bar];
  }
}
