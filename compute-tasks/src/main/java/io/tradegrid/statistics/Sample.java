package io.tradegrid.statistics;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.util.function.DoubleUnaryOperator;

/** Statistics of a whole series at once: two passes, so that the mean is known, in 32 digits. */
public final class Sample {

  private Sample() {}

  /**
   * Returns the mean.
   *
   * @throws RiskException INSUFFICIENT_DATA for no number, INVALID_INPUT for one that is not
   *     finite, NUMERICAL_ERROR on overflow
   */
  public static double mean(double[] values) {
    return Require.answer("mean", wideMean(values).high());
  }

  /**
   * Returns the variance, s² = Σ(x − x̄)² / (n − 1).
   *
   * @throws RiskException INSUFFICIENT_DATA for less than two numbers, INVALID_INPUT for one that
   *     is not finite, NUMERICAL_ERROR on overflow
   */
  public static double variance(double[] values) {
    Require.observations("observations", 2, values.length);
    return Require.answer("variance", products(values, 0) / (values.length - 1));
  }

  /** Returns the root of {@link #variance}, which says what can go wrong. */
  public static double standardDeviation(double[] values) {
    return Math.sqrt(variance(values));
  }

  /**
   * Returns the autocorrelation, r(k) = Σ (x(t) − x̄)(x(t+k) − x̄) / Σ (x(t) − x̄)².
   *
   * @param lag k, at least 1
   * @throws RiskException INVALID_INPUT for a lag below 1 or a number that is not finite,
   *     INSUFFICIENT_DATA for less than lag + 2 numbers, NUMERICAL_ERROR if all are equal
   */
  public static double autocorrelation(double[] values, int lag) {
    Require.atLeast("lag", 1, lag);
    Require.observations("observations", lag + 2L, values.length);
    return Require.quotient(
        "autocorrelation", products(values, lag), "the variance", products(values, 0));
  }

  private static DoubleDouble wideMean(double[] values) {
    Require.observations("observations", 1, values.length);
    Require.finite("value", values);
    DoubleDouble sum = new DoubleDouble();
    for (double value : values) {
      sum.add(value, 0);
    }
    return sum.divide(values.length, 0);
  }

  private static double products(double[] values, int lag) {
    DoubleDouble mean = wideMean(values);
    DoubleDouble first = new DoubleDouble();
    DoubleDouble second = new DoubleDouble();
    DoubleDouble sum = new DoubleDouble();
    for (int i = 0; i + lag < values.length; i++) {
      first.set(values[i], 0).add(-mean.high(), -mean.low());
      second.set(values[i + lag], 0).add(-mean.high(), -mean.low());
      sum.addProduct(first.high(), first.low(), second.high(), second.low());
    }
    return sum.high();
  }

  /**
   * Returns the changes from each number to the next.
   *
   * @throws RiskException INSUFFICIENT_DATA for less than two numbers
   */
  public static double[] changes(double[] values) {
    Require.observations("observations", 2, values.length);
    double[] changes = new double[values.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = values[i + 1] - values[i];
    }
    return changes;
  }

  /**
   * Returns the simple returns, p(t) / p(t−1) − 1.
   *
   * @throws RiskException INSUFFICIENT_DATA for less than two prices, NUMERICAL_ERROR for one that
   *     is not positive and finite
   */
  public static double[] returns(double[] prices) {
    return moves(prices, ratio -> ratio - 1);
  }

  /** Returns the logarithmic returns, ln(p(t) / p(t−1)); fails as {@link #returns} does. */
  public static double[] logReturns(double[] prices) {
    return moves(prices, Math::log);
  }

  private static double[] moves(double[] prices, DoubleUnaryOperator ofRatio) {
    Require.observations("prices", 2, prices.length);
    double[] moves = new double[prices.length - 1];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = ofRatio.applyAsDouble(price(prices, i + 1) / price(prices, i));
    }
    return moves;
  }

  private static double price(double[] prices, int i) {
    if (!(prices[i] > 0 && prices[i] < Double.POSITIVE_INFINITY)) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR,
          "price[" + i + "]: must be positive and finite, got " + prices[i]);
    }
    return prices[i];
  }
}
