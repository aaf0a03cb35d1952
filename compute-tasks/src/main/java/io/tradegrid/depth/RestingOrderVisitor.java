package io.tradegrid.depth;

/** Is shown the orders of a side, best price first, at one price in the sequence of the queue. */
@FunctionalInterface
public interface RestingOrderVisitor {

  /**
   * One order.
   *
   * @param orderId the venue's number of the order
   * @param priceTicks its price in ticks
   * @param openLots what is open of it in lots, positive
   */
  void visit(long orderId, long priceTicks, long openLots);
}
