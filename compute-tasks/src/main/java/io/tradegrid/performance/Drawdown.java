package io.tradegrid.performance;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.statistics.Require;

/**
 * The deepest fall of a value from what it had reached before.
 *
 * @param depth 1 − trough / peak, 0 if the value never fell; 0.2 is a loss of a fifth
 * @param peak index of the value it fell from, the last one of equal ones
 * @param trough index of the lowest value, the first one of equal ones
 */
public record Drawdown(double depth, int peak, int trough) {

  /**
   * Finds the deepest fall.
   *
   * @param values of an account, an index or a price, in time
   * @throws RiskException INSUFFICIENT_DATA for no value, NUMERICAL_ERROR for one that is not
   *     positive and finite
   */
  public static Drawdown deepest(double[] values) {
    Require.observations("values", 1, values.length);
    Drawdown deepest = new Drawdown(0, 0, 0);
    int peak = 0;
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR,
            "value[" + i + "]: must be positive and finite, got " + values[i]);
      }
      peak = values[i] >= values[peak] ? i : peak;
      double depth = 1 - values[i] / values[peak];
      if (depth > deepest.depth()) {
        deepest = new Drawdown(depth, peak, i);
      }
    }
    return deepest;
  }

  /**
   * Returns the index of the first value after the trough that is what it fell from, or more.
   *
   * @param values that the fall was found in
   * @throws RiskException INSUFFICIENT_DATA if none is
   */
  public int recovery(double[] values) {
    for (int i = trough; i < values.length; i++) {
      if (values[i] >= values[peak]) {
        return i;
      }
    }
    throw new RiskException(Failure.INSUFFICIENT_DATA, "not recovered from the deepest fall yet");
  }
}
