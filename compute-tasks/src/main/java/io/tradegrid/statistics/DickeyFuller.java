package io.tradegrid.statistics;

import java.util.Arrays;

/**
 * The augmented Dickey-Fuller test for a unit root: whether a series wanders or returns. With
 * {@link Cointegration} it is one of residuals.
 */
public final class DickeyFuller {

  private static final int LEVELS = 3;

  private final double statistic;
  private final double probability;
  private final double[] criticalValues = new double[LEVELS];
  private final int observations;

  private DickeyFuller(double statistic, Trend trend, int series, int observations) {
    this.statistic = statistic;
    this.probability = MacKinnon.probability(statistic, trend, series);
    this.observations = observations;
    for (int level = 0; level < LEVELS; level++) {
      criticalValues[level] = MacKinnon.criticalValue(level, trend, series, observations);
    }
  }

  /**
   * Tests a series.
   *
   * <p>Sources: S. E. Said and D. A. Dickey, "Testing for unit roots in autoregressive-moving
   * average models of unknown order", Biometrika 71 (1984), 599–607; for the values J. G. MacKinnon
   * (1994) for probabilities and (2010) for critical values, see docs/reference/statistics.md.
   *
   * @param series equally spaced observations
   * @param trend of the regression
   * @param lags of differences, 0 for the plain test
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for negative lags or a number that is not
   *     finite, INSUFFICIENT_DATA if the regression has fewer observations than it needs,
   *     NUMERICAL_ERROR for a series that does not vary
   */
  public static DickeyFuller test(double[] series, Trend trend, int lags) {
    Regression regression = regression(series, trend, lags);
    return new DickeyFuller(regression.tStatistic(0), trend, 1, regression.residuals().length);
  }

  /** Tests the residuals of a regression with so many series, y included, and this trend. */
  static DickeyFuller ofResiduals(double[] residuals, Trend trend, int series, int lags) {
    Regression regression = regression(residuals, Trend.NONE, lags);
    return new DickeyFuller(regression.tStatistic(0), trend, series, residuals.length - 1);
  }

  private static Regression regression(double[] series, Trend trend, int lags) {
    Require.atLeast("lags", 0, lags);
    Require.finite("series", series);
    int columns = 1 + lags + trend.terms();
    Require.observations("observations", columns + 2L + lags, series.length);
    double[] changes = Sample.changes(series);
    int observations = changes.length - lags;
    double[][] regressors = new double[columns][];
    regressors[0] = Arrays.copyOfRange(series, lags, lags + observations);
    for (int i = 1; i <= lags; i++) {
      regressors[i] = Arrays.copyOfRange(changes, lags - i, lags - i + observations);
    }
    double[][] trends = trend.columns(observations);
    System.arraycopy(trends, 0, regressors, 1 + lags, trends.length);
    return LeastSquares.withoutConstant(
        Arrays.copyOfRange(changes, lags, changes.length), regressors);
  }

  /**
   * Returns t of γ in Δx(t) = γ x(t−1) + Σ δ(i) Δx(t−i) + trend; the more negative, the less likely
   * a unit root.
   */
  public double statistic() {
    return statistic;
  }

  /**
   * Returns MacKinnon's asymptotic approximation of the probability of a statistic as small if
   * there is a unit root, 0 to 1.
   */
  public double probability() {
    return probability;
  }

  /** Returns the critical values at 1, 5 and 10 % for this number of observations. */
  public double[] criticalValues() {
    return criticalValues.clone();
  }

  /** Returns how many observations the critical values are for. */
  public int observations() {
    return observations;
  }
}
