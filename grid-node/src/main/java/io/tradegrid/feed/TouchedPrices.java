package io.tradegrid.feed;

import java.util.Arrays;

/** The prices of one side that a command has touched. */
final class TouchedPrices {

  private static final int INITIAL_CAPACITY = 8;

  private long[] prices = new long[INITIAL_CAPACITY];
  private int size;

  void add(long priceTicks) {
    // An order that takes many at one price touches that price again and again.
    if (size > 0 && prices[size - 1] == priceTicks) {
      return;
    }
    if (size == prices.length) {
      prices = Arrays.copyOf(prices, 2 * size);
    }
    prices[size] = priceTicks;
    size++;
  }

  /** Sorts them, drops what is there twice, and returns how many there are. */
  int sortAndCount() {
    if (size > 1) {
      Arrays.sort(prices, 0, size);
      int kept = 1;
      for (int i = 1; i < size; i++) {
        if (prices[i] != prices[kept - 1]) {
          prices[kept] = prices[i];
          kept++;
        }
      }
      size = kept;
    }
    return size;
  }

  long get(int place) {
    return prices[place];
  }

  void clear() {
    size = 0;
  }
}
