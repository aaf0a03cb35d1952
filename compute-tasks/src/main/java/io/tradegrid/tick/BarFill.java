package io.tradegrid.tick;

/** What stands for an interval without a trade. */
public enum BarFill {
  /** Nothing: the interval has no bar. */
  NONE(0),
  /** A bar without prices. */
  NULL(1),
  /**
   * A bar whose prices are the last price before it, whenever that was; one without prices if there
   * is none.
   */
  PREVIOUS(2),
  /**
   * A bar whose prices lie on the straight line between those of the bars with trades around it,
   * open between the opens and so on, rounded half to even to the decimals of the answer; one
   * without prices if no bar with trades is before it or after it.
   */
  LINEAR(3);

  private final int code;

  BarFill(int code) {
    this.code = code;
  }

  /** Returns the number that a question has, which never changes. */
  public int code() {
    return code;
  }

  /**
   * Returns the fill of a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BarFill of(int code) {
    for (BarFill fill : values()) {
      if (fill.code == code) {
        return fill;
      }
    }
    throw new IllegalArgumentException("fill: there is none of code " + code);
  }
}
