package io.tradegrid.model;

/** Why lots of an accepted order are gone without a trade. */
public enum CancelReason implements WireCode {
  /** They are not. */
  NONE(0),
  /** Its owner cancelled it. */
  REQUESTED(1),
  /** A mass cancel took it with others. */
  MASS_CANCEL(2),
  /** It was a market or IOC order, and found no more counterparty. */
  IMMEDIATE(3),
  /** It was a FOK order that could not trade in full. */
  FILL_OR_KILL(4),
  /** Less than its minimum quantity could trade at once. */
  MINIMUM_QUANTITY(5),
  /** It would have traded with an order of its own group. */
  SELF_TRADE(6),
  /** It was reduce-only, and the position had no more to reduce. */
  REDUCE_ONLY(7),
  /** It would have traded outside the price collar. */
  COLLAR(8),
  /** It was a market order that an auction left over. */
  AUCTION_END(9);

  private static final CancelReason[] VALUES = values();

  private final int code;

  CancelReason(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /**
   * Returns the reason with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static CancelReason of(int code) {
    return WireCode.of(VALUES, code, "cancelReason");
  }
}
