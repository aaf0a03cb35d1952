package io.tradegrid.statistics;

/**
 * Count, mean, variance, smallest and largest of numbers that come one by one. For one thread.
 *
 * <p>Sources: B. P. Welford, "Note on a method for calculating corrected sums of squares and
 * products", Technometrics 4 (1962), 419–420; for joining, T. F. Chan, G. H. Golub and R. J.
 * LeVeque, "Algorithms for computing the sample variance", The American Statistician 37 (1983),
 * 242–247, formula (2.1).
 */
public final class Moments implements Aggregate<Moments> {

  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Makes an empty one. */
  public Moments() {}

  /** Returns the moments of some numbers. */
  public static Moments of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }

  /**
   * Adds a number.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if it is not finite; nothing changes
   */
  public void add(double value) {
    Require.finite("value", value);
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  @Override
  public void append(Moments later) {
    if (later.count == 0) {
      return;
    }
    long all = count + later.count;
    double distance = later.mean - mean;
    double share = (double) later.count / all;
    squares += later.squares + distance * distance * count * share;
    mean = count == 0 ? later.mean : mean + distance * share;
    count = all;
    min = Math.min(min, later.min);
    max = Math.max(max, later.max);
  }

  @Override
  public void clear() {
    count = 0;
    mean = 0;
    squares = 0;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
  }

  /** Returns how many numbers there were. */
  public long count() {
    return count;
  }

  /**
   * Returns the mean.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for no number, NUMERICAL_ERROR on
   *     overflow
   */
  public double mean() {
    Require.observations("observations", 1, count);
    return Require.answer("mean", mean);
  }

  /**
   * Returns the variance of the sample, s² = Σ(x − x̄)² / (n − 1).
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for less than two numbers,
   *     NUMERICAL_ERROR on overflow
   */
  public double variance() {
    Require.observations("observations", 2, count);
    return Require.answer("variance", squares / (count - 1));
  }

  /**
   * Returns the variance of the population, Σ(x − x̄)² / n.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for no number, NUMERICAL_ERROR on
   *     overflow
   */
  public double populationVariance() {
    Require.observations("observations", 1, count);
    return Require.answer("variance", squares / count);
  }

  /** Returns the root of {@link #variance}, which says what can go wrong. */
  public double standardDeviation() {
    return Math.sqrt(variance());
  }

  /**
   * Returns by how many standard deviations of the sample a number is above the mean.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for less than two numbers,
   *     NUMERICAL_ERROR if all were equal
   */
  public double zScore(double value) {
    return Require.quotient(
        "z-score", Require.finite("value", value) - mean(), "deviation", standardDeviation());
  }

  /**
   * Returns the smallest.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for no number
   */
  public double min() {
    Require.observations("observations", 1, count);
    return min;
  }

  /**
   * Returns the largest.
   *
   * @throws io.tradegrid.risk.RiskException INSUFFICIENT_DATA for no number
   */
  public double max() {
    Require.observations("observations", 1, count);
    return max;
  }
}
