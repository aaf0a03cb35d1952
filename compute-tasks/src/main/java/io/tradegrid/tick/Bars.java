package io.tradegrid.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Open, high, low, close and volume of intervals, column by column, in the order of time. A bar
 * without prices has none of the four; a bar that {@link BarFill} made has no trades and no volume.
 */
public final class Bars {

  private final TickScale scale;
  private final BarColumns columns;

  Bars(TickScale scale, BarColumns columns) {
    this.scale = scale;
    this.columns = columns;
  }

  /**
   * Returns some of the bars, at the same scale.
   *
   * @param afterNs only those that begin after it
   * @param limit the most of them
   */
  Bars after(long afterNs, int limit) {
    int from = Arrays.binarySearch(columns.starts, 0, columns.count, afterNs);
    from = from < 0 ? -from - 1 : from + 1;
    // No bar begins at the least of all times and has another before it.
    from = afterNs == Long.MIN_VALUE ? 0 : from;
    if (from == 0 && columns.count <= limit) {
      return this;
    }
    int to = Math.min(columns.count, from + limit);
    BarColumns some = new BarColumns(to - from);
    for (int i = from; i < to; i++) {
      some.copy(columns, i);
    }
    return new Bars(scale, some);
  }

  /** Returns how many bars there are. */
  public int count() {
    return columns.count;
  }

  /** Returns what prices and sizes are whole numbers of. */
  public TickScale scale() {
    return scale;
  }

  /** Returns when a bar begins, nanoseconds since the epoch. */
  public long startNs(int bar) {
    return columns.starts[check(bar)];
  }

  /** Returns how many trades a bar has. */
  public long trades(int bar) {
    return columns.trades[check(bar)];
  }

  /** Returns whether a bar has prices. */
  public boolean hasPrices(int bar) {
    return columns.priced[check(bar)];
  }

  /** Returns the first price, 0 if there is none. */
  public long open(int bar) {
    return columns.opens[check(bar)];
  }

  /** Returns the highest price, 0 if there is none. */
  public long high(int bar) {
    return columns.highs[check(bar)];
  }

  /** Returns the lowest price, 0 if there is none. */
  public long low(int bar) {
    return columns.lows[check(bar)];
  }

  /** Returns the last price, 0 if there is none. */
  public long close(int bar) {
    return columns.closes[check(bar)];
  }

  /** Returns the sum of the sizes, exactly. */
  public BigInteger volume(int bar) {
    return WideSum.toBigInteger(columns.volumesHigh[check(bar)], columns.volumesLow[bar]);
  }

  /** Returns the sum of the sizes as a decimal number. */
  public BigDecimal volumeDecimal(int bar) {
    return scale.size(volume(bar));
  }

  /** Returns the beginnings of all bars. */
  public long[] startsNs() {
    return Arrays.copyOf(columns.starts, columns.count);
  }

  /** Writes a bar as {@link TickAnswers#bars} has it. */
  void put(int bar, ByteBuffer out) {
    out.putLong(columns.starts[bar]).putLong(columns.trades[bar]);
    out.put((byte) (columns.priced[bar] ? 1 : 0));
    out.putLong(columns.opens[bar]).putLong(columns.highs[bar]);
    out.putLong(columns.lows[bar]).putLong(columns.closes[bar]);
    out.putLong(columns.volumesHigh[bar]).putLong(columns.volumesLow[bar]);
  }

  private int check(int bar) {
    if (bar >= columns.count) {
      throw new IndexOutOfBoundsException("bar: must be 0 to " + columns.count + ", got " + bar);
    }
    return bar;
  }
}
