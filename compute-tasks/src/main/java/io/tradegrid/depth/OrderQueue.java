package io.tradegrid.depth;

import java.util.ArrayList;
import java.util.List;

/**
 * The orders at one price of one side, first in first out, and their sum; used again when empty.
 */
final class OrderQueue {

  long priceTicks;
  private long totalLots;
  private int orders;
  private QueuedOrder first;
  private QueuedOrder last;

  boolean isEmpty() {
    return orders == 0;
  }

  boolean hasRoomFor(long lots) {
    return lots <= Long.MAX_VALUE - totalLots;
  }

  void append(QueuedOrder order) {
    order.queue = this;
    order.ahead = last;
    order.behind = null;
    if (last == null) {
      first = order;
    } else {
      last.behind = order;
    }
    last = order;
    totalLots += order.openLots;
    orders++;
  }

  void remove(QueuedOrder order) {
    if (order.ahead == null) {
      first = order.behind;
    } else {
      order.ahead.behind = order.behind;
    }
    if (order.behind == null) {
      last = order.ahead;
    } else {
      order.behind.ahead = order.ahead;
    }
    totalLots -= order.openLots;
    orders--;
  }

  /** Takes lots from an order that keeps its place and some of its lots. */
  void reduce(QueuedOrder order, long lots) {
    order.openLots -= lots;
    totalLots -= lots;
  }

  long totalLots() {
    return totalLots;
  }

  int orders() {
    return orders;
  }

  void show(LevelVisitor visitor) {
    visitor.visit(priceTicks, totalLots, orders);
  }

  void showOrders(RestingOrderVisitor visitor) {
    for (QueuedOrder order = first; order != null; order = order.behind) {
      visitor.visit(order.id, priceTicks, order.openLots);
    }
  }

  List<RestingOrder> views() {
    List<RestingOrder> views = new ArrayList<>(orders);
    for (QueuedOrder order = first; order != null; order = order.behind) {
      views.add(order.view());
    }
    return views;
  }
}
