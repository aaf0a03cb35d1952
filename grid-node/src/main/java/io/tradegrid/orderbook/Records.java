package io.tradegrid.orderbook;

import java.util.Arrays;

/**
 * Records of a few longs each in one array, with a list of the free ones. Slot 0 is never given
 * out, so that it can mean none. The array grows by doubling and never shrinks.
 */
final class Records {

  private static final int FIRST_SLOTS = 4;
  private static final int LONGS_EACH = 4;

  /**
   * An array's header is two longs; with two more, records begin at multiples of their size
   * wherever the array itself does. No gain beyond noise was measured.
   */
  private static final int PADDING = 2;

  /** The field that links free records. */
  private final int linkField;

  private long[] data = {};
  private int free;

  /**
   * Starts without any memory for records.
   *
   * @param linkField the field of a free record that names the next free one
   */
  Records(int linkField) {
    this.linkField = linkField;
  }

  /** Returns where the record of a slot begins in the array. */
  static int at(int slot) {
    return slot * LONGS_EACH + PADDING;
  }

  /** Returns the array; stale once a record is taken. */
  long[] data() {
    return data;
  }

  int slots() {
    return data.length / LONGS_EACH;
  }

  int take() {
    if (free == 0) {
      grow();
    }
    int slot = free;
    free = (int) data[at(slot) + linkField];
    return slot;
  }

  void release(int slot) {
    data[at(slot) + linkField] = free;
    free = slot;
  }

  private void grow() {
    int first = Math.max(1, slots());
    data = Arrays.copyOf(data, at(Math.max(FIRST_SLOTS, 2 * slots())));
    for (int slot = slots() - 1; slot >= first; slot--) {
      release(slot);
    }
  }
}
