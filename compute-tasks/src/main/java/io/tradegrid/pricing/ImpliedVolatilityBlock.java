package io.tradegrid.pricing;

/**
 * Implied volatilities of some hundred options at once: the steps of {@link NormalizedVolatility}
 * in short loops over arrays, as in {@link BlackScholesBlock}. A fixed number of steps is made from
 * a plain first guess. What is not done by then to the last bit, and what is out of the usual
 * range, is left to the scalar form; {@link #isSolved} says which.
 *
 * <p>Left of the inflection, s &lt; √(2|x|), the steps are on 1/ln b, right of it on b. The last
 * step takes the difference of the Mills ratios from a series where they are near each other.
 *
 * <p>Not safe for use by several threads.
 */
final class ImpliedVolatilityBlock {

  private static final int CAPACITY = 256;
  private static final int STEPS = 4;
  private static final double ROOT_HALF_PI = 1.2533141373155003;
  private static final double LAST_STEP = 1e-5;
  private static final double HUGE = 1e300;

  private final int capacity;
  private int count;

  private final double[] spot;
  private final double[] cash;
  private final double[] asset;
  private final double[] time;

  /** x = −|ln(F/K)|. */
  private final double[] x;

  /** The value in units of √(asset × cash). */
  private final double[] beta;

  /** e^(x/2), the largest value. */
  private final double[] max;

  private final double[] logBeta;

  /** 1 if β is below the value at the inflection, 0 if not. */
  private final double[] low;

  private final double[] s;
  private final double[] step;
  private final double[] near;
  private final double[] far;
  private final double[] vega;
  private final double[] ratioNear;
  private final double[] ratioFar;
  private final double[] ratio;
  private final double[] logValue;
  private final double[] scratch;
  private final boolean[] usual;

  ImpliedVolatilityBlock(int options) {
    capacity = Math.max(1, Math.min(CAPACITY, options));
    spot = new double[capacity];
    cash = new double[capacity];
    asset = new double[capacity];
    time = new double[capacity];
    x = new double[capacity];
    beta = new double[capacity];
    max = new double[capacity];
    logBeta = new double[capacity];
    low = new double[capacity];
    s = new double[capacity];
    step = new double[capacity];
    near = new double[capacity];
    far = new double[capacity];
    vega = new double[capacity];
    ratioNear = new double[capacity];
    ratioFar = new double[capacity];
    ratio = new double[capacity];
    logValue = new double[capacity];
    scratch = new double[capacity];
    usual = new boolean[capacity];
  }

  int capacity() {
    return capacity;
  }

  /** Returns whether {@link #volatility} is the answer. */
  boolean isSolved(int i) {
    return usual[i] && Math.abs(step[i]) <= LAST_STEP * s[i];
  }

  /** Returns σ. */
  double volatility(int i) {
    return s[i] / Math.sqrt(time[i]);
  }

  void solve(VanillaOptions options, double[] price, int from, int size) {
    count = size;
    legs(options, from);
    System.arraycopy(price, from, beta, 0, count);
    timeValues(options.call(), from);
    units(beta, asset, cash, max, x, count);
    Elementary.exp(max, scratch, count);
    System.arraycopy(beta, 0, logBeta, 0, count);
    Elementary.log(logBeta, scratch, count);
    guess();
    for (int i = 1; i < STEPS; i++) {
      step(false);
    }
    step(true);
  }

  /** Computes both legs and x. */
  private void legs(VanillaOptions options, int from) {
    System.arraycopy(options.spot(), from, spot, 0, count);
    System.arraycopy(options.strike(), from, cash, 0, count);
    System.arraycopy(options.timeYears(), from, time, 0, count);
    System.arraycopy(options.rate(), from, near, 0, count);
    System.arraycopy(options.dividendYield(), from, far, 0, count);
    for (int i = 0; i < count; i++) {
      usual[i] = BlackScholesBlock.isUsual(spot[i], cash[i], time[i], 0.5, near[i], far[i]);
      if (!usual[i]) {
        spot[i] = 1;
        cash[i] = 1;
        time[i] = 1;
        near[i] = 0;
        far[i] = 0.1;
      }
    }
    moneyness(spot, cash, x, step, count);
    Elementary.log(x, scratch, count);
    drift(x, step, near, far, time, s, asset, count);
    Elementary.exp(s, scratch, count);
    Elementary.exp(asset, scratch, count);
    product(spot, asset, count);
    product(s, cash, count);
  }

  /** S/K, and what the division lost of it: near the money that is much of its logarithm. */
  private static void moneyness(
      double[] spot, double[] strike, double[] ratio, double[] lost, int count) {
    for (int i = 0; i < count; i++) {
      double quotient = spot[i] / strike[i];
      ratio[i] = quotient;
      lost[i] = Math.fma(-quotient, strike[i], spot[i]) / spot[i];
    }
  }

