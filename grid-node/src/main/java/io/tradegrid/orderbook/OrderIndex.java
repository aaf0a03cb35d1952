package io.tradegrid.orderbook;

/**
 * Order id to slot: open addressing with linear probing and deletion by shifting back, so that it
 * needs no tombstones and never slows down. It keeps slots only, four bytes an order, and finds the
 * ids in the records, which whoever looks an order up reads next anyway. At most a quarter full:
 * most orders are then found where they are first looked for.
 */
final class OrderIndex {

  private static final int[] NO_SLOTS = {0};
  private static final int FIRST_PLACES = 16;
  private static final int PLACES_EACH = 4;
  private static final long FIBONACCI = 0x9e3779b97f4a7c15L;

  private int[] slots = NO_SLOTS;
  private int shift = 63;
  private int size;

  int size() {
    return size;
  }

  /** Returns the slot of an order, 0 if it is not here. */
  int get(long orderId, long[] records) {
    int i = home(orderId) & (slots.length - 1);
    int slot = slots[i];
    while (slot != 0 && records[Records.at(slot)] != orderId) {
      i = (i + 1) & (slots.length - 1);
      slot = slots[i];
    }
    return slot;
  }

  /** Reads where an order is looked for first; returns a number without meaning. */
  int readAhead(long orderId) {
    return slots[home(orderId) & (slots.length - 1)];
  }

  /** Adds an order that is not here; its record has its id. */
  void put(long orderId, int slot, long[] records) {
    if (PLACES_EACH * (size + 1) > slots.length) {
      grow(records);
    }
    insert(orderId, slot);
    size++;
  }

  private void insert(long orderId, int slot) {
    int i = home(orderId);
    while (slots[i] != 0) {
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = slot;
  }

  /** Removes an order that is here. */
  void remove(long orderId, int slot, long[] records) {
    int hole = home(orderId);
    while (slots[hole] != slot) {
      hole = (hole + 1) & (slots.length - 1);
    }
    for (int i = (hole + 1) & (slots.length - 1); slots[i] != 0; i = (i + 1) & (slots.length - 1)) {
      // An order may move into the hole if that is not before its home.
      int home = home(records[Records.at(slots[i])]);
      if (((i - home) & (slots.length - 1)) >= ((i - hole) & (slots.length - 1))) {
        slots[hole] = slots[i];
        hole = i;
      }
    }
    slots[hole] = 0;
    size--;
  }

  private int home(long orderId) {
    return (int) ((orderId * FIBONACCI) >>> shift);
  }

  private void grow(long[] records) {
    int[] old = slots;
    int places = Math.max(FIRST_PLACES, 2 * old.length);
    slots = new int[places];
    shift = 64 - Integer.numberOfTrailingZeros(places);
    for (int slot : old) {
      if (slot != 0) {
        insert(records[Records.at(slot)], slot);
      }
    }
  }
}
