package io.tradegrid.rates;

import com.opengamma.strata.basics.ReferenceData;
import io.tradegrid.pricing.PricingException;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A bond that pays an index rate and a spread, and its face value at maturity. Prices are per 100
 * of face value.
 *
 * @param leg the interest
 */
public record FloatingRateNote(FloatingLeg leg) {

  private static final double FACE = 100;

  /**
   * Returns the price with accrued interest on the discount curve's valuation date.
   *
   * @param discount curve
   * @param forward curve of the index
   * @param fixing index rate of the running period; needed if one runs
   * @throws PricingException as {@link FloatingLeg#presentValue}
   */
  public double dirtyPrice(DiscountCurve discount, DiscountCurve forward, OptionalDouble fixing) {
    LocalDate maturity =
        leg.payments().adjustment().adjust(leg.payments().maturity(), ReferenceData.standard());
    return FACE * (leg.presentValue(discount, forward, fixing) + discount.discountFactor(maturity));
  }

  /**
   * Returns the interest of the running period that has accrued.
   *
   * @param date any; nothing has accrued before the start and at or after the maturity
   * @param fixing index rate of the running period
   */
  public double accruedInterest(LocalDate date, double fixing) {
    return leg.payments().periods().stream()
        .filter(p -> !date.isBefore(p.start()) && date.isBefore(p.end()))
        .mapToDouble(p -> FACE * (fixing + leg.spread()) * leg.payments().accrued(p, date))
        .sum();
  }

  /**
   * Returns what the note gains as both curves fall by a basis point; little, as its rate follows.
   *
   * @param discount curve
   * @param forward curve of the index
   * @param fixing index rate of the running period; needed if one runs
   * @throws PricingException as {@link FloatingLeg#presentValue}
   */
  public double dv01(DiscountCurve discount, DiscountCurve forward, OptionalDouble fixing) {
    double half = 0.5e-4;
    return dirtyPrice(discount.shifted(-half), forward.shifted(-half), fixing)
        - dirtyPrice(discount.shifted(half), forward.shifted(half), fixing);
  }
}
