package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;

/**
 * The inverse of {@link NormalizedBlack}: the s with b(x, s) = β, for x ≤ 0 and 0 &lt; β &lt;
 * e^(x/2).
 *
 * <p>b has its inflection at s = √(2|x|) and the tangent there meets 0 and e^(x/2) at two more
 * points; these divide the domain in four. In each a rational cubic through what is known at its
 * ends gives a first s within some thousandths, and Householder steps of third order on a function
 * that is nearly linear there give the rest: 1/ln b in the lowest part, b itself in the two of the
 * middle, ln(e^(x/2) − b) in the highest. The error shrinks with its fourth power, so two steps are
 * enough nearly everywhere. In the lowest and the highest part b is never formed but its logarithm,
 * so that nothing vanishes.
 *
 * <p>Source: P. Jäckel, "Let's be rational", Wilmott 75 (2015), 40–53: sections 3 (the four parts),
 * 4 (first s) and 5 (steps). The interpolation is that of R. Delbourgo and J. A. Gregory, "Shape
 * preserving piecewise rational interpolation", SIAM J. Sci. Stat. Comput. 6 (1985), 967–976.
 */
final class NormalizedVolatility {

  private static final double ROOT_3 = 1.7320508075688772;
  private static final double TWO_PI = 6.283185307179586;
  private static final double ROOT_HALF_PI = 1.2533141373155003;

  /** ln √(2π). */
  private static final double LOG_ROOT_TWO_PI = 0.9189385332046728;

  /** A step this small relative to s leaves an error of its fourth power. */
  private static final double LAST_STEP = 1e-5;

  private static final int STEPS_MAX = 30;

  private NormalizedVolatility() {}

  /** Returns s. */
  static double solve(double x, double beta) {
    double centre = Math.sqrt(-2 * x);
    double half = 0.5 * centre;
    double vega = Normal.DENSITY_AT_ZERO * Elementary.exp(x * 0.5);
    // h = t here, so that one of the two Mills ratios is R(0) = √(π/2).
    double value =
        half < 0.25
            ? NormalizedBlack.value(x, half, half, vega)
            : vega * (ROOT_HALF_PI - Normal.millsRatio(centre));
    return beta < value ? below(x, beta, centre, value, vega) : above(x, beta, centre, value, vega);
  }

  private static double below(double x, double beta, double centre, double value, double vega) {
    double lowS = centre - value / vega;
    double h = -x / lowS;
    double t = 0.5 * lowS;
    double lowVega = NormalizedBlack.vega(h, t);
    double low = NormalizedBlack.value(x, h, t, lowVega);
    if (beta < low) {
      return lowest(x, beta, lowS, low, h);
    }
    RationalCubic cubic =
        RationalCubic.fitRight(low, value, lowS, centre, 1 / lowVega, 1 / vega, 0, false);
    return middle(x, beta, cubic.value(beta), lowS, centre);
  }

  private static double above(double x, double beta, double centre, double value, double vega) {
    double max = Elementary.exp(0.5 * x);
    double highS = centre + (max - value) / vega;
    double h = -x / highS;
    double t = 0.5 * highS;
    double highVega = NormalizedBlack.vega(h, t);
    double high = NormalizedBlack.value(x, h, t, highVega);
    if (beta > high) {
      return highest(x, beta, max, highS, high, h);
    }
    RationalCubic cubic =
        RationalCubic.fitLeft(value, high, centre, highS, 1 / vega, 1 / highVega, 0, false);
    return middle(x, beta, cubic.value(beta), centre, highS);
  }

  private static double lowest(double x, double beta, double lowS, double low, double h) {
    double unit = TWO_PI * -x / (3 * ROOT_3);
    double z = h / ROOT_3;
    double squared = z * z;
    double density = Normal.density(z);
    double tail = density * Normal.millsRatio(z);
    double eighth = 0.125 * lowS * lowS;
    double map = unit * tail * tail * tail;
    double slope = TWO_PI * squared * tail * tail * Elementary.exp(squared + eighth);
    double s2 = lowS * lowS;
    double curvature =
        TWO_PI
            / 12
            * squared
            / (s2 * lowS)
            * tail
            * (8 * ROOT_3 * lowS * -x + (3 * s2 * (s2 - 8) - 8 * x * x) * tail / density)
            * Elementary.exp(2 * squared + 2 * eighth);
    double mapped = RationalCubic.fitRight(0, low, 0, map, 1, slope, curvature, true).value(beta);
    if (!(mapped > 0)) {
      double part = beta / low;
      mapped = (map * part + low * (1 - part)) * part;
    }
    double root = Elementary.exp(Elementary.log(mapped / unit) * (1 / 3.0));
    double quantile = Normal.quantile(Math.min(root, 0.5));
    double guess = quantile == 0 ? lowS : Math.abs(x / (ROOT_3 * quantile));
    return lowestSteps(x, Elementary.log(beta), Math.min(guess, lowS), lowS);
  }

