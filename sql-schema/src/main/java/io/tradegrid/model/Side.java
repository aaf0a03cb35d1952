package io.tradegrid.model;

/** Side of an order (FIX tag 54). */
public enum Side implements WireCode {
  BUY(0),
  SELL(1);

  private static final Side[] VALUES = values();

  private final int code;

  Side(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns the other side. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /** Returns +1 for BUY and -1 for SELL, the sign of the position a fill adds. */
  public int sign() {
    return this == BUY ? 1 : -1;
  }

  /**
   * Returns the side with this wire code.
   *
   * @param code 0 for BUY, 1 for SELL
   * @throws IllegalArgumentException for any other code
   */
  public static Side of(int code) {
    return WireCode.of(VALUES, code, "side");
  }
}
