package io.tradegrid.model;

/** How long an order lives (FIX tag 59). */
public enum TimeInForce implements WireCode {
  /** Good till cancelled: rests until it is filled or cancelled. */
  GTC(0),
  /** Immediate or cancel: what does not trade at once is cancelled. */
  IOC(1),
  /** Fill or kill: trades in full at once or not at all. */
  FOK(2),
  /** Day: expires when the market closes. */
  DAY(3),
  /** Good till date: expires at a time the order names. */
  GTD(4);

  private static final TimeInForce[] VALUES = values();

  private final int code;

  TimeInForce(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns whether what does not trade at once may wait. */
  public boolean rests() {
    return this != IOC && this != FOK;
  }

  /**
   * Returns the time in force with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static TimeInForce of(int code) {
    return WireCode.of(VALUES, code, "timeInForce");
  }
}
