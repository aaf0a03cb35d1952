package io.tradegrid.risk;

import io.tradegrid.pricing.Normal;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Parametric risk of holdings whose P&amp;L is quadratic in normally distributed moves with mean
 * zero, P = dᵀ r + ½ rᵀ G r, with gammas of single factors only, G = diag(g). Its cumulants are
 *
 * <pre>
 * κ₁ = ½ tr(GΣ)
 * κ₂ = dᵀΣd + ½ tr((GΣ)²)
 * κ₃ = 3 cᵀGc + tr((GΣ)³)             c = Σd
 * κ₄ = 12 cᵀGΣGc + 3 tr((GΣ)⁴)
 * </pre>
 *
 * and the quantile is Cornish and Fisher's of skewness S and excess kurtosis K:
 *
 * <pre>
 * w = z + (z² − 1) S / 6 + (z³ − 3z) K / 24 − (2z³ − 5z) S² / 36
 * </pre>
 *
 * <p>Source: J. C. Hull, "Options, futures, and other derivatives", chapter "Value at risk",
 * quadratic model; J. Mina and A. Ulmer, "Delta-gamma four ways", RiskMetrics 1999; E. A. Cornish
 * and R. A. Fisher, "Moments and cumulants in the specification of distributions", Revue de
 * l'Institut International de Statistique 5 (1938), 307–320. The expansion is an approximation
 * without a bound on its error; far from normal it can even fall with the level.
 */
public final class DeltaGamma {

  private final double mean;
  private final double variance;
  private final double skewness;
  private final double excessKurtosis;

  /**
   * Computes the moments.
   *
   * @param linearPnl y(t) = dᵀ r(t), linear P&amp;L of each day
   * @param moves r, one row for each factor that has a gamma, one column a day
   * @param gammas g of each row: second derivative of value by relative move
   * @param weights of each day, together 1; Σ = Σₜ w(t) r(t) r(t)ᵀ
   * @throws RiskException INVALID_INPUT if lengths differ, NUMERICAL_ERROR on overflow
   */
  public DeltaGamma(double[] linearPnl, double[][] moves, double[] gammas, double[] weights) {
    int factors = moves.length;
    Moves.sameLength("gammas", gammas.length, factors);
    double[] c = new double[factors];
    double[][] product = new double[factors][factors];
    for (int i = 0; i < factors; i++) {
      c[i] = DeltaNormal.covariance(moves[i], linearPnl, weights);
      for (int j = 0; j <= i; j++) {
        double covariance = DeltaNormal.covariance(moves[i], moves[j], weights);
        product[i][j] = gammas[i] * covariance;
        product[j][i] = gammas[j] * covariance;
      }
    }
    double[][] square = multiply(product, product);
    mean = 0.5 * trace(product);
    variance = DeltaNormal.covariance(linearPnl, linearPnl, weights) + 0.5 * trace(square);
    double third = 3 * quadratic(c, gammas) + traceOfProduct(square, product);
    double fourth = 12 * bend(c, gammas, product) + 3 * traceOfProduct(square, square);
    double deviation = Math.sqrt(variance);
    skewness = variance == 0 ? 0 : third / (variance * deviation);
    excessKurtosis = variance == 0 ? 0 : fourth / (variance * variance);
    if (!Double.isFinite(mean + skewness + excessKurtosis)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "moments: overflow");
    }
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a.length; k++) {
        for (int j = 0; j < a.length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static double trace(double[][] a) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < a.length; i++) {
      sum.add(a[i][i]);
    }
    return sum.value();
  }

  private static double traceOfProduct(double[][] a, double[][] b) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum.add(a[i][j] * b[j][i]);
      }
    }
    return sum.value();
  }

  /** Returns cᵀ G c. */
  private static double quadratic(double[] c, double[] gammas) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < c.length; i++) {
      sum.add(gammas[i] * c[i] * c[i]);
    }
    return sum.value();
  }

  /** Returns cᵀ GΣG c, product being GΣ. */
  private static double bend(double[] c, double[] gammas, double[][] product) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j < c.length; j++) {
        sum.add(c[i] * product[i][j] * gammas[j] * c[j]);
      }
    }
    return sum.value();
  }

  /** Returns κ₁, the expected P&amp;L. */
  public double mean() {
    return mean;
  }

  /** Returns √κ₂. */
  public double deviation() {
    return Math.sqrt(variance);
  }

  /** Returns κ₃ / κ₂^1.5. */
  public double skewness() {
    return skewness;
  }

  /** Returns κ₄ / κ₂². */
  public double excessKurtosis() {
    return excessKurtosis;
  }

  /**
   * Returns value at risk, −(κ₁ + w √κ₂) with w at 1 − level.
   *
   * @param level confidence, above 0 and below 1
   * @throws RiskException INVALID_INPUT for a level out of range
   */
  public double valueAtRisk(double level) {
    double z = -Normal.quantile(DeltaNormal.requireLevel(level));
    double w =
        z
            + (z * z - 1) * skewness / 6
            + (z * z * z - 3 * z) * excessKurtosis / 24
            - (2 * z * z * z - 5 * z) * skewness * skewness / 36;
    return -(mean + w * deviation());
  }

  /**
   * Returns expected shortfall: the mean of w over the tail in closed form, by ∫ z n(z) = −n, ∫ z²
   * n(z) = N − z n and ∫ z³ n(z) = −(z² + 2) n up to z.
   *
   * @param level confidence, above 0 and below 1
   * @throws RiskException INVALID_INPUT for a level out of range
   */
  public double expectedShortfall(double level) {
    double z = -Normal.quantile(DeltaNormal.requireLevel(level));
    double p = 1 - level;
    double n = Normal.density(z);
    double first = -n / p;
    double second = 1 - z * n / p;
    double third = -(z * z + 2) * n / p;
    double w =
        first
            + (second - 1) * skewness / 6
            + (third - 3 * first) * excessKurtosis / 24
            - (2 * third - 5 * first) * skewness * skewness / 36;
    return -(mean + w * deviation());
  }
}
