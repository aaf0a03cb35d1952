package io.tradegrid.pricing;

/**
 * Some hundred options in the computation, with the room for what lies between their inputs and
 * their values, small enough to stay in the first-level cache. Each pass is a short loop of plain
 * arithmetic over whole arrays, which the compiler turns into vector instructions; a branch, a call
 * or too many arrays in one loop would prevent that.
 *
 * <p>With A = S e^(−qT) n(d₁) = K e^(−rT) n(d₂) and the Mills ratio R, the tails are S e^(−qT)
 * N(−|d₁|) = A R(|d₁|) and K e^(−rT) N(−|d₂|) = A R(|d₂|): one exponential serves both.
 *
 * <p>Not safe for use by several threads.
 */
final class BlackScholesBlock {

  private static final int CAPACITY = 256;

  /** Multiplied by it, a sign survives any magnitude that is not denormal; see {@link #side}. */
  private static final double HUGE = 1e300;

  private final int capacity;
  private int count;
  private int unusual;

  private final double[] sign;
  private final double[] spot;
  private final double[] time;
  private final double[] volatility;
  private final double[] rate;
  private final double[] yield;

  /** K, then K e^(−rT). */
  private final double[] cash;

  /** S e^(−qT). */
  private final double[] asset;

  /** e^(−rT). */
  private final double[] discount;

  /** √T. */
  private final double[] rootTime;

  /** 1 / (σ√T). */
  private final double[] inverse;

  private final double[] d1;
  private final double[] d2;

  /** A, see above: vega without √T. */
  private final double[] density;

  /** What squaring d₁ lost. */
  private final double[] lost;

  /** S e^(−qT) N(φd₁). */
  private final double[] assetPart;

  /** K e^(−rT) N(φd₂). */
  private final double[] cashPart;

  private final double[] scratch;
  private final double[] out;

  BlackScholesBlock(int options) {
    capacity = Math.max(1, Math.min(CAPACITY, options));
    sign = new double[capacity];
    spot = new double[capacity];
    time = new double[capacity];
    volatility = new double[capacity];
    rate = new double[capacity];
    yield = new double[capacity];
    cash = new double[capacity];
    asset = new double[capacity];
    discount = new double[capacity];
    rootTime = new double[capacity];
    inverse = new double[capacity];
    d1 = new double[capacity];
    d2 = new double[capacity];
    density = new double[capacity];
    lost = new double[capacity];
    assetPart = new double[capacity];
    cashPart = new double[capacity];
    scratch = new double[capacity];
    out = new double[capacity];
  }

  int capacity() {
    return capacity;
  }

  /** Returns how many of the options are not usual, so that their results are not to be used. */
  int unusual() {
    return unusual;
  }

  /**
   * Returns whether nothing can overflow, vanish or be divided by zero on the way: amounts between
   * 1e-50 and 1e50, times between 1e-7 and 1000 years, volatilities between 1e-4 and 100, rates
   * times time below 100.
   */
  static boolean isUsual(VanillaOptions options, int i) {
    return isUsual(
        options.spot()[i],
        options.strike()[i],
        options.timeYears()[i],
        options.volatility()[i],
        options.rate()[i],
        options.dividendYield()[i]);
  }

  static boolean isUsual(
      double spot, double strike, double time, double volatility, double rate, double yield) {
    return beyond(spot) + beyond(strike, time, volatility, rate, yield) == 0;
  }

  /** Returns 0 for a usual price and not 0 for another. */
  static double beyond(double spot) {
    return outside(spot, 1e-50, 1e50);
  }

  /** Returns 0 for an option that is usual but for its spot price and not 0 for another. */
  static double beyond(double strike, double time, double volatility, double rate, double yield) {
    return outside(strike, 1e-50, 1e50)
        + outside(time, 1e-7, 1e3)
        + outside(volatility, 1e-4, 1e2)
        + outside(rate * time, -100, 100)
        + outside(yield * time, -100, 100);
  }

  /** Returns 0 within the bounds and not 0 outside, for infinity and for NaN, without a branch. */
  private static double outside(double x, double min, double max) {
    double above = x - min;
    double below = max - x;
    return Math.abs(above) - above + (Math.abs(below) - below);
  }

