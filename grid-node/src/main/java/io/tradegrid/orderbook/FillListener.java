package io.tradegrid.orderbook;

/** Hears the trades of an incoming order, in their order, while it is matched. */
@FunctionalInterface
public interface FillListener {

  /**
   * An incoming order traded with a resting one.
   *
   * @param takerId the incoming order
   * @param makerId the resting order
   * @param priceTicks the resting order's price, in ticks
   * @param lots what traded, in lots
   * @param makerLeavesLots what is left of the resting order, in lots; at 0 it is gone
   */
  void filled(long takerId, long makerId, long priceTicks, long lots, long makerLeavesLots);
}