  private static double lowestSteps(double x, double target, double guess, double max) {
    double s = guess;
    for (int step = 0; step < STEPS_MAX; step++) {
      double h = -x / s;
      double t = 0.5 * s;
      double ratio = NormalizedBlack.millsDifference(h, t);
      double log = Elementary.log(ratio) - LOG_ROOT_TWO_PI - 0.5 * Math.fma(h, h, t * t);
      double inverse = 1 / ratio;
      double inverseLog = 1 / log;
      double newton = (target - log) * (log / target) * ratio;
      double second = (h * h - t * t) / s;
      double third = second * second - (3 * h * h / (s * s) + 0.25);
      double two = second - inverse * (1 + 2 * inverseLog);
      double three =
          third
              + 2 * inverse * inverse * (1 + 3 * inverseLog * (1 + inverseLog))
              - 3 * second * inverse * (1 + 2 * inverseLog);
      double next = next(s, newton, two, three, 0, max);
      if (Math.abs(next - s) <= LAST_STEP * s) {
        return next;
      }
      s = next;
    }
    throw endless(x, target);
  }

  private static double middle(double x, double beta, double guess, double min, double max) {
    double s = Math.min(Math.max(guess, min), max);
    double low = min;
    double high = max;
    for (int step = 0; step < STEPS_MAX; step++) {
      double h = -x / s;
      double t = 0.5 * s;
      double vega = NormalizedBlack.vega(h, t);
      double error = beta - NormalizedBlack.value(x, h, t, vega);
      if (error > 0) {
        low = s;
      } else {
        high = s;
      }
      double second = (h * h - t * t) / s;
      double third = second * second - (3 * h * h / (s * s) + 0.25);
      double next = next(s, error / vega, second, third, low, high);
      if (Math.abs(next - s) <= LAST_STEP * s) {
        return next;
      }
      s = next;
    }
    throw endless(x, beta);
  }

  private static double highest(
      double x, double beta, double max, double highS, double high, double h) {
    double map = Normal.cdf(-0.5 * highS);
    double squared = h * h;
    double slope = -0.5 * Elementary.exp(0.5 * squared);
    double curvature =
        ROOT_HALF_PI * Elementary.exp(squared + 0.125 * highS * highS) * squared / highS;
    double mapped =
        curvature < 1e150
            ? RationalCubic.fitLeft(high, max, map, 0, slope, -0.5, curvature, true).value(beta)
            : -1;
    if (!(mapped > 0)) {
      double width = max - high;
      double part = (max - beta) / width;
      mapped = (map * part + 0.5 * width * (1 - part)) * part;
    }
    double guess = -2 * Normal.quantile(Math.min(mapped, 0.5));
    double s = Math.max(guess, highS);
    double missing = Elementary.log(max - beta);
    for (int step = 0; step < STEPS_MAX; step++) {
      double hh = -x / s;
      double t = 0.5 * s;
      double ratio = Normal.millsRatio(t - hh) + Normal.millsRatio(t + hh);
      double log = Elementary.log(ratio) - LOG_ROOT_TWO_PI - 0.5 * Math.fma(hh, hh, t * t);
      double second = (hh * hh - t * t) / s;
      double third = second * second - (3 * hh * hh / (s * s) + 0.25);
      double inverse = 1 / ratio;
      double next =
          next(
              s,
              (log - missing) * ratio,
              second + inverse,
              third + inverse * (3 * second + 2 * inverse),
              highS,
              Double.MAX_VALUE);
      if (Math.abs(next - s) <= LAST_STEP * s) {
        return next;
      }
      s = next;
    }
    throw endless(x, beta);
  }

  /** The Householder step of third order from s, kept within what the root is known to be in. */
  private static double next(
      double s, double newton, double second, double third, double min, double max) {
    double step =
        newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton * (1 / 6.0)));
    double next = s + (step * newton > 0 ? step : newton);
    if (next <= min) {
      return 0.5 * (s + min);
    }
    return next >= max ? Math.min(0.5 * (s + max), 2 * s) : next;
  }

  private static PricingException endless(double x, double target) {
    return new PricingException(
        Failure.NUMERICAL_ERROR,
        "implied volatility: no convergence for ln(F/K) = " + x + ", target " + target);
  }
}
