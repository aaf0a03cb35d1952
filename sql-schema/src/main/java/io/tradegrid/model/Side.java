package io.tradegrid.model;

/** Side of an order (FIX tag 54). */
public enum Side implements WireCode {
  BUY(0),
  SELL(1);

  private static final Side[] VALUES = values();

  private final int code;
  private final long mask;

  Side(int code) {
    this.code = code;
    this.mask = -(long) code;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns the other side. */
  public Side opposite() {
    return VALUES[1 - code];
  }

  /** Returns +1 for BUY and -1 for SELL, the sign of the position a fill adds. */
  public int sign() {
    return 1 - 2 * code;
  }

  /**
   * Returns the rank of a price among the orders of this side: the higher, the earlier it trades.
   * The rank of a rank is the price. Computed without a jump: half the orders are of either side,
   * so no processor can foretell one.
   */
  public long rank(long priceTicks) {
    return priceTicks ^ mask;
  }

  /** Returns an amount for BUY, 0 for SELL. */
  public long ifBuy(long amount) {
    return amount & ~mask;
  }

  /** Returns an amount for SELL, 0 for BUY. */
  public long ifSell(long amount) {
    return amount & mask;
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
