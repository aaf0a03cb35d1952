package io.tradegrid.risk;

import io.tradegrid.contract.BondTerms;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;

/**
 * A bond with fixed coupons discounted at one continuous yield, used for what a change of rates
 * does to its price in proportion: P(y) = Σ c e^(−y t), time in years of 365 days, coupons counted
 * back from maturity. A closer valuation is {@link io.tradegrid.rates.FixedCouponBond}; for the
 * proportion the convention of days makes no difference that counts.
 */
final class BondModel {

  private final double[] years;
  private final double[] amounts;
  private final double yield;

  /**
   * Lays out what is still to be paid.
   *
   * @param symbol for the message
   * @throws RiskException INVALID_INPUT if it has matured
   */
  BondModel(String symbol, BondTerms terms, LocalDate day, double yield) {
    if (!terms.maturity().isAfter(day)) {
      throw new RiskException(
          Failure.INVALID_INPUT, symbol + ": matured on " + terms.maturity() + ", it is " + day);
    }
    int months = 12 / terms.couponsPerYear();
    int count = 0;
    while (terms.maturity().minusMonths((long) months * count).isAfter(day)) {
      count++;
    }
    this.yield = yield;
    years = new double[count];
    amounts = new double[count];
    double coupon = terms.couponRate().doubleValue() / terms.couponsPerYear();
    for (int i = 0; i < count; i++) {
      LocalDate paid = terms.maturity().minusMonths((long) months * (count - 1 - i));
      years[i] = (paid.toEpochDay() - day.toEpochDay()) / 365.0;
      amounts[i] = i == count - 1 ? 1 + coupon : coupon;
    }
  }

  /** Returns by what part of itself the price changes. */
  double relativeChange(Shock shock) {
    return price(shock) / price(new Shock(0, 0, 0, 0)) - 1;
  }

  private double price(Shock shock) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < years.length; i++) {
      sum.add(amounts[i] * Elementary.exp(-(yield + shock.rate(years[i])) * years[i]));
    }
    return sum.value();
  }
}
