package io.tradegrid.pricing;

/**
 * A dividend that will be paid.
 *
 * @param timeYears when the share goes ex, in years from now, zero or more
 * @param amount per share, in the currency of the spot price, zero or more
 */
public record CashDividend(double timeYears, double amount) {

  /**
   * Checks both.
   *
   * @throws PricingException INVALID_INPUT for one that is out of range
   */
  public CashDividend {
    Check.notNegative("dividend timeYears", timeYears);
    Check.notNegative("dividend amount", amount);
  }

  /** Returns what it is worth at a time before it. */
  double presentValue(double from, double rate) {
    return amount * Elementary.exp(-rate * (timeYears - from));
  }
}