  private static void drift(
      double[] x,
      double[] lost,
      double[] rate,
      double[] yield,
      double[] time,
      double[] discount,
      double[] asset,
      int count) {
    for (int i = 0; i < count; i++) {
      x[i] = -Math.abs(Math.fma(rate[i] - yield[i], time[i], x[i] + lost[i]));
    }
    for (int i = 0; i < count; i++) {
      discount[i] = -rate[i] * time[i];
      asset[i] = -yield[i] * time[i];
    }
  }

  private static void product(double[] a, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = a[i] * to[i];
    }
  }

  /** Takes the intrinsic value off; what is unusual is replaced by something that does no harm. */
  private void timeValues(boolean[] call, int from) {
    for (int i = 0; i < count; i++) {
      double difference = asset[i] - cash[i];
      int bit = call[from + i] ? 1 : 0; // as in BlackScholesBlock: no branch
      double intrinsic = Math.max((2 * bit - 1) * difference, 0);
      double timeValue = beta[i] - intrinsic;
      double most = Math.min(asset[i], cash[i]);
      boolean moderate = x[i] < -1e-9 && x[i] > -10;
      usual[i] = usual[i] && moderate && timeValue > 1e-40 * most && timeValue < 0.8 * most;
      beta[i] = timeValue;
      if (!usual[i]) {
        x[i] = -0.1;
        beta[i] = 0.1;
        asset[i] = 1;
        cash[i] = 1;
      }
    }
  }

  private static void units(
      double[] beta, double[] asset, double[] cash, double[] max, double[] x, int count) {
    for (int i = 0; i < count; i++) {
      beta[i] = beta[i] / (Math.sqrt(asset[i]) * Math.sqrt(cash[i]));
      max[i] = 0.5 * x[i];
    }
  }

  /**
   * At the inflection c = √(2|x|), b = v (R(0) − R(c)) and ∂b/∂s = v = e^(x/2) / √(2π). Right of it
   * the first guess is on the tangent; left of it s² is taken as proportional to 1/ln b.
   */
  private void guess() {
    centre(x, s, count);
    Normal.millsRatio(s, ratio, count);
    centreValue(max, ratio, vega, logValue, count);
    for (int i = 0; i < count; i++) {
      low[i] = beta[i] < logValue[i] ? 1 : 0;
      near[i] = logValue[i];
    }
    Elementary.log(logValue, scratch, count);
    guess(low, beta, logBeta, near, logValue, vega, s, count);
  }

  private static void centre(double[] x, double[] s, int count) {
    for (int i = 0; i < count; i++) {
      s[i] = Math.sqrt(-2 * x[i]);
    }
  }

  private static void centreValue(
      double[] max, double[] ratio, double[] vega, double[] value, int count) {
    for (int i = 0; i < count; i++) {
      vega[i] = Normal.DENSITY_AT_ZERO * max[i];
      value[i] = vega[i] * (ROOT_HALF_PI - ratio[i]);
    }
  }

  private static void guess(
      double[] low,
      double[] beta,
      double[] logBeta,
      double[] value,
      double[] logValue,
      double[] vega,
      double[] s,
      int count) {
    for (int i = 0; i < count; i++) {
      double left = s[i] * Math.sqrt(logValue[i] / logBeta[i]);
      double right = s[i] + (beta[i] - value[i]) / vega[i];
      s[i] = low[i] * left + (1 - low[i]) * right;
    }
  }

  private void step(boolean last) {
    points(x, s, near, far, vega, count);
    Elementary.exp(vega, scratch, count);
    Normal.millsRatio(near, ratioNear, count);
    Normal.millsRatio(far, ratioFar, count);
    ratios(near, ratioNear, ratioFar, vega, max, ratio, count);
    if (last) {
      series();
    }
    System.arraycopy(ratio, 0, logValue, 0, count);
    product(vega, logValue, count);
    Elementary.log(logValue, scratch, count);
    newton(low, beta, logBeta, logValue, ratio, vega, step, count);
    derivatives(x, s, near, far, count);
    logarithmic(low, logValue, ratio, near, far, count);
    householder(step, near, far, s, count);
  }

  private static void points(
      double[] x, double[] s, double[] near, double[] far, double[] exponent, int count) {
    for (int i = 0; i < count; i++) {
      double h = -x[i] / s[i];
      double t = 0.5 * s[i];
      near[i] = h - t;
      far[i] = h + t;
      exponent[i] = -0.5 * Math.fma(h, h, t * t);
    }
  }

  /** ratio = b / v, where v = ∂b/∂s; see {@link NormalizedBlack}. */
  private static void ratios(
      double[] near,
      double[] ratioNear,
      double[] ratioFar,
      double[] vega,
      double[] max,
      double[] ratio,
      int count) {
    for (int i = 0; i < count; i++) {
      vega[i] = vega[i] * Normal.DENSITY_AT_ZERO;
    }
    for (int i = 0; i < count; i++) {
      double below = Math.min(Math.max(-near[i] * HUGE, 0), 1);
      ratio[i] = below * (max[i] / vega[i]) + (1 - 2 * below) * ratioNear[i] - ratioFar[i];
    }
  }

  /** As {@link NormalizedBlack#series}, for all; it replaces the ratio where it is the better. */
  private void series() {
    middles(near, far, logValue, count);
    Normal.millsRatio(logValue, ratioNear, count);
    lowTerms(logValue, s, ratioNear, ratioFar, scratch, count);
    highTerms(logValue, s, ratioNear, ratioFar, scratch, count);
    for (int i = 0; i < count; i++) {
      if (NormalizedBlack.isSeries(logValue[i], 0.5 * s[i])) {
        ratio[i] = s[i] * scratch[i];
      }
    }
  }

  private static void middles(double[] near, double[] far, double[] h, int count) {
    for (int i = 0; i < count; i++) {
      h[i] = 0.5 * (near[i] + far[i]);
    }
  }

  /** Leaves m(6), m(7) and the sum of the terms to m(7). */
  private static void lowTerms(
      double[] h, double[] s, double[] even, double[] odd, double[] sum, int count) {
    for (int i = 0; i < count; i++) {
      double w = 0.25 * s[i] * s[i];
      double m1 = Math.fma(-h[i], even[i], 1);
      double m2 = even[i] - h[i] * m1;
      double m3 = 2 * m1 - h[i] * m2;
      double m4 = 3 * m2 - h[i] * m3;
      double m5 = 4 * m3 - h[i] * m4;
      double m6 = 5 * m4 - h[i] * m5;
      double m7 = 6 * m5 - h[i] * m6;
      even[i] = m6;
      odd[i] = m7;
      sum[i] = m1 + w * (m3 * (1 / 6.0) + w * (m5 * (1 / 120.0) + w * (m7 * (1 / 5040.0))));
    }
  }

  private static void highTerms(
      double[] h, double[] s, double[] even, double[] odd, double[] sum, int count) {
    for (int i = 0; i < count; i++) {
      double w = 0.25 * s[i] * s[i];
      double m8 = 7 * even[i] - h[i] * odd[i];
      double m9 = 8 * odd[i] - h[i] * m8;
      double m10 = 9 * m8 - h[i] * m9;
      double m11 = 10 * m9 - h[i] * m10;
      double m12 = 11 * m10 - h[i] * m11;
      double m13 = 12 * m11 - h[i] * m12;
      double more = m9 + w * (m11 * (1 / 110.0) + w * (m13 * (1 / 17160.0)));
      sum[i] += w * w * w * w * more * (1 / 362880.0);
    }
  }

  private static void newton(
      double[] low,
      double[] beta,
      double[] logBeta,
      double[] logValue,
      double[] ratio,
      double[] vega,
      double[] step,
      int count) {
    for (int i = 0; i < count; i++) {
      double left = (logBeta[i] - logValue[i]) * (logValue[i] / logBeta[i]) * ratio[i];
      double right = beta[i] / vega[i] - ratio[i];
      step[i] = low[i] * left + (1 - low[i]) * right;
    }
  }

  /** b''/b' and b'''/b'. */
  private static void derivatives(
      double[] x, double[] s, double[] second, double[] third, int count) {
    for (int i = 0; i < count; i++) {
      double inverse = 1 / s[i];
      double square = x[i] * x[i] * inverse * inverse * inverse;
      double two = square - 0.25 * s[i];
      second[i] = two;
      third[i] = two * two - 3 * square * inverse - 0.25;
    }
  }

  /** The same for 1/ln b, where that is used. */
  private static void logarithmic(
      double[] low, double[] logValue, double[] ratio, double[] second, double[] third, int count) {
    for (int i = 0; i < count; i++) {
      double inverse = low[i] / ratio[i];
      double l = 1 / logValue[i];
      double a = inverse * (1 + 2 * l);
      third[i] += 2 * inverse * inverse * (1 + 3 * l * (1 + l)) - 3 * second[i] * a;
      second[i] -= a;
    }
  }

  private static void householder(
      double[] step, double[] second, double[] third, double[] s, int count) {
    for (int i = 0; i < count; i++) {
      double newton = step[i];
      double above = newton * (1 + 0.5 * second[i] * newton);
      double below = 1 + newton * (second[i] + third[i] * newton * (1 / 6.0));
      step[i] = above / below;
    }
    for (int i = 0; i < count; i++) {
      s[i] += step[i];
    }
  }
}
