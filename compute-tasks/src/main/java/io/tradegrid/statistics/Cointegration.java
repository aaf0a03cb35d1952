package io.tradegrid.statistics;

import java.util.Arrays;

/** The test of Engle and Granger for cointegration: whether a combination of wanderers returns. */
public final class Cointegration {

  /** Most regressors that there are probabilities for. */
  public static final int REGRESSORS_MAX = 5;

  private final Regression fit;
  private final DickeyFuller test;

  private Cointegration(Regression fit, DickeyFuller test) {
    this.fit = fit;
    this.test = test;
  }

  /**
   * Tests y against other series.
   *
   * <p>Source: R. F. Engle and C. W. J. Granger, "Co-integration and error correction:
   * representation, estimation, and testing", Econometrica 55 (1987), 251–276; for the values see
   * {@link DickeyFuller}. Critical values are for the n − 1 changes of n observations.
   *
   * @param y observations
   * @param trend of the regression of y; not NONE, which has no critical values
   * @param lags of differences in the regression of the residuals
   * @param regressors 1 to {@link #REGRESSORS_MAX}, each as long as y
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for a trend or a number of regressors
   *     that cannot be, INSUFFICIENT_DATA for too few observations, NUMERICAL_ERROR for series that
   *     are combinations of each other
   */
  public static Cointegration test(double[] y, Trend trend, int lags, double[]... regressors) {
    if (trend == Trend.NONE) {
      throw Require.invalid("trend: must not be NONE, which has no critical values");
    }
    if (regressors.length < 1 || regressors.length > REGRESSORS_MAX) {
      throw Require.invalid(
          "regressors: must be 1 to " + REGRESSORS_MAX + ", got " + regressors.length);
    }
    double[][] trends = trend.columns(y.length);
    double[][] columns = Arrays.copyOf(regressors, regressors.length + trends.length);
    System.arraycopy(trends, 0, columns, regressors.length, trends.length);
    Regression fit = LeastSquares.withoutConstant(y, columns);
    return new Cointegration(
        fit, DickeyFuller.ofResiduals(fit.residuals(), trend, regressors.length + 1, lags));
  }

  /** Returns the test of the residuals for a unit root; none means cointegration. */
  public DickeyFuller test() {
    return test;
  }

  /** Returns the coefficients of the regressors, then those of the trend, the constant first. */
  public double[] coefficients() {
    return fit.coefficients();
  }

  /** Returns what y is above the combination, by observation. */
  public double[] spread() {
    return fit.residuals();
  }
}
