package io.tradegrid.shard;

import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Hash;
import java.util.HashMap;
import java.util.Map;

/** The shard's orders that are open, and the numbers of all that it ever had. */
final class Orders {

  /**
   * Orders and trades are numbered per shard below this many bits, the shard's number above them,
   * so that ids are unique in the grid and yet fit the 53 bits of a JavaScript number.
   */
  private static final int ID_BITS = 43;

  private final int shard;
  private final Map<Long, Order> open = new HashMap<>();
  private long orderCount;
  private long tradeCount;

  Orders(int shard) {
    this.shard = shard;
  }

  /** Makes an order, open until it is told otherwise. */
  Order add(NewOrder request) {
    Order order = new Order(newId(++orderCount), request);
    open.put(order.orderId(), order);
    return order;
  }

  long newTradeId() {
    return newId(++tradeCount);
  }

  private long newId(long count) {
    if (count >>> ID_BITS != 0) {
      throw new IllegalStateException("Shard " + shard + " has used up its ids");
    }
    return ((long) shard << ID_BITS) | count;
  }

  /** Returns an open order, null if it is not open. */
  Order find(long orderId) {
    return open.get(orderId);
  }

  /** Returns an order that a market says is open. */
  Order get(long orderId) {
    Order order = open.get(orderId);
    if (order == null) {
      throw new IllegalStateException("Order " + orderId + " is open in its market alone");
    }
    return order;
  }

  void removeIfClosed(Order order) {
    if (!order.status().isOpen()) {
      open.remove(order.orderId());
    }
  }

  int size() {
    return open.size();
  }

  long stateHash() {
    long sum = 0;
    for (Order order : open.values()) {
      sum += order.stateHash();
    }
    return Hash.of(shard, orderCount, tradeCount, sum);
  }
}
