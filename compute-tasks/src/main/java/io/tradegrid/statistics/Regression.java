package io.tradegrid.statistics;

/** A regression by ordinary least squares. */
public final class Regression {

  private final double[] coefficients;
  private final double[] standardErrors;
  private final double[] residuals;
  private final double residualSquares;
  private final double totalSquares;
  private final boolean constant;

  Regression(
      double[] coefficients,
      double[] standardErrors,
      double[] residuals,
      double residualSquares,
      double totalSquares,
      boolean constant) {
    this.coefficients = coefficients;
    this.standardErrors = standardErrors;
    this.residuals = residuals;
    this.residualSquares = residualSquares;
    this.totalSquares = totalSquares;
    this.constant = constant;
  }

  /** Returns the coefficients by regressor, the constant first if there is one. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** Returns the standard errors of the coefficients. */
  public double[] standardErrors() {
    return standardErrors.clone();
  }

  /** Returns what was observed less what was fitted, by observation. */
  public double[] residuals() {
    return residuals.clone();
  }

  /** Returns the residuals' sum of squares. */
  public double residualSquares() {
    return residualSquares;
  }

  /** Returns the squares of y about its mean if there is a constant, else about 0. */
  public double totalSquares() {
    return totalSquares;
  }

  /** Returns observations less coefficients. */
  public int degreesOfFreedom() {
    return residuals.length - coefficients.length;
  }

  /** Returns the standard deviation of the residuals, √(RSS / degrees of freedom). */
  public double residualDeviation() {
    return Math.sqrt(residualSquares / degreesOfFreedom());
  }

  /**
   * Returns the share of the squares that is explained, 1 − RSS / TSS.
   *
   * @throws io.tradegrid.risk.RiskException NUMERICAL_ERROR if y does not vary
   */
  public double rSquared() {
    return 1 - Require.quotient("r-squared", residualSquares, "the variation of y", totalSquares);
  }

  /**
   * Returns the statistic of the test that all coefficients but the constant are 0.
   *
   * @throws io.tradegrid.risk.RiskException NUMERICAL_ERROR if the fit is exact or there is nothing
   *     but a constant
   */
  public double fStatistic() {
    int regressors = coefficients.length - (constant ? 1 : 0);
    double explained =
        Require.quotient(
            "F", totalSquares - residualSquares, "the number of regressors", regressors);
    return Require.quotient(
        "F", explained, "the residual variance", residualSquares / degreesOfFreedom());
  }

  /**
   * Returns a coefficient over its standard error.
   *
   * @throws io.tradegrid.risk.RiskException NUMERICAL_ERROR if the fit is exact
   */
  public double tStatistic(int coefficient) {
    return Require.quotient(
        "t", coefficients[coefficient], "the standard error", standardErrors[coefficient]);
  }
}
