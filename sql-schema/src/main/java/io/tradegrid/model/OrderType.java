package io.tradegrid.model;

/** How an order is priced (FIX tag 40). */
public enum OrderType implements WireCode {
  /** Trades at its price or better; what is left rests, unless its time in force says otherwise. */
  LIMIT(0),
  /** Trades at any price there is; what finds no counterparty is cancelled at once. */
  MARKET(1);

  private static final OrderType[] VALUES = values();

  private final int code;

  OrderType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
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
