package io.tradegrid.statistics;

/**
 * Means, variances, covariance, correlation and the line through pairs that come one by one. For
 * one thread.
 *
 * <p>Sources: as for {@link Moments}; the joint formula is P. Pébay, "Formulas for robust, one-pass
 * parallel computation of covariances and arbitrary-order statistical moments", Sandia report
 * SAND2008-6212, formula (3.11).
 */
public final class Comoments implements Aggregate<Comoments> {

  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  /** Makes an empty one. */
  public Comoments() {}

  /**
   * Returns the moments of two series.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if they are not of one length or not
   *     finite
   */
  public static Comoments of(double[] x, double[] y) {
    Require.sameLength("y", y, "x", x);
    Comoments moments = new Comoments();
    for (int i = 0; i < x.length; i++) {
      moments.add(x[i], y[i]);
    }
    return moments;
  }

  /**
   * Adds a pair.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if one is not finite; nothing changes
   */
  public void add(double x, double y) {
    Require.finite("x", x);
    Require.finite("y", y);
    count++;
    double beforeX = x - meanX;
    double beforeY = y - meanY;
    meanX += beforeX / count;
    meanY += beforeY / count;
    squaresX += beforeX * (x - meanX);
    squaresY += beforeY * (y - meanY);
    products += beforeX * (y - meanY);
  }

  @Override
  public void append(Comoments later) {
    if (later.count == 0) {
      return;
    }
    long all = count + later.count;
    double distanceX = later.meanX - meanX;
    double distanceY = later.meanY - meanY;
    double share = (double) later.count / all;
    squaresX += later.squaresX + distanceX * distanceX * count * share;
    squaresY += later.squaresY + distanceY * distanceY * count * share;
    products += later.products + distanceX * distanceY * count * share;
    meanX = count == 0 ? later.meanX : meanX + distanceX * share;
    meanY = count == 0 ? later.meanY : meanY + distanceY * share;
    count = all;
  }

  @Override
  public void clear() {
    count = 0;
    meanX = 0;
    meanY = 0;
    squaresX = 0;
    squaresY = 0;
    products = 0;
  }

  /** Returns how many pairs there were. */
  public long count() {
    return count;
  }

  /**
   * Returns the mean of x.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for no pair, NUMERICAL_ERROR on
   *     overflow
   */
  public double meanX() {
    Require.observations("observations", 1, count);
    return Require.answer("mean", meanX);
  }

  /**
   * Returns the mean of y.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for no pair, NUMERICAL_ERROR on
   *     overflow
   */
  public double meanY() {
    Require.observations("observations", 1, count);
    return Require.answer("mean", meanY);
  }

  /**
   * Returns the covariance of the sample, Σ(x − x̄)(y − ȳ) / (n − 1).
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for less than two pairs,
   *     NUMERICAL_ERROR on overflow
   */
  public double covariance() {
    Require.observations("observations", 2, count);
    return Require.answer("covariance", products / (count - 1));
  }

  /**
   * Returns Pearson's correlation, −1 to 1.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for less than two pairs,
   *     NUMERICAL_ERROR if all x or all y are equal
   */
  public double correlation() {
    Require.observations("observations", 2, count);
    double scale = Math.sqrt(squaresX) * Math.sqrt(squaresY);
    double correlation = Require.quotient("correlation", products, "a variance", scale);
    return Math.max(-1, Math.min(1, correlation));
  }

  /**
   * Returns the slope of the line of least squares, y on x.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for less than two pairs,
   *     NUMERICAL_ERROR if all x are equal
   */
  public double slope() {
    Require.observations("observations", 2, count);
    return Require.quotient("slope", products, "the variance of x", squaresX);
  }

  /** Returns y of that line at 0; fails as {@link #slope} does. */
  public double intercept() {
    return Require.answer("intercept", meanY - slope() * meanX);
  }
}
