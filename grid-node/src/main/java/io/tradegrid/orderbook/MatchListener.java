package io.tradegrid.orderbook;

/** Hears what an incoming order does to resting ones, in order, while it is matched. */
@FunctionalInterface
public interface MatchListener {

  /**
   * An incoming order traded with a resting one.
   *
   * @param takerId the incoming order
   * @param makerId the resting order
   * @param priceTicks the resting order's price, in ticks
   * @param lots what traded, in lots
   * @param makerLeavesLots what is left of the resting order, hidden lots included; at 0 it is gone
   */
  void filled(long takerId, long makerId, long priceTicks, long lots, long makerLeavesLots);

  /**
   * An incoming order met one of its own owner, and self-trade prevention took lots away instead.
   * Who only enters orders that allow self-trades never hears it.
   *
   * @param takerId the incoming order
   * @param makerId the resting order
   * @param takerLots lots taken from the incoming order
   * @param makerLots lots taken from the resting order
   * @param makerLeavesLots what is left of the resting order; at 0 it is gone
   */
  default void prevented(
      long takerId, long makerId, long takerLots, long makerLots, long makerLeavesLots) {
    throw new IllegalStateException("Order " + takerId + " was to be kept from a self-trade");
  }
}
