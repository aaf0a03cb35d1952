package io.tradegrid.pricing;

/**
 * The standard normal distribution: density n(x), distribution function N(x), its inverse, and the
 * Mills ratio R(x) = N(−x) / n(x), from which the tails are computed so that they keep their
 * relative accuracy however small they are. The same bits on every machine.
 *
 * <p>For x ≥ 0, (x + 4) R(x) is a polynomial of degree 23 in u = (1.2 x − 4) / (x + 4), which maps
 * 0 ≤ x ≤ 40 to −1 ≤ u ≤ 1; its relative error is 2e-19 before rounding. The substitution is that
 * of M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0
 * ≤ x &lt; ∞", Mathematics of Computation 36 (1981), 249–253; the coefficients are our own, from an
 * interpolation in Chebyshev points with 60 digits. With rounding the relative error of N(x) is
 * below 2e-15 down to x = −37.5, after which n(x) is subnormal.
 */
public final class Normal {

  /** 1 / √(2π). */
  static final double DENSITY_AT_ZERO = 0.3989422804014327;

  /** √(2π). */
  static final double ROOT_TWO_PI = 2.5066282746310002;

  /** Beyond it the polynomial gives way to the asymptotic series. */
  private static final double MILLS_MAX = 40;

  private Normal() {}

  /**
   * Returns n(x) = exp(−x²/2) / √(2π).
   *
   * @param x any; NaN gives NaN
   * @return 0 to 0.3989…
   */
  public static double density(double x) {
    double square = x * x;
    // What squaring lost: without it a tail at x = 30 would be wrong in the 14th digit.
    double lost = square <= Double.MAX_VALUE ? Math.fma(x, x, -square) : 0;
    return Elementary.exp(-0.5 * square) * Math.fma(-0.5 * lost, DENSITY_AT_ZERO, DENSITY_AT_ZERO);
  }

  /**
   * Returns N(x), the probability of a value below x.
   *
   * @param x any; NaN gives NaN
   * @return 0 to 1
   */
  public static double cdf(double x) {
    if (x == Double.NEGATIVE_INFINITY || x == Double.POSITIVE_INFINITY) {
      return x < 0 ? 0 : 1;
    }
    double tail = density(x) * millsRatio(Math.abs(x));
    return x > 0 ? 1 - tail : tail;
  }

  /**
   * Returns the Mills ratio R(x) = N(−x) / n(x).
   *
   * @param x zero or more
   * @return √(π/2) at zero, falling as 1 / x
   */
  public static double millsRatio(double x) {
    if (x > MILLS_MAX) {
      double z = 1 / (x * x);
      double series = Math.fma(z, Math.fma(z, Math.fma(z, 10395 * z - 945, 105), -15), 3);
      return Math.fma(z, Math.fma(z, series, -1), 1) / x;
    }
    return mills(x);
  }

  /**
   * Sets the first n elements to the Mills ratio of the magnitudes.
   *
   * @param x any; magnitudes above 40 count as 40, where n(x) is zero
   * @param ratio is set
   * @param n how many
   */
  static void millsRatio(double[] x, double[] ratio, int n) {
    for (int i = 0; i < n; i++) {
      // As in mills, which is too long for the compiler to make vector instructions of it here.
      double magnitude = Math.min(Math.abs(x[i]), MILLS_MAX);
      double y = reciprocal(magnitude);
      ratio[i] = polynomial(Math.fma(1.2, magnitude, -4) * y) * y;
    }
  }

  private static double mills(double x) {
    double y = reciprocal(x);
    return polynomial(Math.fma(1.2, x, -4) * y) * y;
  }

  /** Returns 1 / (x + 4), with one step of Newton that takes out what sum and division lost. */
  private static double reciprocal(double x) {
    double sum = x + 4;
    double quotient = 1 / sum;
    double error = Math.fma(-quotient, sum, 1) - quotient * (x - (sum - 4));
    return Math.fma(quotient, error, quotient);
  }

