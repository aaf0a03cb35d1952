package io.tradegrid.pricing.american;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.GaussLegendre;
import io.tradegrid.pricing.Normal;

/**
 * The probability that two standard normal variables of correlation ρ are below a and b: N(a) N(b)
 * + (1/2π) ∫ exp(−(a² + b² − 2ab sin θ) / (2 cos²θ)) dθ from 0 to arcsin ρ. Absolute error below
 * 1e-13 for |ρ| ≤ 0.9 and 1e-8 to |ρ| = 0.99.
 *
 * <p>Source: R. L. Plackett, "A reduction formula for normal multivariate integrals", Biometrika 41
 * (1954), 351–360; A. Genz, "Numerical computation of rectangular bivariate and trivariate normal
 * and t probabilities", Statistics and Computing 14 (2004), 251–260, section 2.3.
 */
final class BivariateNormal {

  private static final GaussLegendre RULE = GaussLegendre.of(32);

  private BivariateNormal() {}

  static double cdf(double a, double b, double rho) {
    if (!(Math.abs(a) < 40) || !(Math.abs(b) < 40)) {
      return a < -39 || b < -39 ? 0 : Normal.cdf(Math.min(a, b));
    }
    double half = 0.5 * StrictMath.asin(rho);
    double squares = 0.5 * (a * a + b * b);
    double sum = 0;
    for (int i = 0; i < RULE.nodes().length; i++) {
      double sine = StrictMath.sin(half * (1 + RULE.nodes()[i]));
      sum += RULE.weights()[i] * Elementary.exp((sine * a * b - squares) / (1 - sine * sine));
    }
    double probability = Normal.cdf(a) * Normal.cdf(b) + sum * half / (2 * Math.PI);
    return Math.min(Math.max(probability, 0), 1);
  }
}
