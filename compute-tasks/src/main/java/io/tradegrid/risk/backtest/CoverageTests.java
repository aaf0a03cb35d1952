package io.tradegrid.risk.backtest;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.Normal;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Tests of the exceptions of a value at risk. With N days, x exceptions and p = 1 − level:
 *
 * <ul>
 *   <li>Proportion of failures (Kupiec): LR = −2 ln[(1 − p)^(N − x) p^x / ((1 − x/N)^(N − x)
 *       (x/N)^x)], χ² with one degree of freedom.
 *   <li>Independence (Christoffersen): with n(ij) the days in state j after one in state i, π(i) =
 *       n(i1) / (n(i0) + n(i1)) and π = (n(01) + n(11)) / Σ n, LR = −2 ln[(1 − π)^(n00 + n10)
 *       π^(n01 + n11) / ((1 − π₀)^n00 π₀^n01 (1 − π₁)^n10 π₁^n11)], χ² with one degree.
 *   <li>Conditional coverage: the sum of the two, χ² with two degrees.
 * </ul>
 *
 * <p>0 ln 0 counts as 0, so every number of exceptions has an answer. P-values are those of large
 * samples: exact to about 1e-15 as χ², not as what few exceptions truly follow.
 *
 * <p>Source: P. H. Kupiec, "Techniques for verifying the accuracy of risk measurement models",
 * Journal of Derivatives 3 (1995), 73–84; P. F. Christoffersen, "Evaluating interval forecasts",
 * International Economic Review 39 (1998), 841–862.
 */
public final class CoverageTests {

  private CoverageTests() {}

  /**
   * Returns Kupiec's test.
   *
   * @param days N, at least 1
   * @param exceptions x, 0 to N
   * @param level confidence of the value at risk, above 0 and below 1
   * @throws RiskException INVALID_INPUT for what is out of range
   */
  public static TestResult proportionOfFailures(int days, int exceptions, double level) {
    if (days < 1 || exceptions < 0 || exceptions > days) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "exceptions: must be 0 to the days, got " + exceptions + " of " + days);
    }
    if (!(level > 0 && level < 1)) {
      throw new RiskException(
          Failure.INVALID_INPUT, "level: must be above 0 and below 1, got " + level);
    }
    double expected = logLikelihood(days - exceptions, exceptions, 1 - level);
    double observed = logLikelihood(days - exceptions, exceptions, (double) exceptions / days);
    return oneDegree(2 * (observed - expected));
  }

  /**
   * Returns Christoffersen's test that exceptions do not follow each other.
   *
   * @param exceptions whether each day was one, oldest first, at least 2 days
   * @throws RiskException INSUFFICIENT_DATA with fewer
   */
  public static TestResult independence(boolean[] exceptions) {
    if (exceptions.length < 2) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, "days: required 2, actual " + exceptions.length);
    }
    int[][] counts = transitions(exceptions);
    int without = counts[0][0] + counts[1][0];
    int with = counts[0][1] + counts[1][1];
    double alike = logLikelihood(without, with, (double) with / (without + with));
    double apart = 0;
    for (int[] from : counts) {
      if (from[0] + from[1] > 0) {
        apart += logLikelihood(from[0], from[1], (double) from[1] / (from[0] + from[1]));
      }
    }
    return oneDegree(2 * (apart - alike));
  }

  /** Returns how many days of each kind followed on each kind: [before][after], 1 an exception. */
  static int[][] transitions(boolean[] exceptions) {
    int[][] counts = new int[2][2];
    for (int i = 1; i < exceptions.length; i++) {
      counts[exceptions[i - 1] ? 1 : 0][exceptions[i] ? 1 : 0]++;
    }
    return counts;
  }

  /**
   * Returns the test of both together.
   *
   * @param exceptions whether each day was one, oldest first, at least 2 days
   * @param level confidence of the value at risk, above 0 and below 1
   * @throws RiskException as the two tests
   */
  public static TestResult conditionalCoverage(boolean[] exceptions, double level) {
    int count = 0;
    for (boolean exception : exceptions) {
      count += exception ? 1 : 0;
    }
    double statistic =
        proportionOfFailures(exceptions.length, count, level).statistic()
            + independence(exceptions).statistic();
    return new TestResult(statistic, Elementary.exp(-0.5 * statistic));
  }

  private static double logLikelihood(int without, int with, double p) {
    return (without == 0 ? 0 : without * Elementary.logOnePlus(-p))
        + (with == 0 ? 0 : with * Elementary.log(p));
  }

  private static TestResult oneDegree(double statistic) {
    double positive = Math.max(0, statistic); // rounding may leave a little less than nothing
    return new TestResult(positive, 2 * Normal.cdf(-Math.sqrt(positive)));
  }
}
