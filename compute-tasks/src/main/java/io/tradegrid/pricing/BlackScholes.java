package io.tradegrid.pricing;

/**
 * European options on a spot price with a continuous dividend yield, after Black, Scholes and
 * Merton: V = φ (S e^(−qT) N(φ d₁) − K e^(−rT) N(φ d₂)), d₁ = (ln(S/K) + (r − q) T) / (σ√T) +
 * σ√T/2, d₂ = d₁ − σ√T, φ = 1 for a call and −1 for a put.
 *
 * <p>Units: S and K in one currency, T in years, σ, r and q per year, continuously compounded, as
 * decimals. Domain: S and K positive, T and σ zero or positive, r and q any. Out of the money the
 * value keeps its relative accuracy however small it is.
 *
 * <p>With T = 0 or σ = 0 the value is the discounted intrinsic value, and so are its derivatives.
 * Exactly at its kink delta, rho and their like are the mean of the two sides; gamma and the other
 * derivatives of the kink, which are infinite, are given as 0; vega is its limit for σ to 0.
 *
 * <p>Source: E. G. Haug, "The complete guide to option pricing formulas", 2nd edition, McGraw-Hill
 * 2007, formulas 1.1.1 to 1.1.6 (prices) and chapter 2 (Greeks).
 */
public final class BlackScholes {

  private BlackScholes() {}

  /**
   * Returns the value of one option.
   *
   * @param type call or put
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return V, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double price(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    check(spot, strike, timeYears, volatility, rate, dividendYield);
    double asset = Check.answer("S e^-qT", spot * Elementary.exp(-dividendYield * timeYears));
    double cash = Check.answer("K e^-rT", strike * Elementary.exp(-rate * timeYears));
    double moneyness = logRatio(spot, strike) + (rate - dividendYield) * timeYears;
    double deviation = volatility * Math.sqrt(timeYears);
    return Check.answer("price", price(type.sign(), asset, cash, moneyness, deviation));
  }

  /** Intrinsic value plus that of the option out of the money: nothing cancels. */
  static double price(int sign, double asset, double cash, double moneyness, double deviation) {
    double intrinsic = Math.max(sign * (asset - cash), 0);
    double unit = Math.sqrt(asset) * Math.sqrt(cash);
    return intrinsic + unit * NormalizedBlack.value(-Math.abs(moneyness), deviation);
  }

  /** Returns ln(a/b), accurate also where they are nearly equal. */
  static double logRatio(double a, double b) {
    double relative = (a - b) / b;
    if (relative > -0.29 && relative < 0.41) {
      return Elementary.logOnePlus(relative);
    }
    double ratio = a / b;
    return ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE
        ? Elementary.log(ratio)
        : Elementary.log(a) - Elementary.log(b);
  }

  static void check(
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    Check.positive("spot", spot);
    Check.positive("strike", strike);
    Check.notNegative("timeYears", timeYears);
    Check.notNegative("volatility", volatility);
    Check.finite("rate", rate);
    Check.finite("dividendYield", dividendYield);
  }

  /**
   * Returns value and derivatives of one option.
   *
   * @param type call or put
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return V and its derivatives, in the units of {@link Greeks}
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static Greeks greeks(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    check(spot, strike, timeYears, volatility, rate, dividendYield);
    double assetFactor = Elementary.exp(-dividendYield * timeYears);
    double asset = Check.answer("S e^-qT", spot * assetFactor);
    double cash = Check.answer("K e^-rT", strike * Elementary.exp(-rate * timeYears));
    double moneyness = logRatio(spot, strike) + (rate - dividendYield) * timeYears;
    double deviation = volatility * Math.sqrt(timeYears);
    double price = price(type.sign(), asset, cash, moneyness, deviation);
    if (deviation == 0 || !(Math.abs(moneyness / deviation) < 1e10)) {
      return withoutVolatility(
          type.sign(), price, assetFactor, asset, cash, moneyness, timeYears, rate, dividendYield);
    }
    return derivatives(
        new Point(
            type.sign(), price, spot, asset, cash, timeYears, volatility, rate, dividendYield),
        moneyness / deviation,
        deviation);
  }

  /** What the derivatives are taken of and where. */
  private record Point(
      int sign,
      double price,
      double spot,
      double asset,
      double cash,
      double time,
      double volatility,
      double rate,
      double yield) {}

  private static Greeks derivatives(Point at, double middle, double deviation) {
    double d1 = middle + 0.5 * deviation;
    double d2 = middle - 0.5 * deviation;
    double sign = at.sign;
    double assetPart = at.asset * Normal.cdf(sign * d1);
    double cashPart = at.cash * Normal.cdf(sign * d2);
    double density = at.asset * Normal.density(d1);
    double vega = density * Math.sqrt(at.time);
    double gamma = density / (at.spot * deviation) / at.spot;
    double volga = vega * d1 * d2 / at.volatility;
    double d1ByTime = (at.rate - at.yield) / deviation - d2 / (2 * at.time);
    double product = d1 * d2;
    return new Greeks(
        at.price,
        sign * assetPart / at.spot,
        gamma,
        vega,
        -density * at.volatility / (2 * Math.sqrt(at.time))
            + sign * (at.yield * assetPart - at.rate * cashPart),
        sign * at.time * cashPart,
        -sign * at.time * assetPart,
        -density * d2 / (at.spot * at.volatility),
        volga,
        (sign * at.yield * assetPart - density * d1ByTime) / at.spot,
        vega * (at.yield + d1 * d1ByTime - 1 / (2 * at.time)),
        -gamma / at.spot * (d1 / deviation + 1),
        gamma * (product - 1) / at.volatility,
        gamma * (at.yield + d1 * d1ByTime + 1 / (2 * at.time)),
        vega / at.volatility * ((product * (product - 1) - d1 * d1 - d2 * d2) / at.volatility));
  }

  private static Greeks withoutVolatility(
      int sign,
      double price,
      double assetFactor,
      double asset,
      double cash,
      double moneyness,
      double time,
      double rate,
      double yield) {
    double exercised = moneyness == 0 ? 0.5 : sign * moneyness > 0 ? 1 : 0;
    double weight = sign * exercised;
    double vega = moneyness == 0 ? asset * Normal.DENSITY_AT_ZERO * Math.sqrt(time) : 0;
    return new Greeks(
        price,
        weight * assetFactor,
        0,
        vega,
        weight * (yield * asset - rate * cash),
        weight * time * cash,
        -weight * time * asset,
        0,
        0,
        weight * yield * assetFactor,
        0,
        0,
        0,
        0,
        0);
  }
}
