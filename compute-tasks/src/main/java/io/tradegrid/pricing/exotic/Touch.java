package io.tradegrid.pricing.exotic;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.Normal;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;

/**
 * The reflection principle for a spot price S that moves with carry b and volatility σ, a level H
 * and a time T: with μ = b/σ² − ½ every probability is one of the free path less (H/S)^(2μ) times
 * that of the path reflected in H.
 *
 * @param spot S
 * @param level H
 * @param time T, positive
 * @param deviation σ√T, positive
 * @param volatility σ, positive
 * @param rate r
 * @param carry b = r − q
 * @param eta η: 1 if the level is below, −1 if above
 */
record Touch(
    double spot,
    double level,
    double time,
    double deviation,
    double volatility,
    double rate,
    double carry,
    int eta) {

  double mu() {
    return carry / (volatility * volatility) - 0.5;
  }

  /** ln(H/S). */
  double distance() {
    return Elementary.log(level / spot);
  }

  /** e^exponent × N(z), where the one may be infinite and the other nothing. */
  static double weigh(double exponent, double z) {
    double probability = Normal.cdf(z);
    return probability == 0 ? 0 : Elementary.exp(exponent) * probability;
  }

  /** Returns what 1 is worth if it is paid at expiry provided H is not touched: E of the source. */
  double unlessTouched() {
    double drift = mu() * deviation;
    double free = weigh(-rate * time, eta * (-distance() / deviation + drift));
    double reflected =
        weigh(-rate * time + 2 * mu() * distance(), eta * (distance() / deviation + drift));
    return Math.max(free - reflected, 0);
  }

  /** Returns what 1 is worth if it is paid when H is touched: F of the source. */
  double atTouch() {
    double squared = mu() * mu() + 2 * rate / (volatility * volatility);
    if (squared < 0) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "rate: too negative for a payment at an unknown time, got " + rate);
    }
    double lambda = Math.sqrt(squared);
    double z = distance() / deviation + lambda * deviation;
    return weigh((mu() + lambda) * distance(), eta * z)
        + weigh((mu() - lambda) * distance(), eta * (z - 2 * lambda * deviation));
  }
}
