package io.tradegrid.statistics;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;

/**
 * How fast a spread returns: x(t) = a + b x(t−1) + e(t) by least squares, an Ornstein-Uhlenbeck
 * process seen at equal steps.
 *
 * @param level to which it returns, a / (1 − b)
 * @param persistence b, above 0 and below 1
 * @param halfLife steps until half of a deviation is gone, ln ½ / ln b
 */
public record MeanReversion(double level, double persistence, double halfLife) {

  /** Fewest observations: two coefficients and one left over, of the changes. */
  private static final int LEAST = 4;

  /**
   * Measures a spread.
   *
   * @throws RiskException INSUFFICIENT_DATA for less than four observations, INVALID_INPUT for one
   *     that is not finite, NUMERICAL_ERROR if it does not vary or does not return: b is not above
   *     0 and below 1
   */
  public static MeanReversion of(double[] spread) {
    Require.observations("observations", LEAST, spread.length);
    double[] before = Arrays.copyOf(spread, spread.length - 1);
    double[] after = Arrays.copyOfRange(spread, 1, spread.length);
    double[] fit = LeastSquares.withConstant(after, before).coefficients();
    double persistence = fit[1];
    if (!(persistence > 0 && persistence < 1)) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR,
          "persistence: must be above 0 and below 1 for a half-life, is " + persistence);
    }
    return new MeanReversion(
        fit[0] / (1 - persistence), persistence, Math.log(0.5) / Math.log(persistence));
  }
}
