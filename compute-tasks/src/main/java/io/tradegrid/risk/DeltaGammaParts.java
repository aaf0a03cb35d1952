package io.tradegrid.risk;

/**
 * What parts of some holdings have to do with their delta-gamma risk: Euler's contributions, by how
 * much the measure grows per part that a part grows by. The measure is of degree one in the
 * holdings, so the contributions of parts that make up the whole sum to it.
 *
 * <p>With a part's y(k) and G(k) the cumulants of {@link DeltaGamma} grow by
 *
 * <pre>
 * κ₁: ½ tr(G(k)Σ)
 * κ₂: 2 Cov(y(k), y) + tr(G(k)Σ GΣ)
 * κ₃: 6 c(k)ᵀGc + 3 cᵀG(k)c + 3 tr(G(k)Σ (GΣ)²)
 * κ₄: 24 c(k)ᵀGΣGc + 24 cᵀG(k)ΣGc + 12 tr(G(k)Σ (GΣ)³)
 * </pre>
 *
 * <p>Source: D. Tasche, "Risk contributions and performance measurement", TU München 1999, for
 * contributions as derivatives; the rest is the product rule.
 */
public final class DeltaGammaParts {

  private final DeltaGamma whole;

  /** c = Σd and ΣGc, of the factors that have a gamma. */
  private final double[] c;

  private final double[] q;

  /** P&amp;L of each day whose covariance with y(k) is c(k)ᵀGc, and c(k)ᵀGΣGc. */
  private final double[] first;

  private final double[] second;

  /** The diagonals of Σ, ΣGΣ, Σ(GΣ)² and Σ(GΣ)³. */
  private final double[][] diagonals;

  /**
   * Prepares the derivatives.
   *
   * @param whole the model of the whole
   */
  public DeltaGammaParts(DeltaGamma whole) {
    this.whole = whole;
    double[][] covariances = whole.covariances();
    double[] gammas = whole.gammas();
    int factors = gammas.length;
    c = whole.withFactors();
    q = new double[factors];
    for (int i = 0; i < factors; i++) {
      for (int j = 0; j < factors; j++) {
        q[i] += covariances[i][j] * gammas[j] * c[j];
      }
    }
    first = pnl(c);
    second = pnl(q);
    double[][] product = whole.product();
    double[][] next = DeltaGamma.multiply(covariances, product);
    double[][] square = DeltaGamma.multiply(product, product);
    diagonals = new double[4][factors];
    for (int i = 0; i < factors; i++) {
      diagonals[0][i] = covariances[i][i];
      diagonals[1][i] = next[i][i];
      for (int j = 0; j < factors; j++) {
        diagonals[2][i] += covariances[i][j] * square[j][i];
        diagonals[3][i] += next[i][j] * square[j][i];
      }
    }
  }

  /** Returns Σᵢ gᵢ xᵢ rᵢ(t). */
  private double[] pnl(double[] x) {
    double[] pnl = new double[whole.linear().length];
    for (int i = 0; i < x.length; i++) {
      double scale = whole.gammas()[i] * x[i];
      for (int t = 0; t < pnl.length; t++) {
        pnl[t] += scale * whole.moves()[i][t];
      }
    }
    return pnl;
  }

  /**
   * Returns a part's contribution to {@link DeltaGamma#valueAtRisk}.
   *
   * @param linearPnl of the part, of each day
   * @param gammas of the part, of each factor
   * @param level confidence, above 0 and below 1
   * @throws RiskException INVALID_INPUT if lengths differ or for a level out of range
   */
  public double valueAtRisk(double[] linearPnl, double[] gammas, double level) {
    return contribution(linearPnl, gammas, CornishFisher.quantile(level));
  }

  /** Returns a part's contribution to {@link DeltaGamma#expectedShortfall}. */
  public double expectedShortfall(double[] linearPnl, double[] gammas, double level) {
    return contribution(linearPnl, gammas, CornishFisher.mean(level));
  }

  private double contribution(double[] y, double[] gammas, CornishFisher w) {
    Moves.sameLength("gammas", gammas.length, c.length);
    double mean = 0.5 * trace(gammas, 0);
    double variance = whole.variance();
    if (variance == 0) {
      return -mean;
    }
    double[] weights = whole.weights();
    double growth = 2 * DeltaNormal.covariance(y, whole.linear(), weights) + trace(gammas, 1);
    double third =
        6 * DeltaNormal.covariance(y, first, weights)
            + 3 * bilinear(gammas, c)
            + 3 * trace(gammas, 2);
    double fourth =
        24 * DeltaNormal.covariance(y, second, weights)
            + 24 * bilinear(gammas, q)
            + 12 * trace(gammas, 3);
    double deviation = Math.sqrt(variance);
    double skewness = whole.skewness();
    double kurtosis = whole.excessKurtosis();
    double ofSkewness = third / (variance * deviation) - 1.5 * skewness * growth / variance;
    double ofKurtosis = fourth / (variance * variance) - 2 * kurtosis * growth / variance;
    return -(mean
        + growth / (2 * deviation) * w.at(skewness, kurtosis)
        + deviation * w.growth(skewness, ofSkewness, ofKurtosis));
  }

  private double trace(double[] gammas, int power) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < gammas.length; i++) {
      sum.add(gammas[i] * diagonals[power][i]);
    }
    return sum.value();
  }

  /** Returns cᵀG(k)x. */
  private double bilinear(double[] gammas, double[] x) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < gammas.length; i++) {
      sum.add(c[i] * gammas[i] * x[i]);
    }
    return sum.value();
  }
}