  private static double polynomial(double u) {
    double u2 = u * u;
    double u4 = u2 * u2;
    // Four interleaved Horner schemes: short chains for one number, and a body that is small enough
    // for the compiler to make vector instructions of.
    double p0 = 4.5025941132376744e-09;
    double p1 = 1.788776235950749e-09;
    double p2 = -3.0732892308622065e-10;
    double p3 = -1.9360438458517616e-10;
    p0 = Math.fma(p0, u4, 2.180613173116368e-07);
    p1 = Math.fma(p1, u4, -6.186675441266457e-09);
    p2 = Math.fma(p2, u4, -3.6301177294856856e-08);
    p3 = Math.fma(p3, u4, -6.659922373414607e-09);
    p0 = Math.fma(p0, u4, 5.534319375347409e-06);
    p1 = Math.fma(p1, u4, -3.1710002989837142e-06);
    p2 = Math.fma(p2, u4, -1.117080707668477e-06);
    p3 = Math.fma(p3, u4, 3.038615668664457e-07);
    p0 = Math.fma(p0, u4, 0.0003711850760398403);
    p1 = Math.fma(p1, u4, -0.00022726240205233952);
    p2 = Math.fma(p2, u4, -3.4260006962999256e-05);
    p3 = Math.fma(p3, u4, 2.706462553760569e-05);
    p0 = Math.fma(p0, u4, 0.10845991048576109);
    p1 = Math.fma(p1, u4, -0.008352876084056498);
    p2 = Math.fma(p2, u4, -0.006327794119232046);
    p3 = Math.fma(p3, u4, 0.0018857627583126944);
    p0 = Math.fma(p0, u4, 2.040125328173491);
    p1 = Math.fma(p1, u4, -1.5566018378028361);
    p2 = Math.fma(p2, u4, 0.9136861943536836);
    p3 = Math.fma(p3, u4, -0.3936993548098952);
    return Math.fma(Math.fma(p3, u, p2), u2, Math.fma(p1, u, p0));
  }

  /**
   * Returns the x with N(x) = p.
   *
   * <p>Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
   * Applied Statistics 37 (1988), 477–484, PPND16: relative accuracy about 1e-16.
   *
   * @param p probability, 0 to 1
   * @return minus infinity for 0, infinity for 1
   * @throws PricingException INVALID_INPUT for p out of range
   */
  public static double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new PricingException(
          PricingException.Failure.INVALID_INPUT, "probability: must be in 0 to 1, got " + p);
    }
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      return q * centralQuantile(0.180625 - q * q);
    }
    double tail = q < 0 ? p : 1 - p;
    if (tail == 0) {
      return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double r = Math.sqrt(-Elementary.log(tail));
    double x = r <= 5 ? tailQuantile(r - 1.6) : farQuantile(r - 5);
    return q < 0 ? -x : x;
  }

  private static double centralQuantile(double r) {
    return ratio(
        r,
        new double[] {
          3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
          1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
          3.3430575583588128105e4, 2.5090809287301226727e3
        },
        new double[] {
          1,
          4.2313330701600911252e1,
          6.8718700749205790830e2,
          5.3941960214247511077e3,
          2.1213794301586595867e4,
          3.9307895800092710610e4,
          2.8729085735721942674e4,
          5.2264952788528545610e3
        });
  }

  private static double tailQuantile(double r) {
    return ratio(
        r,
        new double[] {
          1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
          3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
          2.27238449892691845833e-2, 7.74545014278341407640e-4
        },
        new double[] {
          1,
          2.05319162663775882187e0,
          1.67638483018380384940e0,
          6.89767334985100004550e-1,
          1.48103976427480074590e-1,
          1.51986665636164571966e-2,
          5.47593808499534494600e-4,
          1.05075007164441684324e-9
        });
  }

  private static double farQuantile(double r) {
    return ratio(
        r,
        new double[] {
          6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
          2.71155556874348757815e-5, 2.01033439929228813265e-7
        },
        new double[] {
          1,
          5.99832206555887937690e-1,
          1.36929880922735805310e-1,
          1.48753612908506148525e-2,
          7.868691311456132591e-4,
          1.84631831751005468180e-5,
          1.42151175831644588870e-7,
          2.04426310338993978564e-15
        });
  }

  private static double ratio(double r, double[] above, double[] below) {
    double numerator = above[7];
    double denominator = below[7];
    for (int i = 6; i >= 0; i--) {
      numerator = Math.fma(numerator, r, above[i]);
      denominator = Math.fma(denominator, r, below[i]);
    }
    return numerator / denominator;
  }
}
