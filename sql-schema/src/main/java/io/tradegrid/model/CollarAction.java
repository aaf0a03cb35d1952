package io.tradegrid.model;

/** What happens when a trade would leave the price collar. */
public enum CollarAction implements WireCode {
  /** A limit outside the collar is refused; a market order stops at its edge. */
  REFUSE(0),
  /** The order trades up to the edge, then the market goes to a volatility auction. */
  AUCTION(1);

  private static final CollarAction[] VALUES = values();

  private final int code;

  CollarAction(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /**
   * Returns the action with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static CollarAction of(int code) {
    return WireCode.of(VALUES, code, "collarAction");
  }
}
