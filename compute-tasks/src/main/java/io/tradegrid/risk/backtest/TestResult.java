package io.tradegrid.risk.backtest;

/**
 * A likelihood-ratio test.
 *
 * @param statistic −2 ln of the ratio of likelihoods, zero or more
 * @param pValue probability of a larger one if the forecast is right, 0 to 1
 */
public record TestResult(double statistic, double pValue) {

  /** Returns whether the forecast is refused at this significance, such as 0.05. */
  public boolean isRejected(double significance) {
    return pValue < significance;
  }
}
