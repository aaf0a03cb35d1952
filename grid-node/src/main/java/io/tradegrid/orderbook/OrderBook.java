package io.tradegrid.orderbook;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.Side;
import java.util.List;

/** A price-time priority book of one instrument. */
public interface OrderBook {

  /**
   * A price and what rests there.
   *
   * @param priceTicks price in ticks
   * @param quantityLots sum of the open quantities in lots
   * @param orders number of orders
   */
  record Level(long priceTicks, long quantityLots, int orders) {}

  /**
   * Matches an order and rests or cancels what is left of it.
   *
   * @param order new, checked, with a positive quantity
   * @param listener hears the order accepted, its fills, and the cancellation of a rest
   */
  void enter(Order order, BookListener listener);

  /**
   * Takes an order out.
   *
   * @param order one that rests here
   * @param timeNs when, in nanoseconds since the epoch
   * @param listener hears it cancelled
   */
  void cancel(Order order, long timeNs, BookListener listener);

  /**
   * Changes an order. A smaller quantity at the same price keeps its place in the queue; any other
   * change takes it out and enters it again, behind its equals, trading if it now can. A quantity
   * at or below the filled one cancels it.
   *
   * @param order one that rests here
   * @param priceTicks the new price in ticks
   * @param quantityLots the new total quantity in lots, what is filled included
   * @param timeNs when, in nanoseconds since the epoch
   * @param listener hears it amended with the fills that follow, or cancelled
   */
  void amend(Order order, long priceTicks, long quantityLots, long timeNs, BookListener listener);

  /** Returns best bid and offer. */
  TopOfBook top();

  /**
   * Returns the best levels of a side, best first.
   *
   * @param max the most to return
   */
  List<Level> levels(Side side, int max);

  /** Returns the number of orders that rest here. */
  int openOrders();

  /** Returns the sum of the open quantities of all orders, in lots. */
  long openLots();

  /**
   * Returns a hash of everything that decides what happens next: each order's id, owner, price and
   * quantities, level by level in the order of the queue. Times are not part of it.
   */
  long stateHash();
}
