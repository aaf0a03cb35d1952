package io.tradegrid.model;

/** What an instrument's market is doing (FIX tag 625). */
public enum Phase implements WireCode {
  /** Orders trade as they come in. */
  CONTINUOUS(0),
  /** Orders are collected; nothing is published of a price. */
  PRE_OPEN(1),
  /** Orders are collected for the auction that opens the day. */
  OPENING_AUCTION(2),
  /** Orders are collected because a price would have left its collar. */
  VOLATILITY_AUCTION(3),
  /** Orders are collected for the auction that ends the day. */
  CLOSING_AUCTION(4),
  /** Nothing but cancelling is possible. */
  HALT(5),
  /** The day is over; nothing but cancelling is possible. */
  CLOSED(6);

  private static final Phase[] VALUES = values();

  private final int code;

  Phase(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns whether orders are taken but do not trade yet, so that the book may stand crossed. */
  public boolean collects() {
    return this == PRE_OPEN || isAuction();
  }

  /** Returns whether it collects towards a price, which is published meanwhile. */
  public boolean isAuction() {
    return this == OPENING_AUCTION || this == VOLATILITY_AUCTION || this == CLOSING_AUCTION;
  }

  /** Returns whether orders can be entered and amended. */
  public boolean takesOrders() {
    return this == CONTINUOUS || collects();
  }

  /**
   * Returns the phase with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static Phase of(int code) {
    return WireCode.of(VALUES, code, "phase");
  }
}
