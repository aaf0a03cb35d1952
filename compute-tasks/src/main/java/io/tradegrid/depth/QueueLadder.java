package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.util.Arrays;

/**
 * The queues of one side in sorted arrays, the best one last as in {@link LevelLadder}. A queue
 * that is left empty waits behind the last one and is used again.
 */
final class QueueLadder {

  private static final int INITIAL_CAPACITY = 8;

  private final Side side;

  /** Ascending. A bid's key is its price; an offer's is ~price, which turns the order round. */
  private long[] keys = new long[INITIAL_CAPACITY];

  private OrderQueue[] queues = new OrderQueue[INITIAL_CAPACITY];
  private int size;

  QueueLadder(Side side) {
    this.side = side;
  }

  int size() {
    return size;
  }

  /** Returns the queue at a price, null if there is none. */
  OrderQueue get(long priceTicks) {
    int place = find(priceTicks);
    return place < 0 ? null : queues[place];
  }

  /** Returns the queue at a price, which is new and empty if there was none. */
  OrderQueue getOrInsert(long priceTicks) {
    int found = find(priceTicks);
    if (found >= 0) {
      return queues[found];
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      queues = Arrays.copyOf(queues, 2 * size);
    }
    int place = -found - 1;
    OrderQueue queue = queues[size] == null ? new OrderQueue() : queues[size];
    System.arraycopy(keys, place, keys, place + 1, size - place);
    System.arraycopy(queues, place, queues, place + 1, size - place);
    keys[place] = key(priceTicks);
    queues[place] = queue;
    queue.priceTicks = priceTicks;
    size++;
    return queue;
  }

  /** Takes out a queue that is empty. */
  void remove(OrderQueue queue) {
    int place = find(queue.priceTicks);
    size--;
    System.arraycopy(keys, place + 1, keys, place, size - place);
    System.arraycopy(queues, place + 1, queues, place, size - place);
    queues[size] = queue;
  }

  void clear() {
    Arrays.fill(queues, null);
    size = 0;
  }

  void forEach(int max, LevelVisitor visitor) {
    int end = Math.max(0, size - max);
    for (int place = size - 1; place >= end; place--) {
      queues[place].show(visitor);
    }
  }

  void forEachOrder(RestingOrderVisitor visitor) {
    for (int place = size - 1; place >= 0; place--) {
      queues[place].showOrders(visitor);
    }
  }

  private int find(long priceTicks) {
    return Arrays.binarySearch(keys, 0, size, key(priceTicks));
  }

  private long key(long priceTicks) {
    return side == Side.BUY ? priceTicks : ~priceTicks;
  }
}
