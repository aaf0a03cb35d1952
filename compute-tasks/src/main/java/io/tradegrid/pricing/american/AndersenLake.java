package io.tradegrid.pricing.american;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.GaussLegendre;
import io.tradegrid.pricing.Normal;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;

/**
 * American options on a spot price with a continuous dividend yield, by the exercise boundary: the
 * value is that of the European option and the premium ∫ (r K e^(−r(τ−u)) N(−d₋) − q S e^(−q(τ−u))
 * N(−d₊)) du over the time to go u, d± of S/B(u) and τ − u. A call is a put with spot and strike,
 * and rate and yield, exchanged.
 *
 * <p>Units and domain as in {@link BlackScholes}. If waiting costs nothing (a put with r ≤ 0 and r
 * ≤ q) the value is the European one. With q &lt; r ≤ 0, for a call r &lt; q ≤ 0, there are two
 * boundaries, which this method does not know: it refuses, and {@link LeisenReimer} answers.
 *
 * <p>Source: L. Andersen, M. Lake and D. Offengenden, "High-performance American option pricing",
 * Journal of Computational Finance 20 (2016), 39–87, equation 10.
 */
public final class AndersenLake {

  private AndersenLake() {}

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
   * @param accuracy how precise
   * @return V, not below the intrinsic value
   * @throws PricingException INVALID_INPUT for an argument out of range or rates with two exercise
   *     boundaries, NUMERICAL_ERROR on overflow
   */
  public static double price(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield,
      Accuracy accuracy) {
    double european =
        BlackScholes.price(type, spot, strike, timeYears, volatility, rate, dividendYield);
    if (type == OptionType.CALL) {
      return put(
          european,
          /* spot= */ strike,
          /* strike= */ spot,
          timeYears,
          volatility,
          /* rate= */ dividendYield,
          /* yield= */ rate,
          accuracy);
    }
    return put(european, spot, strike, timeYears, volatility, rate, dividendYield, accuracy);
  }

  private static double put(
      double european,
      double spot,
      double strike,
      double time,
      double volatility,
      double rate,
      double yield,
      Accuracy accuracy) {
    if ((rate <= 0 && rate <= yield) || time == 0) {
      return european;
    }
    if (rate <= 0) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "rate: between the dividend yield and zero there are two exercise boundaries, got "
              + rate
              + " and "
              + yield);
    }
    double intrinsic = Math.max(strike - spot, 0);
    if (volatility * Math.sqrt(time) < 1e-6) {
      return Math.max(european, WithoutVolatility.put(spot, strike, time, rate, yield));
    }
    ExerciseBoundary boundary =
        new ExerciseBoundary(strike, time, volatility, rate, yield, accuracy);
    if (Elementary.log(spot) <= boundary.logAt(Math.sqrt(time))) {
      return intrinsic;
    }
    double premium =
        premium(boundary, spot, strike, time, volatility, rate, yield, accuracy.priceRule());
    return Check.answer("price", Math.max(european + Math.max(premium, 0), intrinsic));
  }

  private static double premium(
      ExerciseBoundary boundary,
      double spot,
      double strike,
      double time,
      double volatility,
      double rate,
      double yield,
      GaussLegendre rule) {
    double rootTime = Math.sqrt(time);
    double logSpot = Elementary.log(spot);
    double sum = 0;
    for (int j = 0; j < rule.nodes().length; j++) {
      double theta = 0.25 * Math.PI * (1 + rule.nodes()[j]);
      double sine = StrictMath.sin(theta);
      double cosine = StrictMath.cos(theta);
      double rest = time * cosine * cosine;
      double deviation = volatility * rootTime * cosine;
      double middle =
          (logSpot - boundary.logAt(rootTime * sine) + (rate - yield) * rest) / deviation;
      double cash =
          rate * strike * Elementary.exp(-rate * rest) * Normal.cdf(0.5 * deviation - middle);
      double asset =
          yield * spot * Elementary.exp(-yield * rest) * Normal.cdf(-0.5 * deviation - middle);
      sum += rule.weights()[j] * (cash - asset) * sine * cosine;
    }
    return sum * 0.5 * Math.PI * time;
  }
}
