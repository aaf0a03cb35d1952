package io.tradegrid.tick;

/** What stands for an interval without a trade. */
public enum BarFill {
  /** Nothing: the interval has no bar. */
  NONE,
  /** A bar without prices. */
  NULL,
  /**
   * A bar whose prices are the last price before it, whenever that was; one without prices if there
   * is none.
   */
  PREVIOUS,
  /**
   * A bar whose prices lie on the straight line between those of the bars with trades around it,
   * open between the opens and so on, rounded half to even to the decimals of the answer; one
   * without prices if no bar with trades is before it or after it.
   */
  LINEAR
}
