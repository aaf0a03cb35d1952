package io.tradegrid.orderbook;

/** Is shown the orders of a side, best price first, at one price in the sequence of the queue. */
@FunctionalInterface
public interface OrderVisitor {

  /**
   * One order.
   *
   * @param priceTicks its price in ticks
   * @param shownLots lots it shows
   * @param hiddenLots lots of an iceberg that are not shown, 0 for others
   * @param displayLots lots an iceberg shows at a time; undefined while hiddenLots is 0
   * @param reduceOnly whether it may only reduce its owner's position
   */
  void visit(
      long orderId,
      int owner,
      long priceTicks,
      long shownLots,
      long hiddenLots,
      long displayLots,
      boolean reduceOnly);
}
