package io.tradegrid.pricing;

/**
 * One European option at many prices of its underlying, all else unchanged: what does not depend on
 * the price is computed once. Each value has the bits that {@link BlackScholesBatch} gives, however
 * many stand beside it.
 *
 * <p>Not safe for use by several threads.
 */
public final class SpotScenarios {

  private static final double HUGE = 1e300;

  private final int capacity;
  private final double[] spot;
  private final double[] d1;
  private final double[] d2;
  private final double[] asset;
  private final double[] density;
  private final double[] lost;
  private final double[] assetPart;
  private final double[] cashPart;
  private final double[] scratch;
  private final double[] one = new double[1];

  /**
   * Makes room.
   *
   * @param capacity most prices asked for at a time
   */
  public SpotScenarios(int capacity) {
    this.capacity = Math.max(1, capacity);
    spot = new double[this.capacity];
    d1 = new double[this.capacity];
    d2 = new double[this.capacity];
    asset = new double[this.capacity];
    density = new double[this.capacity];
    lost = new double[this.capacity];
    assetPart = new double[this.capacity];
    cashPart = new double[this.capacity];
    scratch = new double[this.capacity];
  }

  /**
   * Computes V(S (1 + move)) − V(S), exactly zero for a move of zero.
   *
   * @param options where the option is
   * @param i which one
   * @param moves relative moves, above −1
   * @param from the first one to use
   * @param count how many, at most the capacity
   * @param change where the changes go
   * @param at where in it the first one goes
   * @throws PricingException as {@link BlackScholes#price}; INVALID_INPUT for a count out of range
   */
  public void changes(
      VanillaOptions options, int i, double[] moves, int from, int count, double[] change, int at) {
    Check.between("count", count, 0, capacity);
    double today = options.spot()[i];
    spot[0] = today;
    values(options, i, one, 0, 1);
    double before = one[0];
    for (int k = 0; k < count; k++) {
      spot[k] = Math.fma(today, moves[from + k], today);
    }
    values(options, i, change, at, count);
    for (int k = at; k < at + count; k++) {
      change[k] -= before;
    }
  }

  private void values(VanillaOptions options, int i, double[] price, int at, int count) {
    double strike = options.strike()[i];
    double time = options.timeYears()[i];
    double volatility = options.volatility()[i];
    double rate = options.rate()[i];
    double yield = options.dividendYield()[i];
    double sign = options.call()[i] ? 1 : -1;
    double rootTime = Math.sqrt(time);
    double inverse = 1 / (volatility * rootTime);
    double cash = strike * Elementary.exp(-rate * time);
    ratios(spot, strike, Elementary.exp(-yield * time), d1, asset, count);
    Elementary.log(d1, scratch, count);
    points(d1, d2, rate - yield, time, inverse, 0.5 * volatility * rootTime, count);
    squares(d1, density, lost, count);
    Elementary.exp(density, scratch, count);
    weigh(density, lost, asset, count);
    Normal.millsRatio(d1, assetPart, count);
    Normal.millsRatio(d2, cashPart, count);
    side(sign, d1, asset, density, assetPart, count);
    side(sign, d2, cash, density, cashPart, count);
    for (int k = 0; k < count; k++) {
      price[at + k] = Math.max(sign * (assetPart[k] - cashPart[k]), 0);
    }
    double beyond = BlackScholesBlock.beyond(strike, time, volatility, rate, yield);
    for (int k = 0; k < count; k++) {
      if (beyond + BlackScholesBlock.beyond(spot[k]) != 0) {
        price[at + k] =
            BlackScholes.price(options.type(i), spot[k], strike, time, volatility, rate, yield);
      }
    }
  }

  private static void ratios(
      double[] spot, double strike, double factor, double[] ratio, double[] asset, int count) {
    for (int k = 0; k < count; k++) {
      ratio[k] = spot[k] / strike;
    }
    for (int k = 0; k < count; k++) {
      asset[k] = spot[k] * factor;
    }
  }

  private static void points(
      double[] d1, double[] d2, double drift, double time, double inverse, double half, int count) {
    for (int k = 0; k < count; k++) {
      double middle = Math.fma(drift, time, d1[k]) * inverse;
      d1[k] = middle + half;
      d2[k] = middle - half;
    }
  }

  private static void squares(double[] d1, double[] density, double[] lost, int count) {
    for (int k = 0; k < count; k++) {
      double square = d1[k] * d1[k];
      density[k] = -0.5 * square;
      lost[k] = 0.5 * Math.fma(d1[k], d1[k], -square);
    }
  }

  private static void weigh(double[] density, double[] lost, double[] asset, int count) {
    for (int k = 0; k < count; k++) {
      double atZero = Math.fma(-lost[k], Normal.DENSITY_AT_ZERO, Normal.DENSITY_AT_ZERO);
      density[k] = density[k] * Math.max(atZero, 0) * asset[k];
    }
  }

  /** As {@link BlackScholesBlock} has it: the tail itself, or the amount less the tail. */
  private static void side(
      double sign, double[] d, double[] amount, double[] density, double[] ratio, int count) {
    for (int k = 0; k < count; k++) {
      double above = Math.min(Math.max(sign * d[k] * HUGE, 0), 1);
      ratio[k] = Math.fma(above, amount[k], (1 - 2 * above) * density[k] * ratio[k]);
    }
  }

  private static void side(
      double sign, double[] d, double amount, double[] density, double[] ratio, int count) {
    for (int k = 0; k < count; k++) {
      double above = Math.min(Math.max(sign * d[k] * HUGE, 0), 1);
      ratio[k] = Math.fma(above, amount, (1 - 2 * above) * density[k] * ratio[k]);
    }
  }
}
