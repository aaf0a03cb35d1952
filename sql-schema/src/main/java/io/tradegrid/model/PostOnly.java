package io.tradegrid.model;

/** What happens to an order that must not take liquidity when it would. */
public enum PostOnly implements WireCode {
  /** It may take. */
  OFF(0),
  /** It is refused. */
  REJECT(1),
  /** It is entered one price step short of the best opposite price instead. */
  SLIDE(2);

  private static final PostOnly[] VALUES = values();

  private final int code;

  PostOnly(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }

  /**
   * Returns the choice with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static PostOnly of(int code) {
    return WireCode.of(VALUES, code, "postOnly");
  }
}