  /** Computes what all results are made of. */
  void values(VanillaOptions options, int from, int size) {
    count = size;
    load(options, from);
    prepare(spot, cash, time, volatility, d1, rootTime, inverse, count);
    Elementary.log(d1, scratch, count);
    exponents(rate, yield, time, discount, asset, count);
    Elementary.exp(discount, scratch, count);
    Elementary.exp(asset, scratch, count);
    points(d1, d2, rate, yield, time, inverse, density, lost, volatility, rootTime, count);
    Elementary.exp(density, scratch, count);
    amounts(spot, cash, discount, asset, density, lost, count);
    Normal.millsRatio(d1, assetPart, count);
    Normal.millsRatio(d2, cashPart, count);
    side(sign, d1, asset, density, assetPart, count);
    side(sign, d2, cash, density, cashPart, count);
  }

  private void load(VanillaOptions options, int from) {
    System.arraycopy(options.spot(), from, spot, 0, count);
    System.arraycopy(options.strike(), from, cash, 0, count);
    System.arraycopy(options.timeYears(), from, time, 0, count);
    System.arraycopy(options.volatility(), from, volatility, 0, count);
    System.arraycopy(options.rate(), from, rate, 0, count);
    System.arraycopy(options.dividendYield(), from, yield, 0, count);
    boolean[] call = options.call();
    for (int i = 0; i < count; i++) {
      int bit = call[from + i] ? 1 : 0; // not 1.0 or -1.0: that would be a branch, taken at random
      sign[i] = 2 * bit - 1;
    }
    countUnusual();
  }

  private void countUnusual() {
    outside(spot, cash, 1e-50, 1e50, out, count);
    outside(time, 1e-7, 1e3, out, count);
    outside(volatility, 1e-4, 1e2, out, count);
    outsideRates(rate, yield, time, out, count);
    unusual = 0;
    for (int i = 0; i < count; i++) {
      if (out[i] != 0) {
        unusual++;
      }
    }
  }

