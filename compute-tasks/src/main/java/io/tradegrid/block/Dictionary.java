package io.tradegrid.block;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The few values of a column, in rising order, and each value's place among them. */
final class Dictionary {

  /** The most values that a list of them makes sense for. */
  static final int SIZE_MAX = 64;

  private static final int SLOTS = 4 * SIZE_MAX;
  private static final int SLOT_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SLOTS);

  /** 2^64 divided by the golden ratio, which spreads neighbours far. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] sorted = new long[SIZE_MAX];
  private final long[] found = new long[SIZE_MAX];
  private final int[] placeOfFound = new int[SIZE_MAX];

  /** Of each slot one more than where in {@link #found} its value is, 0 for an empty one. */
  private final byte[] slots = new byte[SLOTS];

  private int size;

  /**
   * Finds the values and their places.
   *
   * @param places is filled in places 0 to count - 1
   * @return whether there are few enough
   */
  boolean places(long[] values, int count, long[] places) {
    size = 0;
    Arrays.fill(slots, (byte) 0);
    for (int i = 0; i < count; i++) {
      int at = find(values[i]);
      if (at < 0) {
        return false;
      }
      places[i] = at;
    }
    System.arraycopy(found, 0, sorted, 0, size);
    Arrays.sort(sorted, 0, size);
    for (int i = 0; i < size; i++) {
      placeOfFound[i] = Arrays.binarySearch(sorted, 0, size, found[i]);
    }
    for (int i = 0; i < count; i++) {
      places[i] = placeOfFound[(int) places[i]];
    }
    return true;
  }

  /** Returns where in {@link #found} the value is; negative if there is no room for it. */
  private int find(long value) {
    int slot = (int) ((value * SPREAD) >>> SLOT_SHIFT);
    while (slots[slot] != 0) {
      int at = slots[slot] - 1;
      if (found[at] == value) {
        return at;
      }
      slot = (slot + 1) % SLOTS;
    }
    if (size == SIZE_MAX) {
      return -1;
    }
    found[size] = value;
    slots[slot] = (byte) (size + 1);
    return size++;
  }

  /** Returns how many bytes {@link #write} would write. */
  int bytes() {
    int bytes = Varint.bytes(size);
    for (int i = 1; i < size; i++) {
      bytes += Varint.bytes(sorted[i] - sorted[i - 1]);
    }
    return bytes;
  }

  void write(ByteBuffer out) {
    Varint.put(out, size);
    for (int i = 1; i < size; i++) {
      Varint.put(out, sorted[i] - sorted[i - 1]);
    }
  }
}
