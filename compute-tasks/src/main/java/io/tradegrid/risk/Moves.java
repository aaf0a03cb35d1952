package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;

/**
 * Relative moves of prices, one row a factor and one column a scenario: 0.02 is two per cent up.
 * The rows are used as they are, not copied; they must not change while a computation runs.
 */
public final class Moves {

  private final double[][] rows;
  private final int scenarios;

  /**
   * Takes the rows.
   *
   * @param rows moves above −1, one row a factor, all of one length
   * @throws RiskException INVALID_INPUT if the rows differ in length, NUMERICAL_ERROR for a move
   *     that is not finite or would leave no price
   */
  public Moves(double[][] rows) {
    scenarios = rows.length == 0 ? 0 : rows[0].length;
    for (int factor = 0; factor < rows.length; factor++) {
      sameLength("moves[" + factor + "]", rows[factor].length, scenarios);
      for (int i = 0; i < scenarios; i++) {
        if (!(rows[factor][i] > -1 && rows[factor][i] <= Double.MAX_VALUE)) {
          throw new RiskException(
              Failure.NUMERICAL_ERROR,
              "moves[%d][%d]: must be finite and above -1, got %s"
                  .formatted(factor, i, rows[factor][i]));
        }
      }
    }
    this.rows = rows;
  }

  /** Returns how many factors there are. */
  public int factors() {
    return rows.length;
  }

  /** Returns how many scenarios there are, 0 without a factor. */
  public int scenarios() {
    return scenarios;
  }

  /**
   * Returns a factor's moves, the array itself.
   *
   * @throws RiskException INVALID_INPUT if there is no such factor
   */
  double[] of(int factor) {
    if (factor >= rows.length) {
      throw new RiskException(
          Failure.INVALID_INPUT, "factor: must be below " + rows.length + ", got " + factor);
    }
    return rows[factor];
  }

  static void requireFactor(int factor, int i) {
    if (factor < 0) {
      throw new RiskException(
          Failure.INVALID_INPUT, "factor[" + i + "]: must not be negative, got " + factor);
    }
  }

  static void sameLength(String name, int actual, int length) {
    if (actual != length) {
      throw new RiskException(
          Failure.INVALID_INPUT, name + ": must have length " + length + ", got " + actual);
    }
  }
}
