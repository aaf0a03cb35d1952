package io.tradegrid.pricing.exotic;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.GaussLegendre;
import io.tradegrid.pricing.Normal;

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

  private static final GaussLegendre RULE = GaussLegendre.of(24);

  /** 1 / √(2π), twice. */
  private static final double DENSITY = 0.7978845608028654;

  /** Standard deviations beyond which nothing is left of a normal density. */
  private static final double REACH = 39;

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
      return overTimes(squared);
    }
    double lambda = Math.sqrt(squared);
    double z = distance() / deviation + lambda * deviation;
    return weigh((mu() + lambda) * distance(), eta * z)
        + weigh((mu() - lambda) * distance(), eta * (z - 2 * lambda * deviation));
  }

  /**
   * Returns the same where a rate is so negative that λ² is: the mean of e^(−rt) over the time t of
   * the first touch, whose density is the inverse Gaussian one. In x = |h| / (σ√t), h being
   * ln(H/S), it is
   *
   * <pre>
   * e^(μh) √(2/π) ∫ e^(−x²/2 − λ²h²/(2x²)) dx     from |h| / (σ√T) on
   * </pre>
   *
   * <p>Source: I. Karatzas and S. E. Shreve, "Brownian motion and stochastic calculus", 2nd
   * edition, formula 3.5.12.
   */
  private double overTimes(double squared) {
    double h = distance();
    double from = Math.abs(h) / deviation;
    if (from == 0) {
      return 1;
    }
    double growth = -0.5 * squared * h * h;
    double sum = 0;
    // The second term falls within a few multiples of where it begins, the first one in some units.
    for (double x = from; x < REACH; x += width(x)) {
      double half = 0.5 * width(x);
      for (int i = 0; i < RULE.nodes().length; i++) {
        double at = x + half * (1 + RULE.nodes()[i]);
        double exponent = mu() * h - 0.5 * at * at + growth / (at * at);
        sum += half * RULE.weights()[i] * Elementary.exp(exponent);
      }
    }
    return DENSITY * sum;
  }

  private static double width(double x) {
    return Math.min(x, 2);
  }
}
