package io.tradegrid.block;

import java.nio.ByteBuffer;

/**
 * Tries encodings on a column and writes it in the one that takes the fewest bytes. Of a long
 * column only some runs are tried, always the same ones, and no encoding that cannot be the best:
 * that costs a fraction and misses little.
 */
final class ColumnEncoder {

  private static final Encoding[] ENCODINGS = Encoding.values();
  private static final int DICTIONARY_MAX = Dictionary.SIZE_MAX;

  /** What one value in so many must do for an encoding that lives on it to be tried. */
  private static final int PART_TRIED = 8;

  /** Columns up to this length are tried as a whole. */
  private static final int WHOLE_MAX = 512;

  private static final int RUN = PackedGroups.GROUP;
  private static final int SAMPLE = 8 * RUN;

  /** From so many values on packing in ranges is tried. */
  private static final int RANGES_TRIED = 1_024;

  /** Ranges are slower to read, so they must save one byte in so many. */
  private static final int RANGES_GAIN = 8;

  private final PackedGroups groups = new PackedGroups();
  private final PackedRanges ranges = new PackedRanges();
  private final Dictionary dictionary = new Dictionary();
  private final long[] sample = new long[SAMPLE];

  /** What the encoding under trial makes of the column: numbers to pack and their count. */
  private long[] work = new long[0];

  private int workCount;
  private Packing packing = Packing.GROUPS;

  /** Its marks, one bit a value, if it has any. */
  private byte[] marks = new byte[0];

  private int markBytes;
  private long base;

  /** Of the values looked at: how many are 0, equal the one before, and are less than it. */
  private int zeros;

  private int repeats;
  private int falls;

  /** Returns the most bytes that {@link #write} can write for a column of so many values. */
  static int bytesMax(int count) {
    int marksAndList = count / Byte.SIZE + 1 + Varint.BYTES_MAX * (DICTIONARY_MAX + 1);
    int packing = Math.max(2 * (count / PackedGroups.GROUP + 1), PackedRanges.extraBytes(count));
    return count * Long.BYTES + packing + marksAndList;
  }

  /** Writes a column in the encoding that promises the fewest bytes; returns which it is. */
  Encoding write(long[] values, ColumnSummary summary, ByteBuffer out) {
    packing = Packing.GROUPS;
    if (summary.isConstant()) {
      return Encoding.CONSTANT;
    }
    int count = summary.count();
    reserve(count);
    Encoding chosen = choose(values, summary, true);
    if (!transform(chosen, values, count, summary.min())) {
      chosen = choose(values, summary, false);
      transform(chosen, values, count, summary.min());
    }
    out.put(marks, 0, markBytes);
    writeSide(chosen, out);
    if (packing == Packing.GROUPS) {
      groups.write(work, workCount, out);
    } else {
      ranges.write(work, workCount, out);
    }
    return chosen;
  }

  /** Returns how the numbers of the last column were packed. */
  Packing packing() {
    return packing;
  }

  private Encoding choose(long[] values, ColumnSummary summary, boolean withDictionary) {
    int count = summary.count();
    boolean whole = count <= WHOLE_MAX;
    long[] looked = whole ? values : sampleOf(values, count);
    int lookedCount = whole ? count : SAMPLE;
    look(looked, lookedCount);
    Encoding best = null;
    long fewest = Long.MAX_VALUE;
    for (Encoding encoding : ENCODINGS) {
      boolean tried =
          encoding == Encoding.DICTIONARY ? withDictionary : promises(encoding, lookedCount);
      if (tried && transform(encoding, looked, lookedCount, summary.min())) {
        long packed = (long) markBytes + groups.bytes(work, workCount);
        long bytes = sideBytes(encoding) + packed * count / lookedCount;
        if (bytes < fewest) {
          fewest = bytes;
          best = encoding;
        }
      }
    }
    packing = Packing.GROUPS;
    return count >= RANGES_TRIED && fewest > count / 2
        ? withRanges(best, fewest, looked, lookedCount, summary)
        : best;
  }

  /** Returns the best of the best one in groups, and that one and PLAIN in ranges. */
  private Encoding withRanges(
      Encoding inGroups, long fewest, long[] looked, int lookedCount, ColumnSummary summary) {
    Encoding best = inGroups;
    long least = fewest;
    for (Encoding encoding : ENCODINGS) {
      boolean tried = encoding == inGroups || encoding == Encoding.PLAIN;
      if (tried && transform(encoding, looked, lookedCount, summary.min()) && workCount > 0) {
        int count = summary.count();
        long inRanges =
            sideBytes(encoding)
                + (long) markBytes * count / lookedCount
                + ranges.bytes(work, workCount, (int) ((long) workCount * count / lookedCount));
        if (inRanges + inRanges / RANGES_GAIN < least) {
          least = inRanges + inRanges / RANGES_GAIN;
          best = encoding;
          packing = Packing.RANGES;
        }
      }
    }
    return best;
  }

