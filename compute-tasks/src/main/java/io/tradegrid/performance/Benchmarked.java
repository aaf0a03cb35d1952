package io.tradegrid.performance;

import io.tradegrid.statistics.Comoments;
import io.tradegrid.statistics.Require;
import io.tradegrid.statistics.Sample;

/**
 * How returns stand beside those of a benchmark in the same periods.
 *
 * <p>Sources: M. C. Jensen, "The performance of mutual funds in the period 1945–1964", Journal of
 * Finance 23 (1968), 389–416, for alpha; T. H. Goodwin, "The information ratio", Financial Analysts
 * Journal 54 (1998), 34–43.
 *
 * @param beta cov(r, b) / var(b)
 * @param alpha k · (mean(r − f) − beta · mean(b − f)), a year
 * @param correlation of r and b, −1 to 1
 * @param trackingError √k · s(r − b), a year
 * @param informationRatio k · mean(r − b) / trackingError
 */
public record Benchmarked(
    double beta, double alpha, double correlation, double trackingError, double informationRatio) {

  /**
   * Measures returns.
   *
   * @param returns r, one a period
   * @param benchmark b, of the same periods
   * @param riskFree f, the return of a period without risk
   * @param periodsPerYear k, such as 252
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT for lengths that differ, numbers that are
   *     not finite or k below 1, INSUFFICIENT_DATA for less than two periods, NUMERICAL_ERROR if
   *     one does not vary or both do alike, so that there is no ratio
   */
  public static Benchmarked of(
      double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
    Require.finite("riskFree", riskFree);
    Comoments pairs = Comoments.of(benchmark, returns);
    double beta = pairs.slope();
    double[] active = new double[returns.length];
    for (int i = 0; i < active.length; i++) {
      active[i] = returns[i] - benchmark[i];
    }
    double trackingError = Performance.volatility(active, periodsPerYear);
    return new Benchmarked(
        beta,
        periodsPerYear * (pairs.meanY() - riskFree - beta * (pairs.meanX() - riskFree)),
        pairs.correlation(),
        trackingError,
        Require.quotient(
            "information ratio",
            periodsPerYear * Sample.mean(active),
            "the tracking error",
            trackingError));
  }
}
