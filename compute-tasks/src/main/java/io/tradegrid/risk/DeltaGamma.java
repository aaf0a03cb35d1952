package io.tradegrid.risk;

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
 * and the quantile is Cornish and Fisher's of skewness S and excess kurtosis K. The expansion is an
 * approximation without a bound on its error; far from normal it can even fall with the level.
 *
 * <p>Source: J. C. Hull, "Options, futures, and other derivatives", chapter "Value at risk",
 * quadratic model; J. Mina and A. Ulmer, "Delta-gamma four ways", RiskMetrics 1999.
 */
public final class DeltaGamma {

  private final double[] linear;
  private final double[][] moves;
  private final double[] gammas;
  private final double[] weights;

  /** Σ of the factors that have a gamma. */
  private final double[][] covariances;

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
    this(linearPnl, moves, gammas, weights, covariances(moves, weights));
  }

  private DeltaGamma(
      double[] linearPnl,
      double[][] moves,
      double[] gammas,
      double[] weights,
      double[][] covariances) {
    int factors = moves.length;
    Moves.sameLength("gammas", gammas.length, factors);
    this.linear = linearPnl;
    this.moves = moves;
    this.gammas = gammas;
    this.weights = weights;
    this.covariances = covariances;
    double[] c = withFactors();
    double[][] product = product();
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

  private static double[][] covariances(double[][] moves, double[] weights) {
    double[][] covariances = new double[moves.length][moves.length];
    for (int i = 0; i < moves.length; i++) {
      for (int j = 0; j <= i; j++) {
        covariances[i][j] = DeltaNormal.covariance(moves[i], moves[j], weights);
        covariances[j][i] = covariances[i][j];
      }
    }
    return covariances;
  }

  /**
   * Returns the model of other holdings under the same moves.
   *
   * @param linearPnl of each day
   * @param ofGammas of each factor
   * @throws RiskException as the constructor
   */
  public DeltaGamma of(double[] linearPnl, double[] ofGammas) {
    return new DeltaGamma(linearPnl, moves, ofGammas, weights, covariances);
  }

  /** Returns c = Σd for the factors that have a gamma. */
  double[] withFactors() {
    double[] c = new double[moves.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = DeltaNormal.covariance(moves[i], linear, weights);
    }
    return c;
  }

  /** Returns GΣ. */
  double[][] product() {
    double[][] product = new double[moves.length][moves.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < product.length; j++) {
        product[i][j] = gammas[i] * covariances[i][j];
      }
    }
    return product;
  }

  double[] linear() {
    return linear;
  }

  double[][] moves() {
    return moves;
  }

  double[] gammas() {
    return gammas;
  }

  double[] weights() {
    return weights;
  }

  double[][] covariances() {
    return covariances;
  }

  double variance() {
    return variance;
  }

  static double[][] multiply(double[][] a, double[][] b) {
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
    return loss(CornishFisher.quantile(level));
  }

  /**
   * Returns expected shortfall: the mean of w over the tail.
   *
   * @param level confidence, above 0 and below 1
   * @throws RiskException INVALID_INPUT for a level out of range
   */
  public double expectedShortfall(double level) {
    return loss(CornishFisher.mean(level));
  }

  private double loss(CornishFisher w) {
    return -(mean + w.at(skewness, excessKurtosis) * deviation());
  }
}
