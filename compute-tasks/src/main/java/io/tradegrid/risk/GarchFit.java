package io.tradegrid.risk;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Finds the GARCH(1,1) that is most likely to have made some moves, with variance targeting: ω = (1
 * − α − β) × mean square, so that α and β alone are sought, by a grid that is made finer around the
 * best point. Deterministic; about a thousand passes over the moves.
 *
 * <p>Source: J. C. Hull, "Risk management and financial institutions", chapter "Volatility",
 * section "Maximum likelihood methods" for the likelihood −Σ (ln σ²(t) + r²(t) / σ²(t)) and
 * variance targeting.
 */
public final class GarchFit {

  private static final int MIN_MOVES = 100;
  private static final int STEPS = 8;
  private static final double PERSISTENCE_MAX = 0.9999;

  private GarchFit() {}

  /**
   * Returns the most likely one. The error of α and β from the search is below 1e-4.
   *
   * @param moves oldest first, at least 100
   * @throws RiskException INSUFFICIENT_DATA with fewer, NUMERICAL_ERROR if all are zero
   */
  public static VolatilityFilter of(double[] moves) {
    if (moves.length < MIN_MOVES) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "moves for GARCH: required " + MIN_MOVES + ", actual " + moves.length);
    }
    double target = VolatilityFilter.meanSquare(moves);
    double alpha = 0.25;
    double persistence = 0.5;
    double best = Double.NEGATIVE_INFINITY;
    for (double width = 0.5; width > 2e-5; width /= 2) {
      double centerAlpha = alpha;
      double centerPersistence = persistence;
      for (int i = -STEPS; i <= STEPS; i++) {
        for (int j = -STEPS; j <= STEPS; j++) {
          double p = clamp(centerPersistence + width * j / STEPS, 0, PERSISTENCE_MAX);
          double a = clamp(centerAlpha + width * i / STEPS, 0, p);
          double likelihood = logLikelihood(filter(a, p, target), moves);
          if (likelihood > best) {
            best = likelihood;
            alpha = a;
            persistence = p;
          }
        }
      }
    }
    return filter(alpha, persistence, target);
  }

  private static double clamp(double x, double min, double max) {
    return Math.max(min, Math.min(max, x));
  }

  private static VolatilityFilter filter(double alpha, double persistence, double target) {
    return new VolatilityFilter((1 - persistence) * target, alpha, persistence - alpha);
  }

  /**
   * Returns Σ (−ln σ²(t) − r²(t) / σ²(t)), the likelihood's logarithm but for constants.
   *
   * @param filter with its parameters
   * @param moves oldest first
   */
  static double logLikelihood(VolatilityFilter filter, double[] moves) {
    double[] variances = filter.variances(moves);
    double sum = 0;
    for (int i = 0; i < moves.length; i++) {
      sum -= Elementary.log(variances[i]) + moves[i] * moves[i] / variances[i];
    }
    return sum;
  }
}
