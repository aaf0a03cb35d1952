package io.tradegrid.orderbook;

/**
 * Order id to slot: open addressing with linear probing and deletion by shifting back, so that it
 * needs no tombstones and never slows down. At most half full.
 */
final class OrderIndex {

  private static final long[] NO_KEYS = {0, 0};
  private static final int[] NO_SLOTS = {0, 0};
  private static final int FIRST_CAPACITY = 8;
  private static final long FIBONACCI = 0x9e3779b97f4a7c15L;

  private long[] keys = NO_KEYS;
  private int[] slots = NO_SLOTS;
  private int shift = 63;
  private int size;

  int size() {
    return size;
  }

  /** Returns the slot of an order, 0 if it is not here. */
  int get(long orderId) {
    int mask = keys.length - 1;
    int i = home(orderId);
    while (keys[i] != orderId) {
      if (keys[i] == 0) {
        return 0;
      }
      i = (i + 1) & mask;
    }
    return slots[i];
  }

  /** Adds an order that is not here. */
  void put(long orderId, int slot) {
    if (2 * (size + 1) > keys.length || keys == NO_KEYS) {
      grow();
    }
    insert(orderId, slot);
    size++;
  }

  private void insert(long orderId, int slot) {
    int mask = keys.length - 1;
    int i = home(orderId);
    while (keys[i] != 0) {
      i = (i + 1) & mask;
    }
    keys[i] = orderId;
    slots[i] = slot;
  }

  /** Removes an order that is here. */
  void remove(long orderId) {
    int mask = keys.length - 1;
    int hole = home(orderId);
    while (keys[hole] != orderId) {
      hole = (hole + 1) & mask;
    }
    int i = hole;
    while (true) {
      i = (i + 1) & mask;
      if (keys[i] == 0) {
        break;
      }
      // An entry may move into the hole if that is not before its home.
      if (((i - home(keys[i])) & mask) >= ((i - hole) & mask)) {
        keys[hole] = keys[i];
        slots[hole] = slots[i];
        hole = i;
      }
    }
    keys[hole] = 0;
    size--;
  }

  private int home(long orderId) {
    return (int) ((orderId * FIBONACCI) >>> shift);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldSlots = slots;
    int capacity = oldKeys == NO_KEYS ? FIRST_CAPACITY : 2 * oldKeys.length;
    keys = new long[capacity];
    slots = new int[capacity];
    shift = 64 - Integer.numberOfTrailingZeros(capacity);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        insert(oldKeys[i], oldSlots[i]);
      }
    }
  }
}
