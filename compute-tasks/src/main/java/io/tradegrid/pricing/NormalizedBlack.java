package io.tradegrid.pricing;

/**
 * The Black formula without its units: b(x, s) = e^(x/2) N(x/s + s/2) − e^(−x/2) N(x/s − s/2), the
 * undiscounted value of a call with x = ln(F/K) and s = σ√T, in units of √(FK). For x ≤ 0 only: the
 * option is at or out of the money, and b rises from 0 to e^(x/2) as s goes from 0 to infinity.
 *
 * <p>With h = −x/s, t = s/2 and v = ∂b/∂s = exp(−(h² + t²)/2) / √(2π), it is v (R(h − t) − R(h +
 * t)), R being the Mills ratio. So a value as small as 1e-300 has its relative accuracy; what is
 * lost is h² units in the last place at most, which is how strongly b depends on s itself.
 *
 * <p>Source: P. Jäckel, "Let's be rational", Wilmott 75 (2015), 40–53, equations 2.2 and 6.9 to
 * 6.12; the series for small s is by the derivatives of R instead of his expansions.
 */
final class NormalizedBlack {

  /** Below it the two Mills ratios are so near each other that their difference is a series. */
  private static final double SMALL_T = 0.25;

  private NormalizedBlack() {}

  /**
   * Returns b(x, s).
   *
   * @param x at most 0
   * @param s zero or more
   */
  static double value(double x, double s) {
    if (s == 0) {
      return 0;
    }
    double h = -x / s;
    double t = 0.5 * s;
    return value(x, h, t, vega(h, t));
  }

  /** Returns b(x, s) for h, t and v as above. */
  static double value(double x, double h, double t, double vega) {
    if (isSeries(h, t)) {
      return vega * series(h, t);
    }
    if (h >= t) {
      return vega == 0 ? 0 : vega * (Normal.millsRatio(h - t) - Normal.millsRatio(h + t));
    }
    return Elementary.exp(0.5 * x) - complement(h, t, vega);
  }

  /** Returns e^(x/2) − b, what is missing from the largest value, for h below t. */
  static double complement(double h, double t, double vega) {
    return vega == 0 ? 0 : vega * (Normal.millsRatio(t - h) + Normal.millsRatio(t + h));
  }

  /** Returns R(h − t) − R(h + t) for h ≥ t: b without its exponential, for its logarithm. */
  static double millsDifference(double h, double t) {
    return isSeries(h, t) ? series(h, t) : Normal.millsRatio(h - t) - Normal.millsRatio(h + t);
  }

  /** Returns ∂b/∂s. */
  static double vega(double h, double t) {
    return Normal.DENSITY_AT_ZERO * Elementary.exp(-0.5 * Math.fma(h, h, t * t));
  }

  /** Returns whether the difference is to be taken from the series. */
  static boolean isSeries(double h, double t) {
    return t < SMALL_T && h * t < 0.5;
  }

  /**
   * R(h − t) − R(h + t) = 2 Σ m(2k+1) t^(2k+1) / (2k+1)!, where m(n) = (−1)^n R^(n)(h) comes from
   * m(1) = 1 − h R and m(n+1) = n m(n−1) − h m(n). The recurrence loses accuracy as (h t)^(2k),
   * which is below 1 here.
   */
  static double series(double h, double t) {
    double even = Normal.millsRatio(h);
    double odd = Math.fma(-h, even, 1);
    double power = t;
    double sum = odd * t;
    double square = t * t;
    for (int n = 1; n <= 13; n += 2) {
      even = n * even - h * odd;
      odd = (n + 1) * odd - h * even;
      power *= square / ((n + 1) * (n + 2));
      double term = odd * power;
      sum += term;
      if (Math.abs(term) < 0x1p-55 * sum) {
        break;
      }
    }
    return 2 * sum;
  }
}
