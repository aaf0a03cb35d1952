package io.tradegrid.contract;

import java.math.BigDecimal;

/**
 * What a contract is valued with beside prices. Set by whoever knows them, at any time.
 *
 * @param volatility of the underlying a year, 0.2 for 20 %, 0 to 10; null to take it from history
 * @param rate a year, continuously compounded, −1 to 1, null for 0; a bond's yield, null if unknown
 * @param dividendYield a year, continuously compounded, −1 to 1; the foreign rate of an option on a
 *     currency, the rate itself of an option on a future; null for 0
 */
public record MarketInputs(BigDecimal volatility, BigDecimal rate, BigDecimal dividendYield) {

  /** Nothing known. */
  public static final MarketInputs NONE = new MarketInputs(null, null, null);

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field out of its range
   */
  public MarketInputs {
    requireWithin("volatility", volatility, BigDecimal.ZERO, BigDecimal.TEN);
    requireWithin("rate", rate, BigDecimal.ONE.negate(), BigDecimal.ONE);
    requireWithin("dividend_yield", dividendYield, BigDecimal.ONE.negate(), BigDecimal.ONE);
  }

  private static void requireWithin(
      String field, BigDecimal value, BigDecimal min, BigDecimal max) {
    Contract.require(
        value == null || (value.compareTo(min) >= 0 && value.compareTo(max) <= 0),
        field,
        value,
        "must be " + min + " to " + max);
  }
}
