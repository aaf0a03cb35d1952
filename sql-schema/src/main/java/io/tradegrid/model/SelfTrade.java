package io.tradegrid.model;

/**
 * What happens when an order would trade with one of its own group; the incoming order decides (FIX
 * tag 2964). Auctions do not look at it.
 */
public enum SelfTrade implements WireCode {
  /** They trade. */
  ALLOW(0),
  /** What is left of the incoming order is cancelled. */
  CANCEL_TAKER(1),
  /** The resting order is cancelled, and matching goes on. */
  CANCEL_MAKER(2),
  /** Both are cancelled. */
  CANCEL_BOTH(3),
  /** Both lose the lots of the smaller one, which is thereby gone, and matching goes on. */
  DECREMENT(4);

  private static final SelfTrade[] VALUES = values();

  private final int code;

  SelfTrade(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /**
   * Returns the mode with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static SelfTrade of(int code) {
    return WireCode.of(VALUES, code, "selfTrade");
  }
}
