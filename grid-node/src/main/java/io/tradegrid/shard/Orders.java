package io.tradegrid.shard;

import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Hash;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.orderbook.SlotIndex;
import java.util.Arrays;
import java.util.function.Consumer;

/** The shard's orders that are open, and the numbers of all that it ever had. */
final class Orders {

  /**
   * Orders and trades are numbered per shard below this many bits, the shard's number above them,
   * so that ids are unique in the grid and yet fit the 53 bits of a JavaScript number.
   */
  private static final int ID_BITS = 43;

  private static final int FIRST_SLOTS = 16;

  private final int shard;
  private final SlotIndex index = new SlotIndex();
  private final IdentityIndex named = new IdentityIndex(this::isNamed);

  /** Open orders by slot, from 1; the free slots below the highest ones are a list. */
  private Order[] open = new Order[FIRST_SLOTS];

  private int[] nextFree = new int[FIRST_SLOTS];
  private int firstFree;
  private int used;
  private long orderCount;
  private long tradeCount;

  Orders(int shard) {
    this.shard = shard;
  }

  /** Makes an order, open until it is told otherwise. */
  Order add(Listing listing, NewOrder request) {
    Order order = new Order(newId(++orderCount), listing, request);
    put(order);
    return order;
  }

  /** Takes an order as it stood. */
  void put(Order order) {
    int slot = firstFree;
    if (slot != 0) {
      firstFree = nextFree[slot];
    } else {
      slot = ++used;
      if (slot == open.length) {
        open = Arrays.copyOf(open, 2 * slot);
        nextFree = Arrays.copyOf(nextFree, 2 * slot);
      }
    }
    open[slot] = order;
    index.put(order.orderId(), slot);
    named.add(order.portfolioId(), order.clientOrderId(), slot);
  }

  /** Returns the number of the newest order. */
  long newestId() {
    return id(orderCount);
  }

  long newTradeId() {
    return newId(++tradeCount);
  }

  private long newId(long count) {
    if (count >>> ID_BITS != 0) {
      throw new IllegalStateException("Shard " + shard + " has used up its ids");
    }
    return id(count);
  }

  private long id(long count) {
    return ((long) shard << ID_BITS) | count;
  }

  /** Returns an open order, null if it is not open. */
  Order find(long orderId) {
    return orderId == 0 ? null : open[index.get(orderId)];
  }

  /** Returns the open order that was entered under this id, null if none is open. */
  Order find(int portfolioId, ClientOrderId id) {
    return open[named.find(portfolioId, id)];
  }

  private boolean isNamed(int slot, int portfolioId, ClientOrderId id) {
    return open[slot].isNamed(portfolioId, id);
  }

  /** Reads where an open order of this name would be; see market.ReadAhead. */
  long readAhead(int portfolioId, ClientOrderId id) {
    return named.readAhead(portfolioId, id);
  }

  /** Returns an order that a market says is open. */
  Order get(long orderId) {
    Order order = find(orderId);
    if (order == null) {
      throw new IllegalStateException("Order " + orderId + " is open in its market alone");
    }
    return order;
  }

  void removeIfClosed(Order order) {
    if (!order.status().isOpen()) {
      int slot = index.get(order.orderId());
      index.remove(order.orderId());
      named.remove(order.portfolioId(), order.clientOrderId(), slot);
      open[slot] = null;
      nextFree[slot] = firstFree;
      firstFree = slot;
    }
  }

  int size() {
    return index.size();
  }

  int shard() {
    return shard;
  }

  long orderCount() {
    return orderCount;
  }

  long tradeCount() {
    return tradeCount;
  }

  /** Goes on counting where another shard's state ended. */
  void restoreCounts(long orders, long trades) {
    orderCount = orders;
    tradeCount = trades;
  }

  /** Shows all open orders. */
  void forEach(Consumer<Order> action) {
    for (int slot = 1; slot <= used; slot++) {
      if (open[slot] != null) {
        action.accept(open[slot]);
      }
    }
  }

  long stateHash() {
    long sum = 0;
    for (int slot = 1; slot <= used; slot++) {
      sum += open[slot] == null ? 0 : open[slot].stateHash();
    }
    return Hash.of(shard, orderCount, tradeCount, sum);
  }
}
