package io.tradegrid.depth;

import io.tradegrid.model.Side;

/** An order and its place in the queue of its level. */
final class QueuedOrder {

  final long id;
  final Side side;
  long openLots;
  OrderQueue queue;
  QueuedOrder ahead;
  QueuedOrder behind;

  QueuedOrder(long id, Side side, long openLots) {
    this.id = id;
    this.side = side;
    this.openLots = openLots;
  }

  RestingOrder view() {
    return new RestingOrder(id, side, queue.priceTicks, openLots);
  }
}
