package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.util.Arrays;

/**
 * The levels of one side in sorted arrays. The best level is the last one, because that is where
 * levels come and go and little is behind it to be moved.
 */
final class LevelLadder {

  private static final int INITIAL_CAPACITY = 8;

  private final Side side;

  /** Ascending. A bid's key is its price; an offer's is ~price, which turns the order round. */
  private long[] keys = new long[INITIAL_CAPACITY];

  private long[] lots = new long[INITIAL_CAPACITY];
  private int[] orders = new int[INITIAL_CAPACITY];
  private int size;

  LevelLadder(Side side) {
    this.side = side;
  }

  /** Returns the level's place, or {@code -(place where it would go) - 1}. */
  int find(long priceTicks) {
    return Arrays.binarySearch(keys, 0, size, key(priceTicks));
  }

  long lots(int place) {
    return lots[place];
  }

  int orders(int place) {
    return orders[place];
  }

  int size() {
    return size;
  }

  void replace(int place, long newLots, int newOrders) {
    lots[place] = newLots;
    orders[place] = newOrders;
  }

  void insert(int place, long priceTicks, long newLots, int newOrders) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      lots = Arrays.copyOf(lots, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
    }
    move(place, place + 1);
    keys[place] = key(priceTicks);
    replace(place, newLots, newOrders);
    size++;
  }

  void remove(int place) {
    move(place + 1, place);
    size--;
  }

  /** Drops the worst levels beyond a number and returns how many they were. */
  int truncate(int max) {
    int dropped = Math.max(0, size - max);
    if (dropped > 0) {
      move(dropped, 0);
      size -= dropped;
    }
    return dropped;
  }

  void clear() {
    size = 0;
  }

  void forEach(int max, LevelVisitor visitor) {
    int end = Math.max(0, size - max);
    for (int place = size - 1; place >= end; place--) {
      visitor.visit(key(keys[place]), lots[place], orders[place]);
    }
  }

  /** Returns the key of a price and, as it is its own inverse, the price of a key. */
  private long key(long priceTicks) {
    return side == Side.BUY ? priceTicks : ~priceTicks;
  }

  private void move(int from, int to) {
    System.arraycopy(keys, from, keys, to, size - from);
    System.arraycopy(lots, from, lots, to, size - from);
    System.arraycopy(orders, from, orders, to, size - from);
  }
}
