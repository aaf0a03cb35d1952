package io.tradegrid.risk.backtest;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;

/**
 * The zone of the Basel Committee for a number of exceptions: green while that many or fewer have a
 * probability below 95 % under a right forecast, red from 99.99 %, yellow between. At 99 % over 250
 * days green is 0 to 4 and red 10 and more.
 *
 * <p>Source: Basel Committee on Banking Supervision, "Supervisory framework for the use of
 * 'backtesting' in conjunction with the internal models approach to market risk capital
 * requirements", January 1996, tables 1 and 2.
 */
public enum TrafficLight {
  /** Nothing speaks against the forecast. */
  GREEN,
  /** It may be wrong; capital is multiplied by more. */
  YELLOW,
  /** It is almost certainly wrong. */
  RED;

  /**
   * Returns the zone.
   *
   * @param days of the test, at least 1
   * @param exceptions 0 to days
   * @param level confidence of the value at risk, above 0 and below 1
   * @throws RiskException INVALID_INPUT for what is out of range
   */
  public static TrafficLight of(int days, int exceptions, double level) {
    double cumulative = cumulativeProbability(days, exceptions, level);
    return cumulative < 0.95 ? GREEN : cumulative < 0.9999 ? YELLOW : RED;
  }

  /** Returns the probability of so many exceptions or fewer, binomial. */
  static double cumulativeProbability(int days, int exceptions, double level) {
    if (days < 1 || exceptions < 0 || exceptions > days || !(level > 0 && level < 1)) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "traffic light: got %d exceptions in %d days at %s".formatted(exceptions, days, level));
    }
    double p = 1 - level;
    double logTerm = days * Elementary.logOnePlus(-p);
    double odds = Elementary.log(p / level);
    double sum = Elementary.exp(logTerm);
    for (int k = 1; k <= exceptions; k++) {
      logTerm += Elementary.log((double) (days - k + 1) / k) + odds;
      sum += Elementary.exp(logTerm);
    }
    return Math.min(1, sum);
  }

  /**
   * Returns what is added to the multiplier of 3 for so many exceptions of a 99 % value at risk in
   * 250 days: 0, then 0.40, 0.50, 0.65, 0.75, 0.85 from the fifth on, and 1 from the tenth.
   *
   * @param exceptions zero or more
   */
  public static double plusFactor(int exceptions) {
    double[] yellow = {0.40, 0.50, 0.65, 0.75, 0.85};
    return exceptions < 5 ? 0 : exceptions < 10 ? yellow[exceptions - 5] : 1;
  }
}
