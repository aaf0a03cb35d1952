package io.tradegrid.orderbook;

import io.tradegrid.model.Side;

/**
 * Hears what an incoming order does to resting ones, in order, while it is matched. Trades are all
 * there is to hear for those who enter orders without self-trade prevention, reduce-only orders and
 * auctions.
 */
@FunctionalInterface
public interface MatchListener {

  /**
   * An incoming order traded with a resting one.
   *
   * @param takerId the incoming order
   * @param makerId the resting order
   * @param makerOwner its owner
   * @param priceTicks the resting order's price, in ticks
   * @param lots what traded, in lots
   * @param makerLeavesLots what is left of the resting order, hidden lots included; at 0 it is gone
   * @param makerShownLots what it shows now
   */
  void filled(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots);

  /**
   * Two resting orders traded at an auction's price.
   *
   * @param priceTicks the auction's price, in ticks
   * @param lots what traded, in lots
   * @param buyLeavesLots what is left of the buy order
   * @param buyShownLots what it shows now
   * @param sellLeavesLots what is left of the sell order
   * @param sellShownLots what it shows now
   */
  default void crossed(
      long buyId,
      int buyOwner,
      long buyLeavesLots,
      long buyShownLots,
      long sellId,
      int sellOwner,
      long sellLeavesLots,
      long sellShownLots,
      long priceTicks,
      long lots) {
    throw new IllegalStateException("Orders " + buyId + " and " + sellId + " crossed unheard");
  }

  /**
   * An incoming order met one of its own group, and self-trade prevention took lots away instead.
   *
   * @param takerId the incoming order
   * @param makerId the resting order
   * @param makerOwner its owner
   * @param priceTicks the resting order's price, in ticks
   * @param takerLots lots taken from the incoming order
   * @param makerLots lots taken from the resting order
   * @param makerLeavesLots what is left of the resting order; at 0 it is gone
   * @param makerShownLots what it shows now
   */
  default void prevented(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long takerLots,
      long makerLots,
      long makerLeavesLots,
      long makerShownLots) {
    throw new IllegalStateException("Order " + takerId + " was kept from a self-trade unheard");
  }

  /**
   * A resting reduce-only order had more lots than its owner's position, and the excess is gone.
   *
   * @param makerId the resting order
   * @param makerOwner its owner
   * @param priceTicks its price, in ticks
   * @param lots the excess
   * @param makerLeavesLots what is left of it; at 0 it is gone
   * @param makerShownLots what it shows now
   */
  default void reducedToPosition(
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    throw new IllegalStateException("Order " + makerId + " was cut unheard");
  }

  /**
   * Asks how many lots a reduce-only order of this side may trade at most, 0 or more. Whether and
   * when it is asked shows in nothing but the answer.
   */
  default long reducibleLots(int owner, Side side) {
    throw new IllegalStateException("Owner " + owner + " has a reduce-only order unheard");
  }

  /** Asks whether two owners must not trade with each other when an order says so. */
  default boolean isSameGroup(int owner, int other) {
    return owner == other;
  }
}
