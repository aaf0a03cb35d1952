package io.tradegrid.market;

import io.tradegrid.orderbook.SlotIndex;

/** The market orders that are collected for an auction. */
final class MarketOrders {

  private final SlotIndex open = new SlotIndex();
  private final Ids entered = new Ids();
  private final Ids drained = new Ids();

  void add(long orderId) {
    if (!contains(orderId)) {
      open.put(orderId, 1);
      entered.add(orderId);
    }
  }

  boolean contains(long orderId) {
    return open.get(orderId) != 0;
  }

  void remove(long orderId) {
    if (contains(orderId)) {
      open.remove(orderId);
    }
  }

  /** Returns those still open, by id, until the next call. */
  Ids drain() {
    drained.clear();
    for (int i = 0; i < entered.size(); i++) {
      if (contains(entered.get(i))) {
        drained.add(entered.get(i));
      }
    }
    entered.clear();
    drained.sort();
    return drained;
  }
}
