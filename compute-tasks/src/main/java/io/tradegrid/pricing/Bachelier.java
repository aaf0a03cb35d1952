package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;

/**
 * European options on a forward price that moves by amounts and may be negative: with d = (F − K) /
 * (σ√T), V = e^(−rT) (φ (F − K) N(φd) + σ√T n(d)). The volatility is in units of the price per
 * square root of a year. F, K and r are any, T and σ zero or more.
 *
 * <p>With T = 0 or σ = 0 the value is the discounted intrinsic value; at its kink the derivatives
 * are as in {@link BlackScholes}.
 *
 * <p>Source: Haug, 2nd edition, formulas 1.3.1 and 1.3.2 (there on the spot); L. Bachelier,
 * "Théorie de la spéculation", 1900.
 */
public final class Bachelier {

  private static final int STEPS_MAX = 40;

  private Bachelier() {}

  /**
   * Returns the value of one option.
   *
   * @param type call or put
   * @param forward F
   * @param strike K
   * @param timeYears T, zero or more
   * @param volatility σ, in units of the price per √year, zero or more
   * @param rate r, continuously compounded
   * @return V, zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double price(
      OptionType type,
      double forward,
      double strike,
      double timeYears,
      double volatility,
      double rate) {
    check(forward, strike, timeYears, volatility, rate);
    double deviation = volatility * Math.sqrt(timeYears);
    double distance = forward - strike;
    double undiscounted =
        Math.max(type.sign() * distance, 0) + outOfTheMoney(Math.abs(distance), deviation);
    return Check.answer("price", Elementary.exp(-rate * timeYears) * undiscounted);
  }

  /** σ√T (n(d) − d N(−d)) = σ√T n(d) (1 − d R(d)), d ≥ 0. */
  private static double outOfTheMoney(double distance, double deviation) {
    double d = distance / deviation;
    if (deviation == 0 || d > 40) {
      return 0;
    }
    return deviation * Normal.density(d) * Math.fma(-d, Normal.millsRatio(d), 1);
  }

  private static void check(
      double forward, double strike, double timeYears, double volatility, double rate) {
    Check.finite("forward", forward);
    Check.finite("strike", strike);
    Check.notNegative("timeYears", timeYears);
    Check.notNegative("volatility", volatility);
    Check.finite("rate", rate);
  }

