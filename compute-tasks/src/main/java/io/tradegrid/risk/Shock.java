package io.tradegrid.risk;

/**
 * What happens to one symbol in a stress scenario.
 *
 * @param price relative move of the price, above −1
 * @param volatility added to the volatility, which does not fall below zero
 * @param parallel added to every rate
 * @param twist added to rates of ten years and more half of it, taken from rates at once half of
 *     it, and in a straight line between
 */
public record Shock(double price, double volatility, double parallel, double twist) {

  private static final double LONG_YEARS = 10;

  /**
   * Returns what the shock adds to the rate of a term.
   *
   * @param years zero or more
   */
  public double rate(double years) {
    return parallel + twist * (Math.min(years, LONG_YEARS) / LONG_YEARS - 0.5);
  }
}
