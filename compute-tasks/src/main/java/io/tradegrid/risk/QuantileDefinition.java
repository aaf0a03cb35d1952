package io.tradegrid.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How a quantile of n sorted observations is read: the nine definitions of Hyndman and Fan but the
 * third. With p the probability, those that interpolate take the observation at the place h = n p +
 * m, m = α + p (1 − α − β), which lies between two whole ones as a rule.
 *
 * <p>Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996), 361–365; the numbers are theirs.
 */
public enum QuantileDefinition {
  /** 1: the inverse of the empirical distribution function, without interpolation. */
  INVERSE(null, null),
  /** 2: the same with the mean of two where the function is level. */
  AVERAGED(null, null),
  /** 4: linear in the empirical distribution function. */
  LINEAR("0", "1"),
  /** 5: Hazen's, the observations in the middle of their steps. */
  HAZEN("0.5", "0.5"),
  /** 6: Weibull's, the expected places of order statistics of a uniform variable. */
  WEIBULL("0", "0"),
  /** 7: the modes of these places, the default of spreadsheets and of R. */
  SPREADSHEET("1", "1"),
  /** 8: about the medians of the places, whatever the distribution. */
  MEDIAN_UNBIASED(null, null),
  /** 9: about unbiased for a normal distribution. */
  NORMAL_UNBIASED("0.375", "0.375");

  private static final BigDecimal THIRD =
      BigDecimal.ONE.divide(BigDecimal.valueOf(3), MathContext.DECIMAL128);

  private final BigDecimal alpha;
  private final BigDecimal beta;

  QuantileDefinition(String alpha, String beta) {
    this.alpha = alpha == null ? null : new BigDecimal(alpha);
    this.beta = beta == null ? null : new BigDecimal(beta);
  }

  /**
   * Returns where in the sorted observations the quantile is, 1 for the first; a broken place means
   * a mean of the two around it, weighted by how near they are.
   *
   * @param n observations, at least 1
   * @param np n times the probability, exact
   */
  BigDecimal place(int n, BigDecimal np) {
    BigDecimal place =
        switch (this) {
          case INVERSE -> np.setScale(0, RoundingMode.CEILING);
          case AVERAGED ->
              np.stripTrailingZeros().scale() <= 0
                  ? np.add(new BigDecimal("0.5"))
                  : np.setScale(0, RoundingMode.CEILING);
          case MEDIAN_UNBIASED -> interpolated(n, np, THIRD, THIRD);
          default -> interpolated(n, np, alpha, beta);
        };
    return place.max(BigDecimal.ONE).min(BigDecimal.valueOf(n));
  }

  private static BigDecimal interpolated(int n, BigDecimal np, BigDecimal alpha, BigDecimal beta) {
    BigDecimal probability = np.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128);
    BigDecimal slope = BigDecimal.ONE.subtract(alpha).subtract(beta);
    return np.add(alpha).add(probability.multiply(slope));
  }
}