  /**
   * Returns value and derivatives of one option. Delta and gamma are by the forward price; ρ = −T
   * V.
   *
   * @param type call or put
   * @param forward F
   * @param strike K
   * @param timeYears T, zero or more
   * @param volatility σ, in units of the price per √year, zero or more
   * @param rate r, continuously compounded
   * @return V and its derivatives; no dividend rho
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static Greeks greeks(
      OptionType type,
      double forward,
      double strike,
      double timeYears,
      double volatility,
      double rate) {
    double price = price(type, forward, strike, timeYears, volatility, rate);
    double discount = Elementary.exp(-rate * timeYears);
    double deviation = volatility * Math.sqrt(timeYears);
    double distance = forward - strike;
    int sign = type.sign();
    double d = distance / deviation;
    if (deviation == 0 || !(Math.abs(d) < 1e10)) {
      return withoutVolatility(sign, price, discount, distance, timeYears, rate);
    }
    double density = discount * Normal.density(d);
    double square = d * d;
    double gamma = density / deviation;
    double vega = density * Math.sqrt(timeYears);
    double twice = 2 * timeYears;
    double volga = vega * square / volatility;
    return new Greeks(
        price,
        sign * discount * Normal.cdf(sign * d),
        gamma,
        vega,
        rate * price - density * volatility / (2 * Math.sqrt(timeYears)),
        -timeYears * price,
        0,
        -density * d / volatility,
        volga,
        rate * sign * discount * Normal.cdf(sign * d) + density * d / twice,
        vega * (rate - (1 + square) / twice),
        -gamma * d / deviation,
        gamma * (square - 1) / volatility,
        gamma * (rate + (1 - square) / twice),
        volga * (square - 3) / volatility);
  }

  private static Greeks withoutVolatility(
      int sign, double price, double discount, double distance, double time, double rate) {
    double exercised = distance == 0 ? 0.5 : sign * distance > 0 ? 1 : 0;
    double delta = sign * exercised * discount;
    double vega = distance == 0 ? discount * Normal.DENSITY_AT_ZERO * Math.sqrt(time) : 0;
    return new Greeks(
        price, delta, 0, vega, rate * price, -time * price, 0, 0, 0, rate * delta, 0, 0, 0, 0, 0);
  }

  /**
   * Returns the volatility that {@link #price} has that price for. With y = (time value) / |F − K|
   * it solves n(d)/d − N(−d) = y for d = |F − K| / (σ√T) by Halley's steps on the logarithm, which
   * is nearly a parabola; at F = K the volatility is V e^(rT) √(2π/T).
   *
   * @param type call or put
   * @param price V, zero or more
   * @param forward F
   * @param strike K
   * @param timeYears T, positive
   * @param rate r, continuously compounded
   * @return σ, in units of the price per √year, zero or more; zero for a price that is the
   *     intrinsic value or a rounding less
   * @throws PricingException INVALID_INPUT if the price is below the intrinsic value or an argument
   *     out of range, NUMERICAL_ERROR on overflow
   */
  public static double impliedVolatility(
      OptionType type, double price, double forward, double strike, double timeYears, double rate) {
    check(forward, strike, Check.positive("timeYears", timeYears), 0, rate);
    Check.finite("price", price);
    double distance = forward - strike;
    double undiscounted = Check.answer("V e^rT", price / Elementary.exp(-rate * timeYears));
    double intrinsic = Math.max(type.sign() * distance, 0);
    double timeValue = undiscounted - intrinsic;
    double larger = Math.max(Math.abs(forward), Math.abs(strike));
    double rounding = intrinsic > 0 ? ImpliedVolatility.ROUNDINGS * Math.ulp(larger) : 0;
    if (timeValue < -rounding || price < 0) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "price: must be at least the intrinsic value "
              + intrinsic
              + " after discounting, got "
              + price);
    }
    if (timeValue <= 0) {
      return 0;
    }
    double root = Math.sqrt(timeYears);
    double y = timeValue / Math.abs(distance);
    // Beyond 1e9 the distance is lost in rounding, and so it is if it is zero.
    double deviation =
        y < 1e9
            ? Math.abs(distance) / solve(y)
            : Normal.ROOT_TWO_PI * (timeValue + 0.5 * Math.abs(distance));
    return Check.answer("volatility", deviation / root);
  }

  private static double solve(double y) {
    double target = Elementary.log(y);
    double d = firstGuess(y, target);
    for (int step = 0; step < STEPS_MAX; step++) {
      double ratio = Normal.millsRatio(d);
      double q = Math.fma(-d, ratio, 1);
      double log = Elementary.log(q * Normal.DENSITY_AT_ZERO / d) - 0.5 * d * d;
      double newton = (log - target) * d * q;
      double curvature = -(q + d * (d * q - ratio)) / (d * q);
      double change = newton / Math.max(1 + 0.5 * newton * curvature, 0.5);
      double next = Math.max(d + change, 0.5 * d);
      if (Math.abs(next - d) <= 1e-6 * d) {
        return next;
      }
      d = next;
    }
    throw new PricingException(
        Failure.NUMERICAL_ERROR, "implied volatility: no convergence for " + y);
  }

  private static double firstGuess(double y, double target) {
    if (y > 0.05) {
      return 1 / (Normal.ROOT_TWO_PI * (y + 0.3));
    }
    // n(d)/d³ is what is left of it far out
    double square = -2 * (target + 0.9189385332046728);
    return Math.sqrt(Math.max(square - 3 * Elementary.log(Math.max(square, 1.5)), 1));
  }
}
