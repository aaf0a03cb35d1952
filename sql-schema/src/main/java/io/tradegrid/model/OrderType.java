package io.tradegrid.model;

/** How an order is priced (FIX tag 40). */
public enum OrderType implements WireCode {
  /** Trades at its price or better; what is left rests, unless its time in force says otherwise. */
  LIMIT(0),
  /**
   * Trades at any price there is, or up to its protection price; what does not trade at once, or at
   * the end of the auction it is entered in, is cancelled.
   */
  MARKET(1),
  /** Waits out of sight until the last trade reaches its stop price, then is a market order. */
  STOP(2),
  /** Waits out of sight until the last trade reaches its stop price, then is a limit order. */
  STOP_LIMIT(3);

  private static final OrderType[] VALUES = values();

  private final int code;

  OrderType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns whether it waits for a stop price. */
  public boolean isStop() {
    return this == STOP || this == STOP_LIMIT;
  }

  /** Returns whether it must have a limit price; the others may have one for protection. */
  public boolean isLimit() {
    return this == LIMIT || this == STOP_LIMIT;
  }

  /**
   * Returns the type with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static OrderType of(int code) {
    return WireCode.of(VALUES, code, "type");
  }
}
