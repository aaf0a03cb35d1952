package io.tradegrid.statistics;

import io.tradegrid.risk.RiskException;
import java.util.Arrays;

/**
 * Ordinary least squares.
 *
 * <p>Regressions of prices and their powers are badly conditioned: in double precision the tenth
 * powers of NIST's Filip leave seven digits or none. Everything here is computed in about 32 digits
 * and rounded once, which costs some twenty times the arithmetic and nothing to think about.
 */
public final class LeastSquares {

  private LeastSquares() {}

  /**
   * Regresses y on some columns and a constant.
   *
   * @param y observations
   * @param regressors columns, each as long as y; may be none
   * @return the constant first, then the columns in their order
   * @throws RiskException INVALID_INPUT for lengths that differ or numbers that are not finite,
   *     INSUFFICIENT_DATA unless there are more observations than coefficients, NUMERICAL_ERROR if
   *     a column is a combination of others
   */
  public static Regression withConstant(double[] y, double[]... regressors) {
    double[][] columns = new double[regressors.length + 1][];
    columns[0] = new double[y.length];
    Arrays.fill(columns[0], 1);
    System.arraycopy(regressors, 0, columns, 1, regressors.length);
    return solve(y, columns, new double[columns.length][y.length], true);
  }

  /**
   * Regresses y on some columns and no constant; fails as {@link #withConstant} does.
   *
   * @param y observations
   * @param regressors columns, each as long as y; at least one
   */
  public static Regression withoutConstant(double[] y, double[]... regressors) {
    Require.atLeast("regressors", 1, regressors.length);
    return solve(y, regressors, new double[regressors.length][y.length], false);
  }

  /**
   * Regresses y on 1, x, x² … of about 32 digits; fails as {@link #withConstant} does.
   *
   * @param degree the highest power, at least 1
   */
  public static Regression polynomial(double[] x, double[] y, int degree) {
    Require.sameLength("y", y, "x", x);
    Require.atLeast("degree", 1, degree);
    double[][] high = new double[degree + 1][x.length];
    double[][] low = new double[degree + 1][x.length];
    DoubleDouble power = new DoubleDouble();
    for (int i = 0; i < x.length; i++) {
      power.set(1, 0);
      for (int k = 0; k <= degree; k++) {
        high[k][i] = power.high();
        low[k][i] = power.low();
        power.multiply(x[i], 0);
      }
    }
    return solve(y, high, low, true);
  }

  private static Regression solve(double[] y, double[][] high, double[][] low, boolean constant) {
    Require.finite("y", y);
    for (int k = 0; k < high.length; k++) {
      Require.sameLength("regressor " + k, high[k], "y", y);
      Require.finite("regressor " + k, high[k]);
    }
    Require.observations("observations", high.length + 1L, y.length);
    double[][] clone = new double[high.length][];
    for (int k = 0; k < high.length; k++) {
      clone[k] = high[k].clone();
    }
    Triangle triangle = new Triangle(clone, low, y.clone());
    double[] coefficients = triangle.coefficients();
    double squares = triangle.residualSquares();
    double deviation = Math.sqrt(squares / (y.length - high.length));
    double[] errors = triangle.inverseRowNorms();
    for (int k = 0; k < errors.length; k++) {
      Require.answer("coefficient " + k, coefficients[k]);
      errors[k] = Require.answer("standard error " + k, deviation * errors[k]);
    }
    return new Regression(
        coefficients,
        errors,
        triangle.residuals(),
        Require.answer("residual squares", squares),
        Require.answer("total squares", totalSquares(y, constant)),
        constant);
  }

  private static double totalSquares(double[] y, boolean aboutMean) {
    DoubleDouble mean = new DoubleDouble();
    if (aboutMean) {
      for (double value : y) {
        mean.add(value, 0);
      }
      mean.divide(y.length, 0);
    }
    DoubleDouble distance = new DoubleDouble();
    DoubleDouble squares = new DoubleDouble();
    for (double value : y) {
      distance.set(value, 0).add(-mean.high(), -mean.low());
      squares.addProduct(distance.high(), distance.low(), distance.high(), distance.low());
    }
    return squares.high();
  }
}
