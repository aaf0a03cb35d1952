package io.tradegrid.pricing;

/** The right an option gives. */
public enum OptionType {
  /** The right to buy at the strike. */
  CALL(1),
  /** The right to sell at the strike. */
  PUT(-1);

  private final int sign;

  OptionType(int sign) {
    this.sign = sign;
  }

  /** Returns φ: 1 for a call, −1 for a put. */
  public int sign() {
    return sign;
  }

  /** Returns a call for a put and a put for a call. */
  public OptionType opposite() {
    return this == CALL ? PUT : CALL;
  }
}
