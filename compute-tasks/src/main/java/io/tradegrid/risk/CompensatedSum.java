package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;

/**
 * A running sum that carries its rounding error along (Neumaier's variant of Kahan summation): the
 * result is exact to about one rounding however many terms cancel. For equal terms in equal order
 * it gives equal bits. Not safe for use by several threads.
 *
 * <p>Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
 * ZAMM 54 (1974), 39–51.
 */
public final class CompensatedSum {

  private double sum;
  private double lost;

  /** Begins at 0. */
  public CompensatedSum() {}

  /** Adds a term; one that is not finite makes {@link #value} fail. */
  public void add(double term) {
    double next = sum + term;
    // Whichever is smaller in magnitude has lost its low digits.
    lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  /**
   * Returns the sum of the terms so far, 0 if there are none.
   *
   * @throws RiskException NUMERICAL_ERROR if it is not a finite number
   */
  public double value() {
    double value = sum + lost;
    if (!Double.isFinite(value)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "sum: is not a finite number: " + value);
    }
    return value;
  }
}
