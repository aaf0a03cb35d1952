package io.tradegrid.rates;

import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.PricingException;
import java.time.LocalDate;

/**
 * The purchase of a foreign currency on a later day. By interest parity the forward price is F = S
 * D(foreign) / D(domestic), and the value N (S D(foreign) − K D(domestic)).
 *
 * <p>Source: J. C. Hull, "Options, futures, and other derivatives", chapter on forward and futures
 * prices.
 *
 * @param notional N, in foreign currency; negative for a sale
 * @param rate K, domestic per unit of foreign currency, positive
 * @param delivery the later day
 */
public record FxForward(double notional, double rate, LocalDate delivery) {

  /**
   * Checks the numbers.
   *
   * @throws PricingException INVALID_INPUT for one out of range
   */
  public FxForward {
    Check.finite("notional", notional);
    Check.positive("rate", rate);
  }

  /**
   * Returns the rate at which a forward for this delivery is worth nothing.
   *
   * @param spot S, domestic per unit of foreign currency, positive
   * @param domestic curve
   * @param foreign curve
   * @throws PricingException INVALID_INPUT for an argument out of range or a delivery in the past
   */
  public double forwardRate(double spot, DiscountCurve domestic, DiscountCurve foreign) {
    Check.positive("spot", spot);
    return spot * foreign.discountFactor(delivery) / domestic.discountFactor(delivery);
  }

  /**
   * Returns the value in domestic currency.
   *
   * @param spot S, domestic per unit of foreign currency, positive
   * @param domestic curve
   * @param foreign curve
   * @throws PricingException INVALID_INPUT for an argument out of range or a delivery in the past
   */
  public double presentValue(double spot, DiscountCurve domestic, DiscountCurve foreign) {
    Check.positive("spot", spot);
    double received = spot * foreign.discountFactor(delivery);
    return Check.answer(
        "present value", notional * (received - rate * domestic.discountFactor(delivery)));
  }
}
