package io.tradegrid.block;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Tries each encoding on a column and writes the one that takes the fewest bytes. */
final class ColumnEncoder {

  private static final Encoding[] ENCODINGS = Encoding.values();
  private static final int DICTIONARY_MAX = 64;

  private final PackedGroups groups = new PackedGroups();
  private final long[] dictionary = new long[DICTIONARY_MAX];

  /** What the encoding under trial makes of the column: numbers to pack and their count. */
  private long[] work = new long[0];

  private int workCount;

  /** Its marks, one bit a value, if it has any. */
  private byte[] marks = new byte[0];

  private int markBytes;
  private int dictionarySize;
  private long base;

  /** Returns the cheapest encoding; of equal ones the first. */
  Encoding choose(long[] values, ColumnSummary summary) {
    if (summary.isConstant()) {
      return Encoding.CONSTANT;
    }
    Encoding best = null;
    int fewest = Integer.MAX_VALUE;
    for (Encoding encoding : ENCODINGS) {
      if (encoding != Encoding.CONSTANT && transform(encoding, values, summary)) {
        int bytes = sideBytes(encoding) + groups.bytes(work, workCount);
        if (bytes < fewest) {
          fewest = bytes;
          best = encoding;
        }
      }
    }
    return best;
  }

  /** Returns the most bytes that a column of so many values can take in the cheapest encoding. */
  static int bytesMax(int count) {
    return count * Long.BYTES + count / PackedGroups.GROUP + 1;
  }

  /** Writes the column in an encoding that {@link #choose} found. */
  void write(Encoding encoding, long[] values, ColumnSummary summary, ByteBuffer out) {
    if (encoding == Encoding.CONSTANT) {
      return;
    }
    transform(encoding, values, summary);
    out.put(marks, 0, markBytes);
    if (encoding == Encoding.SPARSE) {
      Varint.put(out, Varint.zigzag(base));
    } else if (encoding == Encoding.DICTIONARY) {
      Varint.put(out, dictionarySize);
      for (int i = 1; i < dictionarySize; i++) {
        Varint.put(out, dictionary[i] - dictionary[i - 1]);
      }
    }
    groups.write(work, workCount, out);
  }

  private int sideBytes(Encoding encoding) {
    int bytes = markBytes;
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

  private boolean transform(Encoding encoding, long[] values, ColumnSummary summary) {
    int count = summary.count();
    reserve(count);
    markBytes = 0;
    switch (encoding) {
      case PLAIN -> plain(values, count, summary.min());
      case DELTA -> delta(values, count);
      case DELTA_OF_DELTA -> deltaOfDelta(values, count);
      case RECENT -> recent(values, count);
      case SPARSE -> sparse(values, count);
      case REPEATS -> repeats(values, count);
      case DICTIONARY -> {
        return places(values, count);
      }
      default -> throw new IllegalStateException("No numbers to pack in " + encoding);
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
