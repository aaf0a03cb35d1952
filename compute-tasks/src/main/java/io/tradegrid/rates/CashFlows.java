package io.tradegrid.rates;

import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import java.time.LocalDate;

/**
 * Known payments still to come.
 *
 * @param dates of payment, rising
 * @param periods from the settlement to each, in coupon periods
 * @param amounts of each
 * @param perYear coupon periods a year
 */
@SuppressWarnings("ArrayRecordComponent")
record CashFlows(LocalDate[] dates, double[] periods, double[] amounts, int perYear) {

  private static final int STEPS_MAX = 100;
  private static final double CLOSE = 1e-14;

  /** Returns P, −∂P/∂y and ∂²P/∂y² of Σ c (1 + y/f)^(−periods). */
  double[] byYield(double yield) {
    double base = 1 + yield / perYear;
    if (!(base > 0)) {
      throw new PricingException(
          Failure.INVALID_INPUT, "yield: must be above " + -perYear + ", got " + yield);
    }
    double log = Elementary.log(base);
    double price = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < amounts.length; i++) {
      double value = amounts[i] * Elementary.exp(-periods[i] * log);
      price += value;
      first += value * periods[i];
      second += value * periods[i] * (periods[i] + 1);
    }
    double step = perYear * base;
    return new double[] {Check.answer("price", price), first / step, second / (step * step)};
  }

  /** Returns the yield for a price by Newton's method on ln P, which is nearly straight. */
  double yieldOf(double dirtyPrice) {
    Check.positive("dirtyPrice", dirtyPrice);
    double yield = 0.05;
    for (int step = 0; step < STEPS_MAX; step++) {
      double[] value = byYield(yield);
      double change = Elementary.log(value[0] / dirtyPrice) * value[0] / value[1];
      double next = Math.max(yield + change, 0.5 * (yield - perYear));
      if (Math.abs(next - yield) <= CLOSE * (1 + Math.abs(next))) {
        return next;
      }
      yield = next;
    }
    throw new PricingException(
        Failure.NUMERICAL_ERROR, "yield: no convergence for the price " + dirtyPrice);
  }

  /** Returns the value at the settlement on a curve with a spread on its zero rates. */
  double onCurve(DiscountCurve curve, LocalDate settlement, double spread) {
    double from = curve.years(settlement);
    double sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      double wait = curve.years(dates[i]) - from;
      sum += amounts[i] * curve.discountFactor(dates[i]) * Elementary.exp(-spread * wait);
    }
    return Check.answer("price", sum / curve.discountFactor(settlement));
  }

  /** Returns the spread on the zero rates of a curve for a price. */
  double zSpread(DiscountCurve curve, LocalDate settlement, double dirtyPrice) {
    Check.positive("dirtyPrice", dirtyPrice);
    double from = curve.years(settlement);
    double spread = 0;
    for (int step = 0; step < STEPS_MAX; step++) {
      double price = 0;
      double slope = 0;
      for (int i = 0; i < amounts.length; i++) {
        double wait = curve.years(dates[i]) - from;
        double value = amounts[i] * curve.discountFactor(dates[i]) * Elementary.exp(-spread * wait);
        price += value;
        slope += value * wait;
      }
      double target = dirtyPrice * curve.discountFactor(settlement);
      double change = Elementary.log(price / target) * price / slope;
      spread += change;
      if (Math.abs(change) <= CLOSE * (1 + Math.abs(spread))) {
        return Check.answer("spread", spread);
      }
    }
    throw new PricingException(
        Failure.NUMERICAL_ERROR, "spread: no convergence for the price " + dirtyPrice);
  }
}
