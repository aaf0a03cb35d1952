package io.tradegrid.model;

/**
 * How an instrument's market is run; an operator may change it at any time. Resting orders stay as
 * they are.
 *
 * @param tickTable the price steps
 * @param referenceTicks the reference price in ticks: what the static collar is around and what an
 *     auction price stays near to; 0 leaves it as it is, and an auction that trades sets it
 * @param staticCollarBps half width of the collar around the reference, in basis points; 0 for none
 * @param dynamicCollarBps half width of the collar around the last trade, in basis points; 0 for
 *     none
 * @param collarAction what happens at the edge of a collar
 * @param volatilityAuctionNs how long a volatility auction lasts, in nanoseconds; 0 until an
 *     operator ends it
 */
public record TradingRules(
    TickTable tickTable,
    long referenceTicks,
    int staticCollarBps,
    int dynamicCollarBps,
    CollarAction collarAction,
    long volatilityAuctionNs) {

  private static final int BASIS_POINTS = 10_000;

  /** Collars are at most this wide. */
  public static final int COLLAR_BPS_MAX = 10_000;

  /** A year. */
  public static final long VOLATILITY_AUCTION_NS_MAX = 365L * 86_400 * 1_000_000_000;

  /** Every tick is a price, there are no collars. */
  public static final TradingRules OPEN =
      new TradingRules(TickTable.EVERY_TICK, 0, 0, 0, CollarAction.REFUSE, 0);

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field out of its range
   */
  public TradingRules {
    Terms.require(
        referenceTicks >= 0 && referenceTicks <= Instrument.PRICE_TICKS_MAX,
        "referenceTicks",
        referenceTicks,
        "must be 0 to " + Instrument.PRICE_TICKS_MAX);
    requireBps("staticCollarBps", staticCollarBps);
    requireBps("dynamicCollarBps", dynamicCollarBps);
    Terms.require(
        volatilityAuctionNs >= 0 && volatilityAuctionNs <= VOLATILITY_AUCTION_NS_MAX,
        "volatilityAuctionNs",
        volatilityAuctionNs,
        "must be 0 to " + VOLATILITY_AUCTION_NS_MAX);
  }

  /**
   * Returns so many basis points of a price, rounded down, without overflow.
   *
   * @param priceTicks at most {@link Instrument#PRICE_TICKS_MAX}
   * @param bps at most {@link #COLLAR_BPS_MAX}
   */
  public static long width(long priceTicks, int bps) {
    return priceTicks / BASIS_POINTS * bps + priceTicks % BASIS_POINTS * bps / BASIS_POINTS;
  }

  private static void requireBps(String field, int bps) {
    Terms.require(bps >= 0 && bps <= COLLAR_BPS_MAX, field, bps, "must be 0 to " + COLLAR_BPS_MAX);
  }
}
