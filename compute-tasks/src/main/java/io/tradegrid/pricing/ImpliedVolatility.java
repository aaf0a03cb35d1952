package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;

/**
 * The volatility that gives a European option the price it has: the inverse of {@link
 * BlackScholes#price} and {@link Black76#price}, to the accuracy the price has. With a price known
 * to a relative error of ε, the volatility has one of about ε / (1 + (ln(F/K) / σ√T)²) or, near the
 * largest value, of ε e^(σ²T/8).
 *
 * <p>In the money the price is first split into intrinsic and time value, so what is known of the
 * time value is what the price has left of it. A price up to {@value #ROUNDINGS} units in the last
 * place of its larger leg below the intrinsic value is one that lost its time value in rounding:
 * its volatility is 0.
 */
public final class ImpliedVolatility {

  /** How far below intrinsic a price may be, in units in the last place of the larger leg. */
  static final int ROUNDINGS = 8;

  private ImpliedVolatility() {}

  /**
   * Returns the volatility that {@link BlackScholes#price} has that price for.
   *
   * @param type call or put
   * @param price V, zero or more
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, positive
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return σ per year, zero or more
   * @throws PricingException INVALID_INPUT if the price is below the intrinsic value or not below
   *     the largest value, or an argument out of range; NUMERICAL_ERROR on overflow
   */
  public static double ofSpot(
      OptionType type,
      double price,
      double spot,
      double strike,
      double timeYears,
      double rate,
      double dividendYield) {
    Check.positive("timeYears", timeYears);
    BlackScholes.check(spot, strike, timeYears, 0, rate, dividendYield);
    double asset = Check.answer("S e^-qT", spot * Elementary.exp(-dividendYield * timeYears));
    double cash = Check.answer("K e^-rT", strike * Elementary.exp(-rate * timeYears));
    double moneyness = BlackScholes.logRatio(spot, strike) + (rate - dividendYield) * timeYears;
    return solve(type, price, asset, cash, moneyness) / Math.sqrt(timeYears);
  }

  /**
   * Returns the volatility that Black's formula has that price for.
   *
   * @param type call or put
   * @param price V, today's, zero or more
   * @param forward F, positive
   * @param strike K, positive
   * @param timeYears T, positive
   * @param discountFactor from expiry to today, positive; 1 for a price paid at expiry
   * @return σ per year, zero or more
   * @throws PricingException as {@link #ofSpot}
   */
  public static double ofForward(
      OptionType type,
      double price,
      double forward,
      double strike,
      double timeYears,
      double discountFactor) {
    Check.positive("forward", forward);
    Check.positive("strike", strike);
    Check.positive("timeYears", timeYears);
    Check.positive("discountFactor", discountFactor);
    double moneyness = BlackScholes.logRatio(forward, strike);
    return solve(type, price / discountFactor, forward, strike, moneyness) / Math.sqrt(timeYears);
  }

  /** Returns σ√T. */
  private static double solve(
      OptionType type, double price, double asset, double cash, double moneyness) {
    double timeValue = timeValue(type.sign(), price, asset, cash);
    if (timeValue < 0 || !(price >= 0)) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "price: must be at least the intrinsic value "
              + Math.max(type.sign() * (asset - cash), 0)
              + ", got "
              + price);
    }
    double beta = timeValue / (Math.sqrt(asset) * Math.sqrt(cash));
    if (!isBelowMaximum(type.sign(), price, beta, asset, cash, moneyness)) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "price: must be below " + (type == OptionType.CALL ? asset : cash) + ", got " + price);
    }
    return beta == 0 ? 0 : NormalizedVolatility.solve(-Math.abs(moneyness), beta);
  }

  /** Returns price less intrinsic value; 0 if it is negative by a rounding only. */
  private static double timeValue(int sign, double price, double asset, double cash) {
    double intrinsic = Math.max(sign * (asset - cash), 0);
    double timeValue = price - intrinsic;
    double rounding = intrinsic > 0 ? ROUNDINGS * Math.ulp(Math.max(asset, cash)) : 0;
    return timeValue < 0 && timeValue >= -rounding ? 0 : timeValue;
  }

  private static boolean isBelowMaximum(
      int sign, double price, double beta, double asset, double cash, double moneyness) {
    return price < (sign > 0 ? asset : cash) && beta < Elementary.exp(-0.5 * Math.abs(moneyness));
  }

  /**
   * Computes the implied volatility of every option. A price that has none does not stop the
   * others: its status says why, and its volatility is set to 0.
   *
   * @param options their volatilities are not read
   * @param price V of each
   * @param volatility is set to σ of each
   * @param status is set
   * @return how many were solved
   * @throws PricingException INVALID_INPUT if the lengths differ; NUMERICAL_ERROR, which no input
   *     is known to cause
   */
  public static int solve(
      VanillaOptions options, double[] price, double[] volatility, VolatilityStatus[] status) {
    VanillaOptions.sameLength("price", price, options.size());
    VanillaOptions.sameLength("volatility", volatility, options.size());
    if (status.length != options.size()) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "status: must have length " + options.size() + ", got " + status.length);
    }
    ImpliedVolatilityBlock block = new ImpliedVolatilityBlock(options.size());
    int solved = 0;
    for (int from = 0; from < options.size(); from += block.capacity()) {
      int count = Math.min(block.capacity(), options.size() - from);
      block.solve(options, price, from, count);
      for (int i = 0; i < count; i++) {
        if (block.isSolved(i)) {
          volatility[from + i] = block.volatility(i);
          status[from + i] = VolatilityStatus.SOLVED;
          solved++;
        } else {
          solved += solve(options, from + i, price[from + i], volatility, status);
        }
      }
    }
    return solved;
  }

  private static int solve(
      VanillaOptions options, int i, double price, double[] volatility, VolatilityStatus[] status) {
    double spot = options.spot()[i];
    double strike = options.strike()[i];
    double time = options.timeYears()[i];
    double drift = (options.rate()[i] - options.dividendYield()[i]) * time;
    double asset = spot * Elementary.exp(-options.dividendYield()[i] * time);
    double cash = strike * Elementary.exp(-options.rate()[i] * time);
    volatility[i] = 0;
    if (!(spot > 0 && strike > 0 && time > 0 && price <= Double.MAX_VALUE)
        || !(asset + cash + time <= Double.MAX_VALUE && Math.abs(drift) <= Double.MAX_VALUE)
        || asset == 0
        || cash == 0) {
      status[i] = VolatilityStatus.INVALID_INPUT;
      return 0;
    }
    int sign = options.call()[i] ? 1 : -1;
    double timeValue = timeValue(sign, price, asset, cash);
    if (timeValue < 0 || price < 0) {
      status[i] = VolatilityStatus.BELOW_INTRINSIC;
      return 0;
    }
    double moneyness = BlackScholes.logRatio(spot, strike) + drift;
    double beta = timeValue / (Math.sqrt(asset) * Math.sqrt(cash));
    if (!isBelowMaximum(sign, price, beta, asset, cash, moneyness)) {
      status[i] = VolatilityStatus.ABOVE_MAXIMUM;
      return 0;
    }
    status[i] = VolatilityStatus.SOLVED;
    if (beta > 0) {
      double deviation = NormalizedVolatility.solve(-Math.abs(moneyness), beta);
      volatility[i] = Check.answer("volatility", deviation / Math.sqrt(time));
    }
    return 1;
  }
}
