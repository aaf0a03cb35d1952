package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;

/**
 * Holdings whose value moves in proportion to a price, as columns: element i of each array belongs
 * to holding i. The arrays are used as they are, not copied; they must not change while a
 * computation runs.
 */
public final class LinearHoldings {

  private final int[] factor;
  private final double[] value;

  /**
   * Takes the columns.
   *
   * @param factor which row of the moves each follows, zero or more
   * @param value quantity × multiplier × price today, in one currency; negative is short
   * @throws RiskException INVALID_INPUT if the columns differ in length or a factor is negative,
   *     NUMERICAL_ERROR for a value that is not finite
   */
  public LinearHoldings(int[] factor, double[] value) {
    Moves.sameLength("value", value.length, factor.length);
    for (int i = 0; i < value.length; i++) {
      Moves.requireFactor(factor[i], i);
      if (!Double.isFinite(value[i])) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR, "value[" + i + "]: must be finite, got " + value[i]);
      }
    }
    this.factor = factor;
    this.value = value;
  }

  /** Returns no holdings. */
  public static LinearHoldings none() {
    return new LinearHoldings(new int[0], new double[0]);
  }

  /** Returns how many there are. */
  public int size() {
    return value.length;
  }

  int factor(int i) {
    return factor[i];
  }

  double value(int i) {
    return value[i];
  }
}
