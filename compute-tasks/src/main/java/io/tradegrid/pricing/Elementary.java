package io.tradegrid.pricing;

/**
 * The exponential and the logarithm, for one number and for arrays, with the same bits on every
 * machine: only operations that the language fixes to the bit are used. Errors are below one unit
 * in the last place.
 *
 * <p>The array forms are faster by the loops being plain arithmetic without branches, which the
 * compiler turns into vector instructions; what needs the bits of a number is done in a loop of its
 * own. An element has the same result in an array as alone.
 *
 * <p>Method: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic", ACM TOMS 15 (1989), 144–157, and of the logarithm, ACM TOMS 16
 * (1990), 378–400, without the tables. The coefficients are interpolations in Chebyshev points
 * computed with 60 digits.
 */
public final class Elementary {

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2 to 38 bits: times an exponent of at most 11 bits it is exact. */
  private static final double LN2_HIGH = 0.6931471805582987;

  private static final double LN2_LOW = 1.6465949582897082e-12;

  /** Adding it rounds a number below 2^51 to a whole one, which is then in the lowest bits. */
  private static final double ROUND = 0x1.8p52;

  /** Results of larger arguments overflow. */
  private static final double EXP_MAX = 709.782712893384;

  /** Results of smaller arguments are zero. */
  private static final double EXP_MIN = -745.2;

  /** Powers of two below this are subnormal: the exponent cannot just be added. */
  private static final double NORMAL = ROUND - 1021;

  /** The bits of √½: mantissas are taken from there to √2. */
  private static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  private Elementary() {}

  /**
   * Returns e to the power x.
   *
   * @param x any; NaN gives NaN
   * @return zero below −745.2, infinity above 709.78
   */
  public static double exp(double x) {
    if (!(x <= EXP_MAX)) {
      return x > EXP_MAX ? Double.POSITIVE_INFINITY : x;
    }
    double clamped = Math.max(x, EXP_MIN);
    double shifted = Math.fma(clamped, LOG2_E, ROUND);
    return scale(expReduced(clamped, shifted - ROUND), shifted);
  }

  /**
   * Replaces the first n elements by their exponentials.
   *
   * @param x at most 709.78 each; larger ones count as that
   * @param scratch n elements that are overwritten
   * @param n how many
   */
  static void exp(double[] x, double[] scratch, int n) {
    for (int i = 0; i < n; i++) {
      double clamped = Math.max(Math.min(x[i], EXP_MAX), EXP_MIN);
      double shifted = Math.fma(clamped, LOG2_E, ROUND);
      x[i] = expReduced(clamped, shifted - ROUND);
      scratch[i] = shifted;
    }
    for (int i = 0; i < n; i++) {
      x[i] = scale(x[i], scratch[i]);
    }
  }

  /** Returns e to the power x − k ln 2, which is near 1. */
  private static double expReduced(double x, double k) {
    double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
    double r2 = r * r;
    double a0 = Math.fma(0.1666666666666667, r, 0.5000000000000001);
    double a1 = Math.fma(0.008333333333326134, r, 0.04166666666662412);
    double a2 = Math.fma(0.00019841269874822307, r, 0.0013888888917215586);
    double a3 = Math.fma(2.755725539833871e-06, r, 2.4801521293463862e-05);
    double a4 = Math.fma(2.5105217695684516e-08, r, 2.762008948195459e-07);
    double b0 = Math.fma(a1, r2, a0);
    double b1 = Math.fma(a3, r2, a2);
    double r4 = r2 * r2;
    double c0 = Math.fma(b1, r4, b0);
    return Math.fma(Math.fma(a4, r4 * r4, c0), r2, r) + 1;
  }

  /** Multiplies by 2 to the power that is in the lowest bits of the other. */
  private static double scale(double x, double shifted) {
    long exponent = Double.doubleToRawLongBits(shifted) << 52;
    if (shifted < NORMAL) {
      return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + exponent + (64L << 52))
          * 0x1p-64;
    }
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + exponent);
  }

  /**
   * Returns the natural logarithm.
   *
   * @param x any
   * @return minus infinity for zero, NaN below zero and for NaN
   */
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return logOfUnusual(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - ROOT_HALF_BITS) >> 52;
    return logReduced(Double.longBitsToDouble(bits - (exponent << 52)) - 1, (double) exponent);
  }

  private static double logOfUnusual(double x) {
    if (x > 0 && x < Double.MIN_NORMAL) {
      return log(x * 0x1p54) - 54 * (LN2_HIGH + LN2_LOW);
    }
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return x > 0 ? x : Double.NaN;
  }

  /**
   * Returns the natural logarithm of 1 + f, exact for small f as well.
   *
   * @param f above −1
   * @return as {@link #log}
   */
  public static double logOnePlus(double f) {
    // From √½ to √2 no power of two is to be taken out, and f is known better than 1 + f.
    return f > -0.29 && f < 0.41 ? logReduced(f, 0) : log(1 + f);
  }

  /**
   * Replaces the first n elements by their logarithms.
   *
   * @param x positive, finite and not subnormal each
   * @param scratch n elements that are overwritten
   * @param n how many
   */
  static void log(double[] x, double[] scratch, int n) {
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      long exponent = (bits - ROOT_HALF_BITS) >> 52;
      x[i] = Double.longBitsToDouble(bits - (exponent << 52));
      scratch[i] = (double) exponent;
    }
    for (int i = 0; i < n; i++) {
      x[i] = logReduced(x[i] - 1, scratch[i]);
    }
  }

  /** Returns ln(1 + f) + k ln 2: with s = f / (2 + f), ln(1 + f) = 2 artanh s. */
  private static double logReduced(double f, double k) {
    double s = f / (2 + f);
    double z = s * s;
    double z2 = z * z;
    double a0 = Math.fma(0.39999999999899005, z, 0.666666666666667);
    double a1 = Math.fma(0.2222221110612709, z, 0.28571428626173057);
    double a2 = Math.fma(0.15331664799306263, z, 0.1818289100504977);
    double b0 = Math.fma(a1, z2, a0);
    double b1 = Math.fma(0.14617093237558204, z2, a2);
    double q = Math.fma(b1, z2 * z2, b0);
    double half = 0.5 * f * f;
    return Math.fma(
        k, LN2_HIGH, f + Math.fma(s, Math.fma(q, z, half), Math.fma(k, LN2_LOW, -half)));
  }
}
