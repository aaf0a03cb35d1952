package io.tradegrid.performance;

import io.tradegrid.statistics.Moments;
import io.tradegrid.statistics.Require;
import io.tradegrid.statistics.Sample;

/**
 * Measures of a series of returns, a return a period: 0.01 is one percent. Means are annualised by
 * multiplying with the periods a year, deviations with their root; nothing is compounded.
 */
public final class Performance {

  private Performance() {}

  /**
   * Returns Sharpe's ratio, √k · mean(r − f) / s(r − f), s being the deviation of the sample.
   *
   * <p>Source: W. F. Sharpe, "The Sharpe ratio", Journal of Portfolio Management 21 (1994), 49–58.
   *
   * @param returns r, one a period
   * @param riskFree f, the return of a period without risk
   * @param periodsPerYear k, such as 252
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for less than two returns,
   *     INVALID_INPUT for numbers that are not finite or k below 1, NUMERICAL_ERROR if the returns
   *     do not vary
   */
  public static double sharpe(double[] returns, double riskFree, double periodsPerYear) {
    Require.finite("riskFree", riskFree);
    double deviation = Sample.standardDeviation(returns);
    double excess = Sample.mean(returns) - riskFree;
    return Require.quotient(
        "sharpe", excess * root(periodsPerYear), "the deviation of the returns", deviation);
  }

  /**
   * Returns Sortino's ratio, √k · mean(r − m) / √(Σ min(r − m, 0)² / n), over all n returns.
   *
   * <p>Source: F. A. Sortino and L. N. Price, "Performance measurement in a downside risk
   * framework", Journal of Investing 3 (1994), 59–64.
   *
   * @param returns r, one a period
   * @param target m, the least acceptable return of a period
   * @param periodsPerYear k, such as 252
   * @throws io.tradegrid.risk.RiskException as {@link #sharpe}; NUMERICAL_ERROR if no return is
   *     below the target
   */
  public static double sortino(double[] returns, double target, double periodsPerYear) {
    Require.finite("target", target);
    Require.observations("returns", 2, returns.length);
    double excess = Sample.mean(returns) - target;
    Moments squares = new Moments();
    for (double each : returns) {
      double below = Math.min(each - target, 0);
      squares.add(below * below);
    }
    return Require.quotient(
        "sortino", excess * root(periodsPerYear), "the downside", Math.sqrt(squares.mean()));
  }

  private static double root(double periodsPerYear) {
    if (!(periodsPerYear >= 1 && periodsPerYear < Double.POSITIVE_INFINITY)) {
      throw Require.invalid("periodsPerYear: must be at least 1, got " + periodsPerYear);
    }
    return Math.sqrt(periodsPerYear);
  }

  /**
   * Returns the standard deviation of the sample of returns, times √k; fails as {@link #sharpe}.
   *
   * @param periodsPerYear k, such as 252
   */
  public static double volatility(double[] returns, double periodsPerYear) {
    return Require.answer("volatility", Sample.standardDeviation(returns) * root(periodsPerYear));
  }

  /**
   * Returns how much of every 1 was traded: Σ |w(i) − v(i)| / 2, so 1 is everything exchanged.
   *
   * @param before v, what share of the value each holding had before the trades
   * @param after w, the share after
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for lengths that differ or numbers that
   *     are not finite, INSUFFICIENT_DATA for no holding
   */
  public static double turnover(double[] before, double[] after) {
    Require.sameLength("after", after, "before", before);
    Require.observations("holdings", 1, before.length);
    Require.finite("before", before);
    Require.finite("after", after);
    double traded = 0;
    for (int i = 0; i < before.length; i++) {
      traded += Math.abs(after[i] - before[i]);
    }
    return Require.answer("turnover", traded / 2);
  }
}
