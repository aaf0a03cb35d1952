package io.tradegrid.rates;

import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A swap of fixed against floating interest on one notional. Values are to the side that receives
 * the fixed rate if {@code receiveFixed} and to the other if not.
 *
 * <p>Source: J. C. Hull, "Options, futures, and other derivatives", chapter on swaps.
 *
 * @param receiveFixed whether the values are to the receiver of the fixed rate
 * @param notional positive
 * @param fixedRate a year, as a decimal
 * @param fixedPayments of the fixed leg
 * @param floatingLeg the other leg
 */
public record InterestRateSwap(
    boolean receiveFixed,
    double notional,
    double fixedRate,
    Payments fixedPayments,
    FloatingLeg floatingLeg) {

  /**
   * Checks the numbers.
   *
   * @throws PricingException INVALID_INPUT for one out of range
   */
  public InterestRateSwap {
    Check.positive("notional", notional);
    Check.finite("fixedRate", fixedRate);
  }

  /**
   * Returns the present value on the discount curve's valuation date.
   *
   * @param discount curve
   * @param forward curve of the index
   * @param fixing index rate of the running floating period; needed if one runs
   * @throws PricingException as {@link FloatingLeg#presentValue}
   */
  public double presentValue(DiscountCurve discount, DiscountCurve forward, OptionalDouble fixing) {
    double fixed = fixedRate * annuity(discount);
    double floating = floatingLeg.presentValue(discount, forward, fixing);
    double value = notional * (fixed - floating);
    return receiveFixed ? value : 0.0 - value;
  }

  /**
   * Returns the present value of a fixed rate of 1 on a notional of 1.
   *
   * @param discount curve; what is paid on its valuation date or before does not count
   */
  public double annuity(DiscountCurve discount) {
    LocalDate today = discount.valuationDate();
    return fixedPayments.periods().stream()
        .filter(p -> p.paymentDate().isAfter(today))
        .mapToDouble(p -> p.yearFraction() * discount.discountFactor(p.paymentDate()))
        .sum();
  }

  /**
   * Returns the fixed rate at which the swap is worth nothing.
   *
   * @param discount curve
   * @param forward curve of the index
   * @param fixing index rate of the running floating period; needed if one runs
   * @throws PricingException as {@link FloatingLeg#presentValue}, and INVALID_INPUT if nothing is
   *     left to pay
   */
  public double parRate(DiscountCurve discount, DiscountCurve forward, OptionalDouble fixing) {
    double annuity = annuity(discount);
    if (!(annuity > 0)) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "swap: nothing is paid after "
              + discount.valuationDate()
              + ", it ends on "
              + fixedPayments.maturity());
    }
    return floatingLeg.presentValue(discount, forward, fixing) / annuity;
  }

  /**
   * Returns what the swap gains as both curves fall by a basis point.
   *
   * @param discount curve
   * @param forward curve of the index
   * @param fixing index rate of the running floating period; needed if one runs
   * @throws PricingException as {@link FloatingLeg#presentValue}
   */
  public double dv01(DiscountCurve discount, DiscountCurve forward, OptionalDouble fixing) {
    double half = 0.5e-4;
    return presentValue(discount.shifted(-half), forward.shifted(-half), fixing)
        - presentValue(discount.shifted(half), forward.shifted(half), fixing);
  }
}