  private static void outside(
      double[] x, double[] y, double min, double max, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = outside(x[i], min, max) + outside(y[i], min, max);
    }
  }

  private static void outside(double[] x, double min, double max, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] += outside(x[i], min, max);
    }
  }

  private static void outsideRates(
      double[] rate, double[] yield, double[] time, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] += outside(rate[i] * time[i], -100, 100) + outside(yield[i] * time[i], -100, 100);
    }
  }

  private static void prepare(
      double[] spot,
      double[] strike,
      double[] time,
      double[] volatility,
      double[] ratio,
      double[] rootTime,
      double[] inverse,
      int count) {
    for (int i = 0; i < count; i++) {
      ratio[i] = spot[i] / strike[i];
    }
    for (int i = 0; i < count; i++) {
      rootTime[i] = Math.sqrt(time[i]);
    }
    for (int i = 0; i < count; i++) {
      inverse[i] = 1 / (volatility[i] * rootTime[i]);
    }
  }

  private static void exponents(
      double[] rate, double[] yield, double[] time, double[] discount, double[] asset, int count) {
    for (int i = 0; i < count; i++) {
      discount[i] = -rate[i] * time[i];
      asset[i] = -yield[i] * time[i];
    }
  }

  private static void points(
      double[] d1,
      double[] d2,
      double[] rate,
      double[] yield,
      double[] time,
      double[] inverse,
      double[] density,
      double[] lost,
      double[] volatility,
      double[] rootTime,
      int count) {
    for (int i = 0; i < count; i++) {
      double middle = Math.fma(rate[i] - yield[i], time[i], d1[i]) * inverse[i];
      double half = 0.5 * volatility[i] * rootTime[i];
      d1[i] = middle + half;
      d2[i] = middle - half;
    }
    for (int i = 0; i < count; i++) {
      double square = d1[i] * d1[i];
      density[i] = -0.5 * square;
      lost[i] = 0.5 * Math.fma(d1[i], d1[i], -square);
    }
  }

  private static void amounts(
      double[] spot,
      double[] cash,
      double[] discount,
      double[] asset,
      double[] density,
      double[] lost,
      int count) {
    for (int i = 0; i < count; i++) {
      cash[i] = cash[i] * discount[i];
      asset[i] = spot[i] * asset[i];
    }
    for (int i = 0; i < count; i++) {
      double atZero = Math.fma(-lost[i], Normal.DENSITY_AT_ZERO, Normal.DENSITY_AT_ZERO);
      // Far out more than all is lost, of an exponential that is zero: let that not be -0.
      atZero = Math.max(atZero, 0);
      density[i] = density[i] * atZero * asset[i];
    }
  }

  /** Turns a Mills ratio into amount × N(φd): the tail itself, or the amount less the tail. */
  private static void side(
      double[] sign, double[] d, double[] amount, double[] density, double[] ratio, int count) {
    for (int i = 0; i < count; i++) {
      // 1 above zero and 0 below, without a branch; at zero itself both give the same.
      double above = Math.min(Math.max(sign[i] * d[i] * HUGE, 0), 1);
      ratio[i] = Math.fma(above, amount[i], (1 - 2 * above) * density[i] * ratio[i]);
    }
  }

  void copyPrices(double[] price, int from) {
    for (int i = 0; i < count; i++) {
      out[i] = Math.max(sign[i] * (assetPart[i] - cashPart[i]), 0);
    }
    System.arraycopy(out, 0, price, from, count);
  }

  void copyGreeks(GreekColumns to, int from) {
    copyPrices(to.price(), from);
    delta(sign, assetPart, spot, out, count);
    System.arraycopy(out, 0, to.delta(), from, count);
    gamma(density, inverse, spot, out, count);
    System.arraycopy(out, 0, to.gamma(), from, count);
    product(density, rootTime, out, count);
    System.arraycopy(out, 0, to.vega(), from, count);
    theta(density, volatility, inverse, sign, yield, assetPart, rate, cashPart, out, count);
    System.arraycopy(out, 0, to.theta(), from, count);
    signedProduct(sign, time, cashPart, out, count);
    System.arraycopy(out, 0, to.rho(), from, count);
  }

  private static void delta(
      double[] sign, double[] assetPart, double[] spot, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = sign[i] * assetPart[i] / spot[i];
    }
  }

  private static void gamma(
      double[] density, double[] inverse, double[] spot, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = density[i] * inverse[i] / (spot[i] * spot[i]);
    }
  }

  private static void product(double[] a, double[] b, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] * b[i];
    }
  }

  private static void signedProduct(
      double[] sign, double[] a, double[] b, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = sign[i] * a[i] * b[i];
    }
  }

  private static void theta(
      double[] density,
      double[] volatility,
      double[] inverse,
      double[] sign,
      double[] yield,
      double[] assetPart,
      double[] rate,
      double[] cashPart,
      double[] out,
      int count) {
    for (int i = 0; i < count; i++) {
      // σ / √T = σ² / (σ√T)
      double decay = -0.5 * density[i] * volatility[i] * volatility[i] * inverse[i];
      out[i] = decay + sign[i] * (yield[i] * assetPart[i] - rate[i] * cashPart[i]);
    }
  }

  void copySecondOrder(GreekColumns to, int from) {
    signedProduct(sign, time, assetPart, out, count);
    for (int i = 0; i < count; i++) {
      out[i] = -out[i];
    }
    System.arraycopy(out, 0, to.dividendRho(), from, count);
    for (int i = 0; i < count; i++) {
      out[i] = -density[i] * d2[i] / (spot[i] * volatility[i]);
    }
    System.arraycopy(out, 0, to.vanna(), from, count);
    for (int i = 0; i < count; i++) {
      out[i] = density[i] * rootTime[i] * d1[i] * d2[i] / volatility[i];
    }
    System.arraycopy(out, 0, to.volga(), from, count);
    for (int i = 0; i < count; i++) {
      double d1ByTime = (rate[i] - yield[i]) * inverse[i] - d2[i] / (2 * time[i]);
      out[i] = (sign[i] * yield[i] * assetPart[i] - density[i] * d1ByTime) / spot[i];
    }
    System.arraycopy(out, 0, to.charm(), from, count);
    for (int i = 0; i < count; i++) {
      double d1ByTime = (rate[i] - yield[i]) * inverse[i] - d2[i] / (2 * time[i]);
      double relative = yield[i] + d1[i] * d1ByTime - 1 / (2 * time[i]);
      out[i] = density[i] * rootTime[i] * relative;
    }
    System.arraycopy(out, 0, to.veta(), from, count);
  }
}
