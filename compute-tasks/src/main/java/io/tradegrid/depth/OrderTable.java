package io.tradegrid.depth;

/**
 * Orders by id: buckets of orders that are linked through themselves, so that an order that comes
 * or goes costs no memory. As many buckets as orders, at least.
 */
final class OrderTable {

  private static final int FIRST_BUCKETS = 16;
  private static final long FIBONACCI = 0x9e3779b97f4a7c15L;

  private QueuedOrder[] buckets = new QueuedOrder[FIRST_BUCKETS];
  private int size;

  int size() {
    return size;
  }

  /** Returns the order, null if it is not here. */
  QueuedOrder get(long orderId) {
    QueuedOrder order = buckets[bucket(orderId)];
    while (order != null && order.id != orderId) {
      order = order.next;
    }
    return order;
  }

  /** Adds an order whose id is not here. */
  void put(QueuedOrder order) {
    if (size == buckets.length) {
      grow();
    }
    link(order);
    size++;
  }

  /** Removes an order that is here. */
  void remove(QueuedOrder order) {
    int bucket = bucket(order.id);
    if (buckets[bucket] == order) {
      buckets[bucket] = order.next;
    } else {
      QueuedOrder before = buckets[bucket];
      while (before.next != order) {
        before = before.next;
      }
      before.next = order.next;
    }
    order.next = null;
    size--;
  }

  void clear() {
    buckets = new QueuedOrder[FIRST_BUCKETS];
    size = 0;
  }

  private void grow() {
    QueuedOrder[] old = buckets;
    buckets = new QueuedOrder[2 * old.length];
    for (QueuedOrder first : old) {
      QueuedOrder order = first;
      while (order != null) {
        QueuedOrder next = order.next;
        link(order);
        order = next;
      }
    }
  }

  private void link(QueuedOrder order) {
    int bucket = bucket(order.id);
    order.next = buckets[bucket];
    buckets[bucket] = order;
  }

  private int bucket(long orderId) {
    return (int) ((orderId * FIBONACCI) >>> Long.numberOfLeadingZeros(buckets.length - 1L));
  }
}
