package io.tradegrid.pricing;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Quasi-random standard normal numbers: points of Sobol's sequence, which fill the unit cube more
 * evenly than chance does, through the inverse of the normal distribution. What is estimated with n
 * of them errs by about 1/n where it is smooth and few dimensions matter, instead of by 1/√n.
 *
 * <p>A seed shifts all points alike, digit by digit, so that estimates of different seeds scatter
 * about the truth, and no number is 0 or 1. Points of any block can be had without those before it,
 * and are the same to the bit.
 *
 * <p>Source: I. M. Sobol, "On the distribution of points in a cube and the approximate evaluation
 * of integrals", USSR Computational Mathematics and Mathematical Physics 7 (1967), 86–112;
 * direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better
 * two-dimensional projections", SIAM Journal on Scientific Computing 30 (2008), 2635–2654, as
 * commons-math has them; digital shift: P. L'Ecuyer and C. Lemieux, "Recent advances in randomized
 * quasi-Monte Carlo methods", 2002.
 */
public final class SobolNormals {

  /** Most numbers that a point has. */
  public static final int DIMENSIONS_MAX = 1_000;

  private static final double UNITS = 0x1p52;
  private static final int SHIFT_COUNTER = 1;

  private SobolNormals() {}

  /**
   * Returns points.
   *
   * @param seed any
   * @param first number of the first point, from 0
   * @param count how many points
   * @param dimensions numbers of a point, 0 to {@link #DIMENSIONS_MAX}
   * @return one row a dimension, one column a point
   * @throws PricingException INVALID_INPUT for a number out of its range
   */
  public static double[][] points(long seed, int first, int count, int dimensions) {
    Check.between("dimensions", dimensions, 0, DIMENSIONS_MAX);
    Check.between("first", first, 0, Integer.MAX_VALUE - count);
    double[][] points = new double[dimensions][count];
    if (dimensions == 0 || count == 0) {
      return points;
    }
    long[] shift = shift(seed, dimensions);
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
    double[] point = sequence.skipTo(first);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < dimensions; j++) {
        long digits = (long) (point[j] * UNITS) ^ shift[j];
        points[j][i] = Normal.quantile((digits + 0.5) / UNITS);
      }
      point = sequence.nextVector();
    }
    return points;
  }

  /** 52 random digits for each dimension, by a counter that {@link CounterRandom} leaves alone. */
  private static long[] shift(long seed, int dimensions) {
    long[] shift = new long[dimensions];
    int[] words = new int[4];
    for (int j = 0; j < dimensions; j++) {
      CounterRandom.philox(j, SHIFT_COUNTER, 0, 0, seed, words);
      shift[j] = ((long) words[0] << 20) ^ (words[1] & 0xFFFFFL);
      shift[j] &= (1L << 52) - 1;
    }
    return shift;
  }
}
