package io.tradegrid.rates;

import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Payments of an index rate and a spread, each fixed at the start of its period: on a forward curve
 * the rate of a period is (D(start) / D(end) − 1) / yearFraction.
 *
 * @param payments dates and day count
 * @param spread added to the index rate, a decimal
 */
public record FloatingLeg(Payments payments, double spread) {

  /**
   * Checks the spread.
   *
   * @throws PricingException INVALID_INPUT for one that is not finite
   */
  public FloatingLeg {
    Check.finite("spread", spread);
  }

  /**
   * Returns the present value of the interest still to come on a notional of 1.
   *
   * @param discount curve; what is paid on its valuation date or before does not count
   * @param forward curve of the index, valued on the same date
   * @param fixing index rate of the period that runs on the valuation date; needed if one does
   * @throws PricingException INSUFFICIENT_DATA for a missing fixing, INVALID_INPUT for curves of
   *     different dates
   */
  public double presentValue(DiscountCurve discount, DiscountCurve forward, OptionalDouble fixing) {
    LocalDate today = discount.valuationDate();
    if (!forward.valuationDate().equals(today)) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "forward curve: must be of " + today + ", is of " + forward.valuationDate());
    }
    double sum = 0;
    for (Payments.Period period : payments.periods()) {
      if (period.paymentDate().isAfter(today)) {
        double rate = rate(period, today, forward, fixing) + spread;
        sum += rate * period.yearFraction() * discount.discountFactor(period.paymentDate());
      }
    }
    return Check.answer("present value", sum);
  }

  private static double rate(
      Payments.Period period, LocalDate today, DiscountCurve forward, OptionalDouble fixing) {
    if (!period.start().isBefore(today)) {
      return forward.simpleForward(period.start(), period.end(), period.yearFraction());
    }
    if (fixing.isEmpty()) {
      throw new PricingException(
          Failure.INSUFFICIENT_DATA,
          "fixing: required for the period from " + period.start() + ", actual none");
    }
    return Check.finite("fixing", fixing.getAsDouble());
  }
}
