package io.tradegrid.block;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes a column of its bytes again. */
final class ColumnDecoder {

  private ColumnDecoder() {}

  /**
   * Reads a column.
   *
   * @param in stands at the column's first byte
   * @param values is filled in places 0 to count - 1
   */
  static void read(
      Encoding encoding, Packing packing, ColumnSummary summary, ByteBuffer in, long[] values) {
    int count = summary.count();
    switch (encoding) {
      case CONSTANT -> Arrays.fill(values, 0, count, summary.first());
      case PLAIN -> plain(packing, in, values, count, summary.min());
      case DELTA -> delta(packing, in, values, summary);
      case DELTA_OF_DELTA -> deltaOfDelta(packing, in, values, summary);
      case RECENT -> recent(packing, in, values, summary);
      case SPARSE -> sparse(packing, in, values, count);
      case REPEATS -> repeats(packing, in, values, summary);
      case DICTIONARY -> dictionary(packing, in, values, count, summary.min());
    }
  }

  private static void plain(Packing packing, ByteBuffer in, long[] values, int count, long min) {
    packing.read(in, values, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] += min;
    }
  }

  private static void delta(Packing packing, ByteBuffer in, long[] values, ColumnSummary summary) {
    packing.read(in, values, 1, summary.count() - 1);
    values[0] = summary.first();
    for (int i = 1; i < summary.count(); i++) {
      values[i] = values[i - 1] + Varint.unzigzag(values[i]);
    }
  }

  private static void deltaOfDelta(
      Packing packing, ByteBuffer in, long[] values, ColumnSummary summary) {
    packing.read(in, values, 1, summary.count() - 1);
    values[0] = summary.first();
    long delta = 0;
    for (int i = 1; i < summary.count(); i++) {
      delta += Varint.unzigzag(values[i]);
      values[i] = values[i - 1] + delta;
    }
  }

  private static void recent(Packing packing, ByteBuffer in, long[] values, ColumnSummary summary) {
    packing.read(in, values, 1, summary.count() - 1);
    values[0] = summary.first();
    long max = values[0];
    for (int i = 1; i < summary.count(); i++) {
      values[i] = max + Varint.unzigzag(values[i]);
      max = Math.max(max, values[i]);
    }
  }

  /** The packed numbers stand at the front and are spread from the end, so none is overwritten. */
  private static void sparse(Packing packing, ByteBuffer in, long[] values, int count) {
    int marks = in.position();
    int set = skipMarks(in, count);
    long base = Varint.unzigzag(Varint.get(in));
    packing.read(in, values, 0, set);
    for (int i = count - 1; i >= 0; i--) {
      int marked = mark(in, marks, i);
      set -= marked;
      values[i] = (values[set] + base) & -marked;
    }
  }

  private static void repeats(
      Packing packing, ByteBuffer in, long[] values, ColumnSummary summary) {
    int count = summary.count();
    int marks = in.position();
    int set = skipMarks(in, count);
    packing.read(in, values, 0, set);
    for (int i = count - 1; i >= 0; i--) {
      int marked = mark(in, marks, i);
      set -= marked;
      values[i] = Varint.unzigzag(values[set]) & -marked;
    }
    values[0] = summary.first();
    for (int i = 1; i < count; i++) {
      values[i] += values[i - 1];
    }
  }

  /** Leaves the bytes behind the marks; returns how many are set. */
  private static int skipMarks(ByteBuffer in, int count) {
    int set = 0;
    for (int i = 0; i < (count + 7) / 8; i++) {
      set += Integer.bitCount(in.get() & 0xff);
    }
    if (set > count) {
      throw new IllegalArgumentException("block: more marks than values");
    }
    return set;
  }

  /**
   * Returns 1 or 0, so that spreading takes no branch: which values are marked, nobody can guess.
   */
  private static int mark(ByteBuffer in, int marks, int place) {
    return in.get(marks + (place >> 3)) >> (place & 7) & 1;
  }

  private static void dictionary(
      Packing packing, ByteBuffer in, long[] values, int count, long min) {
    long size = Varint.get(in);
    if (size < 1 || size > count) {
      throw new IllegalArgumentException("block: a list of " + size + " values is impossible");
    }
    long[] list = new long[(int) size];
    list[0] = min;
    for (int i = 1; i < size; i++) {
      list[i] = list[i - 1] + Varint.get(in);
    }
    packing.read(in, values, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = list[(int) values[i]];
    }
  }
}
