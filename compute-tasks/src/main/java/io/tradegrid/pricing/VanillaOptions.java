package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;

/**
 * European options as columns: element i of every array belongs to option i. The arrays are used as
 * they are, not copied, so that prices can be moved and options valued again without building this
 * anew; they must not change while a computation runs. Units as in {@link BlackScholes}.
 */
public final class VanillaOptions {

  private final boolean[] call;
  private final double[] spot;
  private final double[] strike;
  private final double[] timeYears;
  private final double[] volatility;
  private final double[] rate;
  private final double[] dividendYield;

  /**
   * Takes the columns. The numbers are checked where they are used.
   *
   * @param call true for a call, false for a put
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @throws PricingException INVALID_INPUT if the columns differ in length
   */
  public VanillaOptions(
      boolean[] call,
      double[] spot,
      double[] strike,
      double[] timeYears,
      double[] volatility,
      double[] rate,
      double[] dividendYield) {
    this.call = call;
    this.spot = sameLength("spot", spot, call.length);
    this.strike = sameLength("strike", strike, call.length);
    this.timeYears = sameLength("timeYears", timeYears, call.length);
    this.volatility = sameLength("volatility", volatility, call.length);
    this.rate = sameLength("rate", rate, call.length);
    this.dividendYield = sameLength("dividendYield", dividendYield, call.length);
  }

  static double[] sameLength(String name, double[] column, int length) {
    if (column.length != length) {
      throw new PricingException(
          Failure.INVALID_INPUT, name + ": must have length " + length + ", got " + column.length);
    }
    return column;
  }

  /** Returns how many options there are. */
  public int size() {
    return call.length;
  }

  /** Returns whether each is a call, the array itself. */
  public boolean[] call() {
    return call;
  }

  /** Returns the spot prices, the array itself. */
  public double[] spot() {
    return spot;
  }

  /** Returns the strikes, the array itself. */
  public double[] strike() {
    return strike;
  }

  /** Returns the years to expiry, the array itself. */
  public double[] timeYears() {
    return timeYears;
  }

  /** Returns the volatilities, the array itself. */
  public double[] volatility() {
    return volatility;
  }

  /** Returns the rates, the array itself. */
  public double[] rate() {
    return rate;
  }

  /** Returns the dividend yields, the array itself. */
  public double[] dividendYield() {
    return dividendYield;
  }

  /** Returns call or put of one option. */
  OptionType type(int i) {
    return call[i] ? OptionType.CALL : OptionType.PUT;
  }
}
