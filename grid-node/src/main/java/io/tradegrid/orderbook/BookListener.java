package io.tradegrid.orderbook;

/**
 * Hears what happens in a book, in order, while it happens. Orders are live: copy what you keep.
 */
public interface BookListener {

  /** An order was taken; its fills, if any, follow. */
  void accepted(Order order);

  /**
   * An incoming order traded with a resting one; both already count the fill.
   *
   * @param taker the incoming order
   * @param maker the resting order
   * @param priceTicks the maker's price
   * @param quantityLots what traded
   */
  void filled(Order taker, Order maker, long priceTicks, long quantityLots);

  /** An order's price or quantity was changed; fills, if the change makes it trade, follow. */
  void amended(Order order);

  /** What was open of an order was taken out. */
  void canceled(Order order);
}
