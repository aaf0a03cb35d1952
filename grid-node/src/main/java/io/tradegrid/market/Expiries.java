package io.tradegrid.market;

import io.tradegrid.orderbook.SlotIndex;
import java.util.Arrays;

/**
 * When open orders end, the first of them at hand: a binary heap by time, then id, with an index by
 * id. DAY orders, whose end is a phase and not a time, stand at Long.MAX_VALUE.
 */
final class Expiries {

  static final long END_OF_DAY = Long.MAX_VALUE;

  private final SlotIndex places = new SlotIndex();

  /** The heap from place 1 on; {@link #places} knows where each id stands. */
  private long[] ids = new long[8];

  private long[] times = new long[8];
  private int size;

  /** Returns when the first one ends, Long.MAX_VALUE if none does by time. */
  long firstNs() {
    return size == 0 ? END_OF_DAY : times[1];
  }

  /** Returns the order that ends first; there is one. */
  long firstId() {
    return ids[1];
  }

  /** Returns when an order ends, 0 if it does not by itself. */
  long endOf(long orderId) {
    // Place 0, where unknown orders are found, holds no time.
    return times[places.get(orderId)];
  }

  void add(long orderId, long timeNs) {
    if (++size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
    places.put(orderId, size);
    place(size, orderId, timeNs);
    up(size);
  }

  /** Forgets an order, if it is known. */
  void remove(long orderId) {
    int place = places.get(orderId);
    if (place == 0) {
      return;
    }
    places.remove(orderId);
    long lastId = ids[size];
    long lastTime = times[size];
    size--;
    if (place <= size) {
      move(place, lastId, lastTime);
      up(place);
      down(places.get(lastId));
    }
  }

  /** Returns the orders that end with the day, by id. */
  Ids endOfDay() {
    Ids found = new Ids();
    for (int i = 1; i <= size; i++) {
      if (times[i] == END_OF_DAY) {
        found.add(ids[i]);
      }
    }
    found.sort();
    return found;
  }

  private void up(int start) {
    int child = start;
    while (child > 1 && isBefore(child, child / 2)) {
      swap(child, child / 2);
      child /= 2;
    }
  }

  private void down(int start) {
    int parent = start;
    int first = smallest(parent);
    while (first != parent) {
      swap(parent, first);
      parent = first;
      first = smallest(parent);
    }
  }

  private int smallest(int parent) {
    int first = parent;
    for (int child = 2 * parent; child <= Math.min(size, 2 * parent + 1); child++) {
      first = isBefore(child, first) ? child : first;
    }
    return first;
  }

  private boolean isBefore(int a, int b) {
    return times[a] < times[b] || (times[a] == times[b] && ids[a] < ids[b]);
  }

  private void swap(int a, int b) {
    long id = ids[a];
    long time = times[a];
    move(a, ids[b], times[b]);
    move(b, id, time);
  }

  private void move(int place, long orderId, long timeNs) {
    places.remove(orderId);
    places.put(orderId, place);
    place(place, orderId, timeNs);
  }

  private void place(int place, long orderId, long timeNs) {
    ids[place] = orderId;
    times[place] = timeNs;
  }

  long stateHash() {
    long sum = 0;
    for (int i = 1; i <= size; i++) {
      sum += MarketHash.expiry(ids[i], times[i]);
    }
    return sum;
  }
}
