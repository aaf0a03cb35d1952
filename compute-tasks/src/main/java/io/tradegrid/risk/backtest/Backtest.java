package io.tradegrid.risk.backtest;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Compares a forecast of value at risk with what came: for each day the forecast is made of the
 * days before it only.
 *
 * @param days tested
 * @param exceptions days on which the loss was larger than forecast
 * @param level of the forecast
 * @param proportionOfFailures Kupiec's test
 * @param independence Christoffersen's test
 * @param conditionalCoverage both together
 * @param light zone of the Basel Committee, for all days together
 */
public record Backtest(
    int days,
    int exceptions,
    double level,
    TestResult proportionOfFailures,
    TestResult independence,
    TestResult conditionalCoverage,
    TrafficLight light) {

  /**
   * Tests a forecast made anew every day.
   *
   * @param pnl profit or loss of each day, oldest first
   * @param window days that each forecast is made of
   * @param level confidence
   * @param forecast gives value at risk of a day from the window before it, oldest first
   * @throws RiskException INSUFFICIENT_DATA if fewer than two days are left to test, else what the
   *     forecast throws
   */
  public static Backtest rolling(
      double[] pnl, int window, double level, ToDoubleFunction<double[]> forecast) {
    return of(exceptions(pnl, window, forecast), level);
  }

  /**
   * Returns on which of the days after the first window the loss was larger than forecast.
   *
   * @throws RiskException as {@link #rolling}
   */
  public static boolean[] exceptions(
      double[] pnl, int window, ToDoubleFunction<double[]> forecast) {
    int days = pnl.length - window;
    if (window < 1 || days < 2) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "days of P&L: required " + (Math.max(window, 1) + 2L) + ", actual " + pnl.length);
    }
    boolean[] exceptions = new boolean[days];
    for (int i = 0; i < days; i++) {
      double valueAtRisk = forecast.applyAsDouble(Arrays.copyOfRange(pnl, i, i + window));
      exceptions[i] = -pnl[i + window] > valueAtRisk;
    }
    return exceptions;
  }

  /**
   * Tests known exceptions.
   *
   * @param exceptions whether each day was one, oldest first, at least 2 days
   * @param level confidence of the value at risk
   * @throws RiskException as {@link CoverageTests}
   */
  public static Backtest of(boolean[] exceptions, double level) {
    int count = 0;
    for (boolean exception : exceptions) {
      count += exception ? 1 : 0;
    }
    return new Backtest(
        exceptions.length,
        count,
        level,
        CoverageTests.proportionOfFailures(exceptions.length, count, level),
        CoverageTests.independence(exceptions),
        CoverageTests.conditionalCoverage(exceptions, level),
        TrafficLight.of(exceptions.length, count, level));
  }
}
