package io.tradegrid.block;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tries each encoding on a column and writes it in the one that takes the fewest bytes. Of a long
 * column only some runs are tried, always the same ones: that costs a fraction and misses little.
 */
final class ColumnEncoder {

  private static final Encoding[] ENCODINGS = Encoding.values();
  private static final int DICTIONARY_MAX = 64;

  /** Columns up to this length are tried as a whole. */
  private static final int WHOLE_MAX = 1_024;

  private static final int RUN = PackedGroups.GROUP;
  private static final int SAMPLE = 8 * RUN;

  private final PackedGroups groups = new PackedGroups();
  private final long[] dictionary = new long[DICTIONARY_MAX];
  private final long[] sample = new long[SAMPLE];

  /** What the encoding under trial makes of the column: numbers to pack and their count. */
  private long[] work = new long[0];

  private int workCount;

  /** Its marks, one bit a value, if it has any. */
  private byte[] marks = new byte[0];

  private int markBytes;
  private int dictionarySize;
  private long base;

  /** Returns the most bytes that {@link #write} can write for a column of so many values. */
  static int bytesMax(int count) {
    int marksAndList = count / Byte.SIZE + 1 + Varint.BYTES_MAX * (DICTIONARY_MAX + 1);
    return count * Long.BYTES + 2 * (count / PackedGroups.GROUP + 1) + marksAndList;
  }

  /** Writes a column in the encoding that promises the fewest bytes; returns which it is. */
  Encoding write(long[] values, ColumnSummary summary, ByteBuffer out) {
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
    groups.write(work, workCount, out);
    return chosen;
  }

  private Encoding choose(long[] values, ColumnSummary summary, boolean withDictionary) {
    int count = summary.count();
    boolean whole = count <= WHOLE_MAX;
    long[] looked = whole ? values : sampleOf(values, count);
    int lookedCount = whole ? count : SAMPLE;
    Encoding best = null;
    long fewest = Long.MAX_VALUE;
    for (Encoding encoding : ENCODINGS) {
      boolean tried = encoding != Encoding.DICTIONARY || withDictionary;
      if (tried && transform(encoding, looked, lookedCount, summary.min())) {
        long packed = (long) markBytes + groups.bytes(work, workCount);
        long bytes = sideBytes(encoding) + packed * count / lookedCount;
        if (bytes < fewest) {
          fewest = bytes;
          best = encoding;
        }
      }
    }
    return best;
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
      Varint.put(out, dictionarySize);
      for (int i = 1; i < dictionarySize; i++) {
        Varint.put(out, dictionary[i] - dictionary[i - 1]);
      }
    }
  }

  private int sideBytes(Encoding encoding) {
    int bytes = 0;
    if (encoding == Encoding.SPARSE) {
      bytes += Varint.bytes(Varint.zigzag(base));
    } else if (encoding == Encoding.DICTIONARY) {
      bytes += Varint.bytes(dictionarySize);
      for (int i = 1; i < dictionarySize; i++) {
        bytes += Varint.bytes(dictionary[i] - dictionary[i - 1]);
      }
    }
    return bytes;
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
        return places(values, count);
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
    clearMarks(count);
    base = Long.MAX_VALUE;
    int set = 0;
    for (int i = 0; i < count; i++) {
      if (values[i] != 0) {
        mark(i);
        base = Math.min(base, values[i]);
        work[set++] = values[i];
      }
    }
    for (int i = 0; i < set; i++) {
      work[i] -= base;
    }
    workCount = set;
  }

  private void repeats(long[] values, int count) {
    clearMarks(count);
    int set = 0;
    for (int i = 1; i < count; i++) {
      if (values[i] != values[i - 1]) {
        mark(i);
        work[set++] = Varint.zigzag(values[i] - values[i - 1]);
      }
    }
    workCount = set;
  }

  private void clearMarks(int count) {
    markBytes = (count + 7) / 8;
    Arrays.fill(marks, 0, markBytes, (byte) 0);
  }

  private void mark(int place) {
    marks[place >> 3] |= (byte) (1 << (place & 7));
  }

  /** Returns whether so few values occur that a list of them makes sense. */
  private boolean places(long[] values, int count) {
    dictionarySize = 0;
    for (int i = 0; i < count; i++) {
      int place = Arrays.binarySearch(dictionary, 0, dictionarySize, values[i]);
      if (place < 0) {
        if (dictionarySize == DICTIONARY_MAX) {
          return false;
        }
        insert(-place - 1, values[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      work[i] = Arrays.binarySearch(dictionary, 0, dictionarySize, values[i]);
    }
    workCount = count;
    return true;
  }

  private void insert(int place, long value) {
    System.arraycopy(dictionary, place, dictionary, place + 1, dictionarySize - place);
    dictionary[place] = value;
    dictionarySize++;
  }
}
