package io.tradegrid.contract;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The terms of a bond with fixed coupons.
 *
 * @param couponRate a year, as a fraction of face value: 0.05 is 5 %; zero or more
 * @param couponsPerYear 1, 2, 4 or 12
 * @param maturity day of the last coupon and of repayment
 */
public record BondTerms(BigDecimal couponRate, int couponsPerYear, LocalDate maturity) {

  /**
   * Checks every field.
   *
   * @throws IllegalArgumentException naming the first field that is missing or out of its range
   */
  public BondTerms {
    Contract.require(
        couponRate != null && couponRate.signum() >= 0 && couponRate.compareTo(BigDecimal.ONE) <= 0,
        "coupon_rate",
        couponRate,
        "must be 0 to 1");
    Contract.require(
        couponsPerYear == 1 || couponsPerYear == 2 || couponsPerYear == 4 || couponsPerYear == 12,
        "coupons_per_year",
        couponsPerYear,
        "must be 1, 2, 4 or 12");
    Contract.require(maturity != null, "expiry", maturity, "must be a day");
  }
}
