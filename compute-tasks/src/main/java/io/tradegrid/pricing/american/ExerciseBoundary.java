package io.tradegrid.pricing.american;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.GaussLegendre;
import io.tradegrid.pricing.Normal;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;

/**
 * The spot price B(τ) below which an American put is exercised with τ years to go. B(0) = X = K
 * min(1, r/q), and ln²(B/X) is nearly a polynomial in √τ, so it is kept as one, by its values in
 * Chebyshev nodes. In each node B solves B = K e^(−(r−q)τ) N(B) / D(B), which is iterated, all
 * nodes at once, until nothing moves.
 *
 * <p>The integrals of N and D run over the time u from 0 to τ. With u = τ sin²θ both √u, in which B
 * is smooth, and √(τ − u), by which the integrands are divided, are smooth in θ: few Gauss-Legendre
 * nodes are enough. (The paper substitutes for √(τ − u) only.)
 *
 * <p>Source: L. Andersen, M. Lake and D. Offengenden, "High-performance American option pricing",
 * Journal of Computational Finance 20 (2016), 39–87: equations 28 to 30 (fixed point A) and 24 to
 * 26 (fixed point B), section 5 (collocation).
 */
final class ExerciseBoundary {

  private static final int STEPS_MAX = 200;

  /** Where rounding keeps the last digits moving, this is close enough. */
  private static final double MOVED_MAX = 1e-6;

  /** Below it fixed point B is taken. */
  private static final double DENSITIES_MIN = 1e-100;

  private final double strike;
  private final double limit;
  private final double volatility;
  private final double rate;
  private final double yield;
  private final double rootTime;

  /** √τ of the nodes, rising, the first 0. */
  private final double[] root;

  /** ln²(B/X) in the nodes. */
  private final double[] squared;

  /** The same as Chebyshev coefficients. */
  private final double[] coefficients;

  /** ln B in the nodes. */
  private final double[] logBoundary;

  ExerciseBoundary(
      double strike, double time, double volatility, double rate, double yield, Accuracy accuracy) {
    this.strike = strike;
    this.limit = yield > rate ? strike * (rate / yield) : strike;
    this.volatility = volatility;
    this.rate = rate;
    this.yield = yield;
    this.rootTime = Math.sqrt(time);
    int n = accuracy.collocationNodes();
    root = new double[n + 1];
    squared = new double[n + 1];
    coefficients = new double[n + 1];
    logBoundary = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      root[i] = 0.5 * rootTime * (1 - StrictMath.cos(Math.PI * i / n));
    }
    root[0] = 0;
    guess();
    if (!iterate(accuracy, true)) {
      // With little volatility A runs away from a first guess from which B still gets there.
      guess();
      if (!iterate(accuracy, false)) {
        throw new PricingException(
            Failure.NUMERICAL_ERROR,
            "exercise boundary: no convergence for a volatility of "
                + volatility
                + ", rates of "
                + rate
                + " and "
                + yield);
      }
    }
  }

  private void guess() {
    double logLimit = Elementary.log(limit);
    for (int i = 0; i < root.length; i++) {
      double boundary =
          i == 0
              ? limit
              : Math.min(
                  limit,
                  BjerksundStensland.putBoundary(
                      strike, root[i] * root[i], volatility, rate, yield));
      set(i, boundary, logLimit);
    }
    interpolate();
  }

  private void set(int i, double boundary, double logLimit) {
    double log = Elementary.log(boundary);
    logBoundary[i] = log;
    squared[i] = (log - logLimit) * (log - logLimit);
  }

  /** Returns whether the fixed point was found, A or B. */
  private boolean iterate(Accuracy accuracy, boolean byDensities) {
    double logLimit = Elementary.log(limit);
    double moved = Double.MAX_VALUE;
    double[] next = new double[root.length];
    for (int step = 0; step < STEPS_MAX && moved > accuracy.tolerance(); step++) {
      moved = 0;
      for (int i = 1; i < root.length; i++) {
        double boundary = Elementary.exp(logBoundary[i]);
        double proposed = next(root[i] * root[i], boundary, accuracy.boundaryRule(), byDensities);
        if (!(proposed > 0)) {
          return false;
        }
        next[i] = Math.min(proposed, limit);
        moved = Math.max(moved, Math.abs(next[i] / boundary - 1));
      }
      for (int i = 1; i < root.length; i++) {
        set(i, next[i], logLimit);
      }
      interpolate();
    }
    return moved <= Math.max(MOVED_MAX, accuracy.tolerance());
  }

  /** The discrete cosine transform of the values in the nodes. */
  private void interpolate() {
    int n = root.length - 1;
    for (int k = 0; k <= n; k++) {
      double sum = 0.5 * (squared[n] + (k % 2 == 0 ? squared[0] : -squared[0]));
      for (int i = 1; i < n; i++) {
        sum += squared[n - i] * StrictMath.cos(Math.PI * i * k / n);
      }
      coefficients[k] = (k == 0 || k == n ? 1 : 2) * sum / n;
    }
  }

  /** Returns ln B(u), by Clenshaw's recurrence. */
  double logAt(double rootU) {
    double z = 2 * rootU / rootTime - 1;
    double next = 0;
    double afterNext = 0;
    for (int k = coefficients.length - 1; k > 0; k--) {
      double current = 2 * z * next - afterNext + coefficients[k];
      afterNext = next;
      next = current;
    }
    double value = z * next - afterNext + coefficients[0];
    return Elementary.log(limit) - Math.sqrt(Math.max(value, 0));
  }

  /** Returns the right side of the fixed point equation. */
  private double next(double tau, double boundary, GaussLegendre rule, boolean byDensities) {
    double rootTau = Math.sqrt(tau);
    double logB = Elementary.log(boundary);
    double deviation = volatility * rootTau;
    double moneyness = logB - Elementary.log(strike) + (rate - yield) * tau;
    double d1 = moneyness / deviation + 0.5 * deviation;
    double d2 = d1 - deviation;
    double densities1 = Normal.density(d1) / deviation;
    double densities2 = Normal.density(d2) / deviation;
    double tails1 = Normal.cdf(d1);
    double tails2 = Normal.cdf(d2);
    for (int j = 0; j < rule.nodes().length; j++) {
      double theta = 0.25 * Math.PI * (1 + rule.nodes()[j]);
      double sine = StrictMath.sin(theta);
      double cosine = StrictMath.cos(theta);
      double u = tau * sine * sine;
      double rest = deviation * cosine;
      double part = (logB - logAt(rootTau * sine) + (rate - yield) * (tau - u)) / rest;
      double plus = part + 0.5 * rest;
      double minus = part - 0.5 * rest;
      double weight = rule.weights()[j] * 0.5 * Math.PI * tau * sine * cosine;
      double byRate = weight * rate * Elementary.exp(rate * u);
      double byYield = weight * yield * Elementary.exp(yield * u);
      tails1 += byYield * Normal.cdf(plus);
      tails2 += byRate * Normal.cdf(minus);
      densities1 += byYield * Normal.density(plus) / rest;
      densities2 += byRate * Normal.density(minus) / rest;
    }
    double forward = strike * Elementary.exp(-(rate - yield) * tau);
    // Far from the boundary, as a first guess may be, both densities are nothing.
    return byDensities && densities2 > DENSITIES_MIN
        ? forward * densities2 / (densities1 + tails1)
        : forward * tails2 / tails1;
  }
}
