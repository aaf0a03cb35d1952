package io.tradegrid.command;

/**
 * Best bid and offer.
 *
 * @param bidTicks best bid in ticks, 0 with {@code bidLots} 0 if there is none
 * @param bidLots quantity at the best bid, in lots
 * @param askTicks best offer in ticks, 0 with {@code askLots} 0 if there is none
 * @param askLots quantity at the best offer, in lots
 */
public record TopOfBook(long bidTicks, long bidLots, long askTicks, long askLots) {

  /** Neither side has an order. */
  public static final TopOfBook EMPTY = new TopOfBook(0, 0, 0, 0);
}
