package io.tradegrid.statistics;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;

/**
 * The triangle that Householder's reflections make of the columns of a regression, in about 32
 * digits; for one regression.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition, algorithms 5.1.1
 * and 5.3.2; the arithmetic is {@link DoubleDouble}'s.
 */
final class Triangle {

  /** Less than this of a column's length beside the others is rounding, not information. */
  private static final double NOTHING = 1e-25;

  private final int rows;
  private final int columns;

  /** Above the diagonal the triangle, on and below it the reflections' vectors. */
  private final double[][] high;

  private final double[][] low;
  private final double[] diagonalHigh;
  private final double[] diagonalLow;

  /** 2 / vᵀv of each reflection. */
  private final double[] scaleHigh;

  private final double[] scaleLow;
  private final double[] yHigh;
  private final double[] yLow;
  private final double[] betaHigh;
  private final double[] betaLow;
  private final DoubleDouble sum = new DoubleDouble();
  private final DoubleDouble number = new DoubleDouble();

  /** Reflects; the arrays are overwritten. */
  Triangle(double[][] high, double[][] low, double[] y) {
    this.rows = y.length;
    this.columns = high.length;
    this.high = high;
    this.low = low;
    this.diagonalHigh = new double[columns];
    this.diagonalLow = new double[columns];
    this.scaleHigh = new double[columns];
    this.scaleLow = new double[columns];
    this.yHigh = y;
    this.yLow = new double[rows];
    this.betaHigh = new double[columns];
    this.betaLow = new double[columns];
    for (int k = 0; k < columns; k++) {
      double length = squares(high[k], low[k], 0).sqrt().high();
      makeReflection(k, length);
      for (int j = k + 1; j < columns; j++) {
        reflect(k, high[j], low[j]);
      }
      reflect(k, yHigh, yLow);
    }
    solve();
  }

  private DoubleDouble squares(double[] valuesHigh, double[] valuesLow, int from) {
    sum.set(0, 0);
    for (int i = from; i < rows; i++) {
      sum.addProduct(valuesHigh[i], valuesLow[i], valuesHigh[i], valuesLow[i]);
    }
    return sum;
  }

  private void makeReflection(int k, double wholeLength) {
    double[] v = high[k];
    double[] vLow = low[k];
    squares(v, vLow, k).sqrt();
    if (!(sum.high() > NOTHING * wholeLength)) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR,
          "regressor " + k + ": is a combination of those before it, or nothing but zeros");
    }
    // Away from the element, so that nothing cancels.
    double sign = v[k] > 0 ? -1 : 1;
    diagonalHigh[k] = sign * sum.high();
    diagonalLow[k] = sign * sum.low();
    number.set(v[k], vLow[k]).add(-diagonalHigh[k], -diagonalLow[k]);
    v[k] = number.high();
    vLow[k] = number.low();
    squares(v, vLow, k);
    number.set(2, 0).divide(sum.high(), sum.low());
    scaleHigh[k] = number.high();
    scaleLow[k] = number.low();
  }

  private void reflect(int k, double[] valuesHigh, double[] valuesLow) {
    double[] v = high[k];
    double[] vLow = low[k];
    sum.set(0, 0);
    for (int i = k; i < rows; i++) {
      sum.addProduct(v[i], vLow[i], valuesHigh[i], valuesLow[i]);
    }
    sum.multiply(scaleHigh[k], scaleLow[k]);
    double byHigh = -sum.high();
    double byLow = -sum.low();
    for (int i = k; i < rows; i++) {
      number.set(valuesHigh[i], valuesLow[i]).addProduct(byHigh, byLow, v[i], vLow[i]);
      valuesHigh[i] = number.high();
      valuesLow[i] = number.low();
    }
  }

  private void solve() {
    for (int k = columns - 1; k >= 0; k--) {
      number.set(yHigh[k], yLow[k]);
      for (int j = k + 1; j < columns; j++) {
        number.addProduct(-betaHigh[j], -betaLow[j], high[j][k], low[j][k]);
      }
      number.divide(diagonalHigh[k], diagonalLow[k]);
      betaHigh[k] = number.high();
      betaLow[k] = number.low();
    }
  }

  double[] coefficients() {
    return betaHigh;
  }

  double residualSquares() {
    return squares(yHigh, yLow, columns).high();
  }

  /** Returns the residuals: what the reflections left of y, reflected back. */
  double[] residuals() {
    double[] residuals = yHigh.clone();
    double[] residualsLow = yLow.clone();
    for (int k = 0; k < columns; k++) {
      residuals[k] = 0;
      residualsLow[k] = 0;
    }
    for (int k = columns - 1; k >= 0; k--) {
      reflect(k, residuals, residualsLow);
    }
    return residuals;
  }

  /** Returns the lengths of the rows of the triangle's inverse: standard errors at deviation 1. */
  double[] inverseRowNorms() {
    double[] lengths = new double[columns];
    double[] rowHigh = new double[columns];
    double[] rowLow = new double[columns];
    for (int k = 0; k < columns; k++) {
      // Row k of the inverse, from the left: its product with column j of the triangle is 0.
      for (int j = k; j < columns; j++) {
        number.set(j == k ? 1 : 0, 0);
        for (int i = k; i < j; i++) {
          number.addProduct(-rowHigh[i], -rowLow[i], high[j][i], low[j][i]);
        }
        number.divide(diagonalHigh[j], diagonalLow[j]);
        rowHigh[j] = number.high();
        rowLow[j] = number.low();
      }
      sum.set(0, 0);
      for (int j = k; j < columns; j++) {
        sum.addProduct(rowHigh[j], rowLow[j], rowHigh[j], rowLow[j]);
      }
      lengths[k] = sum.sqrt().high();
    }
    return lengths;
  }
}
