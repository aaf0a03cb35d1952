package io.tradegrid.orderbook;

/**
 * Order id to slot: open addressing with linear probing and deletion by shifting back, so that it
 * needs no tombstones and never slows down. At most half full. Id and slot stand side by side, in
 * one array to grow and to keep in step.
 */
final class OrderIndex {

  private static final long[] NO_ENTRIES = {0, 0};
  private static final int FIRST_ENTRIES = 8;
  private static final long FIBONACCI = 0x9e3779b97f4a7c15L;

  /** Id at an even place, 0 if free, and its slot behind it. */
  private long[] entries = NO_ENTRIES;

  private int mask;
  private int shift = 63;
  private int size;

  int size() {
    return size;
  }

  /** Returns the slot of an order, 0 if it is not here. */
  int get(long orderId) {
    int i = home(orderId) & mask;
    while (entries[2 * i] != orderId) {
      if (entries[2 * i] == 0) {
        return 0;
      }
      i = (i + 1) & mask;
    }
    return (int) entries[2 * i + 1];
  }

  /** Adds an order that is not here. */
  void put(long orderId, int slot) {
    if (2 * (size + 1) > mask + 1) {
      grow();
    }
    insert(orderId, slot);
    size++;
  }

  private void insert(long orderId, long slot) {
    int i = home(orderId);
    while (entries[2 * i] != 0) {
      i = (i + 1) & mask;
    }
    entries[2 * i] = orderId;
    entries[2 * i + 1] = slot;
  }

  /** Removes an order that is here. */
  void remove(long orderId) {
    int hole = home(orderId);
    while (entries[2 * hole] != orderId) {
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

  private int home(long orderId) {
    return (int) ((orderId * FIBONACCI) >>> shift);
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
