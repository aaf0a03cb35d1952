package io.tradegrid.orderbook;

/**
 * Number to slot, such as order id to where the order is kept: open addressing with linear probing
 * and deletion by shifting back, so that it needs no tombstones and never slows down. At most half
 * full. Number and slot stand side by side, in one array to grow and to keep in step.
 */
public final class SlotIndex {

  private static final long[] NO_ENTRIES = {0, 0};
  private static final int FIRST_ENTRIES = 8;
  private static final long FIBONACCI = 0x9e3779b97f4a7c15L;

  /** Number at an even place, 0 if free, and its slot behind it. */
  private long[] entries = NO_ENTRIES;

  private int mask;
  private int shift = 63;
  private int size;

  /** Returns how many numbers are here. */
  public int size() {
    return size;
  }

  /**
   * Returns the slot of a number, 0 if it is not here.
   *
   * @param number not 0
   */
  public int get(long number) {
    int i = home(number) & mask;
    while (entries[2 * i] != number) {
      if (entries[2 * i] == 0) {
        return 0;
      }
      i = (i + 1) & mask;
    }
    return (int) entries[2 * i + 1];
  }

  /**
   * Adds a number that is not here.
   *
   * @param number not 0
   * @param slot not 0
   */
  public void put(long number, int slot) {
    if (2 * (size + 1) > mask + 1) {
      grow();
    }
    insert(number, slot);
    size++;
  }

  private void insert(long number, long slot) {
    int i = home(number);
    while (entries[2 * i] != 0) {
      i = (i + 1) & mask;
    }
    entries[2 * i] = number;
    entries[2 * i + 1] = slot;
  }

  /** Removes a number that is here. */
  public void remove(long number) {
    int hole = home(number);
    while (entries[2 * hole] != number) {
      hole = (hole + 1) & mask;
    }
    for (int i = (hole + 1) & mask; entries[2 * i] != 0; i = (i + 1) & mask) {
      // An entry may move into the hole if that is not before its home.
      if (((i - home(entries[2 * i])) & mask) >= ((i - hole) & mask)) {
        entries[2 * hole] = entries[2 * i];
        entries[2 * hole + 1] = entries[2 * i + 1];
        hole = i;
      }
    }
    entries[2 * hole] = 0;
    size--;
  }

  private int home(long number) {
    return (int) ((number * FIBONACCI) >>> shift);
  }

  private void grow() {
    long[] old = entries;
    int count = old == NO_ENTRIES ? FIRST_ENTRIES : old.length;
    entries = new long[2 * count];
    mask = count - 1;
    shift = 64 - Integer.numberOfTrailingZeros(count);
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        insert(old[i], old[i + 1]);
      }
    }
  }
}