  private void look(long[] values, int count) {
    int nothing = values[0] == 0 ? 1 : 0;
    int same = 0;
    int down = 0;
    for (int i = 1; i < count; i++) {
      nothing += values[i] == 0 ? 1 : 0;
      same += values[i] == values[i - 1] ? 1 : 0;
      down += values[i] < values[i - 1] ? 1 : 0;
    }
    zeros = nothing;
    repeats = same;
    falls = down;
  }

  /** Returns whether the encoding can be the shortest for a column that was looked at. */
  private boolean promises(Encoding encoding, int count) {
    return switch (encoding) {
      case CONSTANT -> false;
      case SPARSE -> zeros > 0;
      case REPEATS -> repeats * PART_TRIED >= count;
      case DELTA_OF_DELTA -> falls * PART_TRIED <= count;
      // Where nothing falls it is the same as DELTA.
      case RECENT -> falls > 0;
      default -> true;
    };
  }

  /** Copies runs from places that are evenly far from each other. */
  private long[] sampleOf(long[] values, int count) {
    for (int run = 0; run < SAMPLE / RUN; run++) {
      int from = (int) ((long) run * (count - RUN) / (SAMPLE / RUN - 1));
      System.arraycopy(values, from, sample, run * RUN, RUN);
    }
    return sample;
  }

  private void writeSide(Encoding encoding, ByteBuffer out) {
    if (encoding == Encoding.SPARSE) {
      Varint.put(out, Varint.zigzag(base));
    } else if (encoding == Encoding.DICTIONARY) {
      dictionary.write(out);
    }
  }

  private int sideBytes(Encoding encoding) {
    return switch (encoding) {
      case SPARSE -> Varint.bytes(Varint.zigzag(base));
      case DICTIONARY -> dictionary.bytes();
      default -> 0;
    };
  }

  /** Makes the numbers to pack; returns whether the encoding can be had of these values. */
  private boolean transform(Encoding encoding, long[] values, int count, long min) {
    markBytes = 0;
    switch (encoding) {
      case CONSTANT -> {
        return false;
      }
      case PLAIN -> plain(values, count, min);
      case DELTA -> delta(values, count);
      case DELTA_OF_DELTA -> deltaOfDelta(values, count);
      case RECENT -> recent(values, count);
      case SPARSE -> sparse(values, count);
      case REPEATS -> repeats(values, count);
      case DICTIONARY -> {
        workCount = count;
        return dictionary.places(values, count, work);
      }
    }
    return true;
  }

  private void reserve(int count) {
    if (work.length < count) {
      work = new long[count];
      marks = new byte[(count + 7) / 8];
    }
  }

  private void plain(long[] values, int count, long min) {
    for (int i = 0; i < count; i++) {
      work[i] = values[i] - min;
    }
    workCount = count;
  }

  private void delta(long[] values, int count) {
    for (int i = 1; i < count; i++) {
      work[i - 1] = Varint.zigzag(values[i] - values[i - 1]);
    }
    workCount = count - 1;
  }

  private void deltaOfDelta(long[] values, int count) {
    long before = 0;
    for (int i = 1; i < count; i++) {
      long delta = values[i] - values[i - 1];
      work[i - 1] = Varint.zigzag(delta - before);
      before = delta;
    }
    workCount = count - 1;
  }

  private void recent(long[] values, int count) {
    long max = values[0];
    for (int i = 1; i < count; i++) {
      work[i - 1] = Varint.zigzag(values[i] - max);
      max = Math.max(max, values[i]);
    }
    workCount = count - 1;
  }

  private void sparse(long[] values, int count) {
    base = Long.MAX_VALUE;
    int set = 0;
    for (int from = 0; from < count; from += Byte.SIZE) {
      int bits = 0;
      for (int i = from; i < Math.min(from + Byte.SIZE, count); i++) {
        long value = values[i];
        int marked = value != 0 ? 1 : 0;
        bits |= marked << (i - from);
        base = Math.min(base, value != 0 ? value : base);
        work[set] = value;
        set += marked;
      }
      marks[from / Byte.SIZE] = (byte) bits;
    }
    for (int i = 0; i < set; i++) {
      work[i] -= base;
    }
    markBytes = (count + Byte.SIZE - 1) / Byte.SIZE;
    workCount = set;
  }

  private void repeats(long[] values, int count) {
    long before = values[0];
    int set = 0;
    for (int from = 0; from < count; from += Byte.SIZE) {
      int bits = 0;
      for (int i = from; i < Math.min(from + Byte.SIZE, count); i++) {
        long delta = values[i] - before;
        before = values[i];
        int marked = delta != 0 ? 1 : 0;
        bits |= marked << (i - from);
        work[set] = Varint.zigzag(delta);
        set += marked;
      }
      marks[from / Byte.SIZE] = (byte) bits;
    }
    markBytes = (count + Byte.SIZE - 1) / Byte.SIZE;
    workCount = set;
  }
}
