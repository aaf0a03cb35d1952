package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;

/**
 * A forecast of tomorrow's variance from the moves so far, σ²(t+1) = ω + α r²(t) + β σ²(t), begun
 * with the mean square of all moves: GARCH(1,1), and with ω = 0 and α = 1 − β the exponentially
 * weighted moving average of RiskMetrics.
 *
 * <p>Source: T. Bollerslev, "Generalized autoregressive conditional heteroskedasticity", Journal of
 * Econometrics 31 (1986), 307–327; J.P. Morgan, "RiskMetrics technical document", 4th edition 1996,
 * section 5.2.
 *
 * @param omega constant variance a day, zero or more
 * @param alpha weight of the last square, 0 to 1
 * @param beta weight of the last variance, 0 to 1; alpha and beta together at most 1
 */
public record VolatilityFilter(double omega, double alpha, double beta) {

  /** The decay that RiskMetrics uses for daily moves. */
  public static final double RISK_METRICS_DECAY = 0.94;

  /**
   * Checks the weights.
   *
   * @throws RiskException INVALID_INPUT naming the one out of range
   */
  public VolatilityFilter {
    require(omega >= 0 && omega <= Double.MAX_VALUE, "omega: must be zero or more, got " + omega);
    require(alpha >= 0 && alpha <= 1, "alpha: must be 0 to 1, got " + alpha);
    require(beta >= 0 && beta <= 1, "beta: must be 0 to 1, got " + beta);
    require(alpha + beta <= 1 + 1e-12, "alpha + beta: must be at most 1, got " + (alpha + beta));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new RiskException(Failure.INVALID_INPUT, message);
    }
  }

  /**
   * Returns the exponentially weighted moving average.
   *
   * @param decay λ, above 0 and below 1
   */
  public static VolatilityFilter exponential(double decay) {
    require(decay > 0 && decay < 1, "decay: must be above 0 and below 1, got " + decay);
    return new VolatilityFilter(0, 1 - decay, decay);
  }

  /**
   * Returns the variances forecast for each day, and for tomorrow in the last element.
   *
   * @param moves oldest first
   * @return one element more than moves
   * @throws RiskException INSUFFICIENT_DATA without a move, NUMERICAL_ERROR if no move is other
   *     than zero or on overflow
   */
  public double[] variances(double[] moves) {
    if (moves.length == 0) {
      throw new RiskException(Failure.INSUFFICIENT_DATA, "moves: required 1, actual 0");
    }
    double[] variances = new double[moves.length + 1];
    variances[0] = meanSquare(moves);
    for (int i = 0; i < moves.length; i++) {
      variances[i + 1] = omega + alpha * moves[i] * moves[i] + beta * variances[i];
      if (!(variances[i + 1] > 0 && variances[i + 1] <= Double.MAX_VALUE)) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR, "variance: must be positive, got " + variances[i + 1]);
      }
    }
    return variances;
  }

  static double meanSquare(double[] moves) {
    CompensatedSum squares = new CompensatedSum();
    for (double move : moves) {
      squares.add(move * move);
    }
    double mean = squares.value() / moves.length;
    if (!(mean > 0)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "variance: must be positive, got " + mean);
    }
    return mean;
  }

  /**
   * Returns each move times σ(tomorrow) / σ(its day).
   *
   * @param moves oldest first
   * @throws RiskException as {@link #variances}
   */
  public double[] rescaled(double[] moves) {
    double[] variances = variances(moves);
    double[] scaled = new double[moves.length];
    for (int i = 0; i < moves.length; i++) {
      scaled[i] = moves[i] * Math.sqrt(variances[moves.length] / variances[i]);
    }
    return scaled;
  }
}
