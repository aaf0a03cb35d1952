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

  // Numerators and denominators of the quantile, from the lowest power up.

  private static final double[] CENTRAL_ABOVE = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };

  private static final double[] CENTRAL_BELOW = {
    1.0,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };

  private static final double[] TAIL_ABOVE = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };

  private static final double[] TAIL_BELOW = {
    1.0,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-9
  };

  private static final double[] FAR_ABOVE = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-5,
    2.0103343992922881e-7
  };

  private static final double[] FAR_BELOW = {
    1.0,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-5,
    1.421511758316446e-7,
    2.0442631033899397e-15
  };

  private Normal() {}

  /**
   * Returns n(x) = exp(−x²/2) / √(2π).
   *
   * @param x any; NaN gives NaN
   * @return 0 to 0.3989…
   */
  public static double density(double x) {
    if (Math.abs(x) > MILLS_MAX) {
      return 0;
    }
    double square = x * x;
    // What squaring lost: without it a tail at x = 30 would be wrong in the 14th digit.
    double lost = Math.fma(x, x, -square);
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
      return q * ratio(0.180625 - q * q, CENTRAL_ABOVE, CENTRAL_BELOW);
    }
    double tail = q < 0 ? p : 1 - p;
    if (tail == 0) {
      return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double r = Math.sqrt(-Elementary.log(tail));
    double x = r <= 5 ? ratio(r - 1.6, TAIL_ABOVE, TAIL_BELOW) : ratio(r - 5, FAR_ABOVE, FAR_BELOW);
    return q < 0 ? -x : x;
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
