package io.tradegrid.market;

import java.util.Arrays;

/** A list of order ids that keeps its memory. */
final class Ids {

  private static final long[] NONE = {};

  private long[] ids = NONE;
  private int size;

  int size() {
    return size;
  }

  long get(int i) {
    return ids[i];
  }

  void add(long id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, Math.max(8, 2 * size));
    }
    ids[size++] = id;
  }

  void clear() {
    size = 0;
  }

  void sort() {
    Arrays.sort(ids, 0, size);
  }
}
