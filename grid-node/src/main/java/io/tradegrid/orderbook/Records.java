package io.tradegrid.orderbook;

import java.util.Arrays;

/**
 * Records of a few longs each in one array, with a list of the free ones. Slot 0 is never given
 * out, so that it can mean none. The array grows by doubling and never shrinks.
 */
final class Records {

  private static final int FIRST_SLOTS = 4;

  private final int longsEach;

  /** The field that links free records. */
  private final int linkField;

  private long[] data = {};
  private int free;

  /**
   * Starts without any memory for records.
   *
   * @param longsEach longs in a record
   * @param linkField the field of a free record that names the next free one
   */
  Records(int longsEach, int linkField) {
    this.longsEach = longsEach;
    this.linkField = linkField;
  }

  /** Returns the array; stale once a record is taken. */
  long[] data() {
    return data;
  }

  int slots() {
    return data.length / longsEach;
  }

  int take() {
    if (free == 0) {
      grow();
    }
    int slot = free;
    free = (int) data[slot * longsEach + linkField];
    return slot;
  }

  void release(int slot) {
    data[slot * longsEach + linkField] = free;
    free = slot;
  }

  private void grow() {
    int first = Math.max(1, slots());
    data = Arrays.copyOf(data, Math.max(FIRST_SLOTS, 2 * slots()) * longsEach);
    for (int slot = slots() - 1; slot >= first; slot--) {
      release(slot);
    }
  }
}
