package io.tradegrid.service;

/**
 * What an operator may do to a market; deployed on every node under {@link #NAME}, any node may be
 * asked. What changes a market returns when it is durable, and may be repeated: a change that is
 * there already changes nothing.
 *
 * <p>An {@code int} that is returned is 0 or more if it was done, else minus the code of the {@link
 * io.tradegrid.model.RejectReason}: UNKNOWN_INSTRUMENT, BAD_REQUEST for an argument that cannot be,
 * NOT_OWNER or SHARD_STOPPED if nothing changed, OUTCOME_UNKNOWN if that is not known.
 */
public interface MarketControl {

  /** The service's name. */
  String NAME = "MarketControl";

  /** Index into {@link #state}: code of the {@link io.tradegrid.model.Phase}. */
  int PHASE = 0;

  /** Index into {@link #state}: price of the last trade in ticks, 0 before the first. */
  int LAST_TICKS = 1;

  /** Index into {@link #state}: reference price in ticks, 0 if there is none. */
  int REFERENCE_TICKS = 2;

  /** Index into {@link #state}: price at which the auction would trade in ticks, 0 for none. */
  int INDICATIVE_TICKS = 3;

  /** Index into {@link #state}: lots that the auction would trade. */
  int INDICATIVE_LOTS = 4;

  /** Index into {@link #state}: lots left over at that price; negative if they are for sale. */
  int SURPLUS_LOTS = 5;

  /** Index into {@link #state}: lowest price of the collar in ticks, 0 if unbounded. */
  int COLLAR_LOW_TICKS = 6;

  /** Index into {@link #state}: highest price of the collar in ticks, 0 if unbounded. */
  int COLLAR_HIGH_TICKS = 7;

  /** Index into {@link #state}: number of open orders, waiting stop orders included. */
  int OPEN_ORDERS = 8;

  /** Index into {@link #state}: number of the market's last event. */
  int EVENT_SEQUENCE = 9;

  /** The length of what {@link #state} returns. */
  int STATE_LENGTH = 10;

  /**
   * Takes a market to another phase.
   *
   * @param phase name of a {@link io.tradegrid.model.Phase}
   * @return 0, or minus the code of a reject reason
   */
  int changePhase(String symbol, String phase);

  /**
   * Changes how a market is run; see {@link io.tradegrid.model.TradingRules} for the fields.
   *
   * @param tickTable from, step, from, step … in ticks; empty where every tick is a price
   * @param collarAction name of a {@link io.tradegrid.model.CollarAction}
   * @return 0, or minus the code of a reject reason
   */
  int changeRules(
      String symbol,
      long[] tickTable,
      long referenceTicks,
      int staticCollarBps,
      int dynamicCollarBps,
      String collarAction,
      long volatilityAuctionNs);

  /**
   * Cancels everybody's open orders.
   *
   * @param side BUY, SELL, or empty for both
   * @return how many were cancelled, or minus the code of a reject reason
   */
  int cancelAll(String symbol, String side);

  /**
   * Reads how a market stands.
   *
   * @return the numbers at the indices above; empty if no instrument has this symbol
   */
  long[] state(String symbol);
}
