package io.tradegrid.risk;

import io.tradegrid.pricing.Normal;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Parametric risk of holdings whose P&amp;L is linear in normally distributed moves with mean zero.
 * The covariance of the moves is Σ = Σₜ w(t) r(t) r(t)ᵀ, so that the variance of the P&amp;L d ᵀ r
 * is Σₜ w(t) y(t)² with y(t) = dᵀ r(t), the linear P&amp;L on each day: no matrix is needed, and
 * parts need only their own y.
 *
 * <p>Source: J.P. Morgan, "RiskMetrics technical document", 4th edition 1996, chapter 6; P. Jorion,
 * "Value at risk", 3rd edition, chapter 7 for components.
 */
public final class DeltaNormal {

  private DeltaNormal() {}

  /**
   * Returns the standard deviation of the P&amp;L, √Σ w y².
   *
   * @param linearPnl y, linear P&amp;L of each day
   * @param weights w of each day, together 1
   * @throws RiskException INVALID_INPUT if the lengths differ, NUMERICAL_ERROR on overflow
   */
  public static double deviation(double[] linearPnl, double[] weights) {
    return Math.sqrt(covariance(linearPnl, linearPnl, weights));
  }

  /** Returns Σ w x y, which is the covariance of two with mean zero. */
  static double covariance(double[] x, double[] y, double[] weights) {
    Moves.sameLength("weights", weights.length, x.length);
    Moves.sameLength("pnl", y.length, x.length);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < x.length; i++) {
      sum.add(weights[i] * x[i] * y[i]);
    }
    return sum.value();
  }

  /**
   * Returns value at risk, z σ with z the normal quantile at the level.
   *
   * @param deviation σ
   * @param level confidence, above 0 and below 1
   * @throws RiskException INVALID_INPUT for a level out of range
   */
  public static double valueAtRisk(double deviation, double level) {
    return Normal.quantile(requireLevel(level)) * deviation;
  }

  /** Returns expected shortfall, σ n(z) / (1 − level). */
  public static double expectedShortfall(double deviation, double level) {
    return deviation * Normal.density(Normal.quantile(requireLevel(level))) / (1 - level);
  }

  static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new RiskException(
          Failure.INVALID_INPUT, "level: must be above 0 and below 1, got " + level);
    }
    return level;
  }

  /**
   * Returns a part's component of a measure that is proportional to the deviation: measure ×
   * Cov(part, whole) / Var(whole). The components of all parts sum to the measure.
   *
   * @param part linear P&amp;L of the part
   * @param whole linear P&amp;L of the whole
   * @param weights of each day
   * @param measure of the whole
   * @return 0 if the whole does not move
   */
  public static double component(double[] part, double[] whole, double[] weights, double measure) {
    double variance = covariance(whole, whole, weights);
    return variance == 0 ? 0 : measure * covariance(part, whole, weights) / variance;
  }
}
