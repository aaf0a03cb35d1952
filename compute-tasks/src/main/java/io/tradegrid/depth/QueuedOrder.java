package io.tradegrid.depth;

import io.tradegrid.model.Side;

/** An order and its place in the queue of its level; used again for another when it is gone. */
final class QueuedOrder {

  long id;
  Side side;
  long openLots;
  OrderQueue queue;
  QueuedOrder ahead;
  QueuedOrder behind;

  /** The next one in the same bucket of the {@link OrderTable}. */
  QueuedOrder next;

  QueuedOrder become(long newId, Side newSide, long newOpenLots) {
    id = newId;
    side = newSide;
    openLots = newOpenLots;
    return this;
  }

  RestingOrder view() {
    return new RestingOrder(id, side, queue.priceTicks, openLots);
  }
}
