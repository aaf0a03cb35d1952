package io.tradegrid.model;

/**
 * What an order may say beyond side, type, price, quantity and time in force. Most say nothing of
 * it: {@link #PLAIN}.
 *
 * @param stopTicks the price of the last trade that sets a stop order off, in ticks; 0 for others
 * @param displayLots lots of an iceberg shown at a time, at least 1; {@link #ALL} shows everything
 * @param minimumLots the least that must trade at once, in lots, else the whole order is cancelled;
 *     0 for no minimum
 * @param postOnly what happens if it would take liquidity
 * @param reduceOnly whether it may only bring the portfolio's position nearer to zero
 * @param selfTrade what happens where it meets an order of its own group
 * @param expiresAtNs when a GTD order ends, in nanoseconds since the epoch; 0 for others
 */
public record OrderTerms(
    long stopTicks,
    long displayLots,
    long minimumLots,
    PostOnly postOnly,
    boolean reduceOnly,
    SelfTrade selfTrade,
    long expiresAtNs) {

  /** Nothing is hidden. */
  public static final long ALL = Long.MAX_VALUE;

  /** The latest end of an order by time, in nanoseconds since the epoch. */
  public static final long EXPIRES_NS_MAX = Long.MAX_VALUE - 1;

  /** Nothing special. */
  public static final OrderTerms PLAIN =
      new OrderTerms(0, ALL, 0, PostOnly.OFF, false, SelfTrade.ALLOW, 0);

  /** Returns the same terms, set off at a price. */
  public OrderTerms withStop(long ticks) {
    return new OrderTerms(
        ticks, displayLots, minimumLots, postOnly, reduceOnly, selfTrade, expiresAtNs);
  }

  /** Returns the same terms, showing so many lots at a time. */
  public OrderTerms withDisplay(long lots) {
    return new OrderTerms(
        stopTicks, lots, minimumLots, postOnly, reduceOnly, selfTrade, expiresAtNs);
  }

  /** Returns the same terms, with a minimum quantity. */
  public OrderTerms withMinimum(long lots) {
    return new OrderTerms(
        stopTicks, displayLots, lots, postOnly, reduceOnly, selfTrade, expiresAtNs);
  }

  /** Returns the same terms, kept from taking liquidity. */
  public OrderTerms withPostOnly(PostOnly choice) {
    return new OrderTerms(
        stopTicks, displayLots, minimumLots, choice, reduceOnly, selfTrade, expiresAtNs);
  }

  /** Returns the same terms, kept from opening a position. */
  public OrderTerms withReduceOnly() {
    return new OrderTerms(
        stopTicks, displayLots, minimumLots, postOnly, true, selfTrade, expiresAtNs);
  }

  /** Returns the same terms, with a way of preventing self-trades. */
  public OrderTerms withSelfTrade(SelfTrade mode) {
    return new OrderTerms(
        stopTicks, displayLots, minimumLots, postOnly, reduceOnly, mode, expiresAtNs);
  }

  /** Returns the same terms, ending at a time in nanoseconds since the epoch. */
  public OrderTerms withExpiry(long timeNs) {
    return new OrderTerms(
        stopTicks, displayLots, minimumLots, postOnly, reduceOnly, selfTrade, timeNs);
  }
}
