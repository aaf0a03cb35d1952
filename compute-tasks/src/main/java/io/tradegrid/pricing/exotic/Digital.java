package io.tradegrid.pricing.exotic;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.Normal;
import io.tradegrid.pricing.OptionBuilder;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;

/**
 * Options that pay all or nothing: at expiry if they end in the money (cash, or the asset), or if a
 * level is touched on the way. Units and domain as in {@link BlackScholes}. Without time or
 * volatility left, an option exactly at its strike pays half.
 *
 * <p>Source: M. Rubinstein and E. Reiner, "Unscrambling the binary code", Risk 4 (1991), 75–83;
 * Haug, 2nd edition, sections 4.19.1 to 4.19.6.
 */
public final class Digital {

  private static final double STILL = 1e-7;

  private Digital() {}

  /**
   * Returns the value of 1 paid at expiry if the option ends in the money: e^(−rT) N(φd₂).
   *
   * @param type call pays above the strike, put below
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return 0 to e^(−rT)
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double cashOrNothing(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    check(spot, strike, timeYears, volatility, rate, dividendYield);
    double deviation = volatility * Math.sqrt(timeYears);
    double moneyness = Elementary.log(spot / strike) + (rate - dividendYield) * timeYears;
    double d2 = point(moneyness, deviation) - 0.5 * deviation;
    return Check.answer("price", Elementary.exp(-rate * timeYears) * Normal.cdf(type.sign() * d2));
  }

  /**
   * Returns the value of the asset delivered at expiry if the option ends in the money: S e^(−qT)
   * N(φd₁).
   *
   * @param type call pays above the strike, put below
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return 0 to S e^(−qT)
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double assetOrNothing(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    check(spot, strike, timeYears, volatility, rate, dividendYield);
    double deviation = volatility * Math.sqrt(timeYears);
    double moneyness = Elementary.log(spot / strike) + (rate - dividendYield) * timeYears;
    double d1 = point(moneyness, deviation) + 0.5 * deviation;
    return Check.answer(
        "price", spot * Elementary.exp(-dividendYield * timeYears) * Normal.cdf(type.sign() * d1));
  }

  /**
   * Returns the value of 1 paid at the moment the level is touched, up to expiry; 1 if it is
   * touched already.
   *
   * @param spot S, positive
   * @param level H, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return zero or more
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double oneTouch(
      double spot,
      double level,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    check(spot, level, timeYears, volatility, rate, dividendYield);
    if (spot == level) {
      return 1;
    }
    double carry = rate - dividendYield;
    double deviation = volatility * Math.sqrt(timeYears);
    if (deviation < STILL) {
      double wait = Elementary.log(level / spot) / carry;
      return wait >= 0 && wait <= timeYears ? Elementary.exp(-rate * wait) : 0;
    }
    return Check.answer("price", touch(spot, level, timeYears, volatility, rate, carry).atTouch());
  }

  /**
   * Returns the value of 1 paid at expiry if the level has not been touched by then; 0 if it is
   * touched already. What is paid at expiry if it has been touched is worth e^(−rT) less that.
   *
   * @param spot S, positive
   * @param level H, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @return 0 to e^(−rT)
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR on
   *     overflow
   */
  public static double noTouch(
      double spot,
      double level,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield) {
    check(spot, level, timeYears, volatility, rate, dividendYield);
    if (spot == level) {
      return 0;
    }
    double carry = rate - dividendYield;
    double deviation = volatility * Math.sqrt(timeYears);
    if (deviation < STILL) {
      double wait = Elementary.log(level / spot) / carry;
      return wait >= 0 && wait <= timeYears ? 0 : Elementary.exp(-rate * timeYears);
    }
    return Check.answer(
        "price", touch(spot, level, timeYears, volatility, rate, carry).unlessTouched());
  }

  /**
   * Returns an empty builder: type and strike for what is paid at expiry, a level for a touch, and
   * the rest for both but the dividend yield, which may be left out.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parameters of an option that pays all or nothing. */
  public static final class Builder extends OptionBuilder<Builder> {

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /** Sets H, positive. */
    public Builder level(double value) {
      return set("level", value, Check::positive);
    }

    /**
     * Returns the value of 1 paid at expiry in the money.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing, else as
     *     {@link Digital#cashOrNothing}, naming every one that is out of range
     */
    public double cashOrNothing() {
      require("type", "spot", "strike", "timeYears", "volatility", "rate");
      return Digital.cashOrNothing(
          type(),
          number("spot"),
          number("strike"),
          number("timeYears"),
          number("volatility"),
          number("rate"),
          number("dividendYield"));
    }

    /**
     * Returns the value of the asset delivered at expiry in the money.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing, else as
     *     {@link Digital#assetOrNothing}, naming every one that is out of range
     */
    public double assetOrNothing() {
      require("type", "spot", "strike", "timeYears", "volatility", "rate");
      return Digital.assetOrNothing(
          type(),
          number("spot"),
          number("strike"),
          number("timeYears"),
          number("volatility"),
          number("rate"),
          number("dividendYield"));
    }

    /**
     * Returns the value of 1 paid when the level is touched.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing, else as
     *     {@link Digital#oneTouch}, naming every one that is out of range
     */
    public double oneTouch() {
      require("spot", "level", "timeYears", "volatility", "rate");
      return Digital.oneTouch(
          number("spot"),
          number("level"),
          number("timeYears"),
          number("volatility"),
          number("rate"),
          number("dividendYield"));
    }

    /**
     * Returns the value of 1 paid at expiry if the level is not touched.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing, else as
     *     {@link Digital#noTouch}, naming every one that is out of range
     */
    public double noTouch() {
      require("spot", "level", "timeYears", "volatility", "rate");
      return Digital.noTouch(
          number("spot"),
          number("level"),
          number("timeYears"),
          number("volatility"),
          number("rate"),
          number("dividendYield"));
    }
  }

  private static Touch touch(
      double spot, double level, double time, double volatility, double rate, double carry) {
    int eta = spot > level ? 1 : -1;
    return new Touch(spot, level, time, volatility * Math.sqrt(time), volatility, rate, carry, eta);
  }

  private static double point(double moneyness, double deviation) {
    return moneyness == 0 ? 0 : moneyness / deviation;
  }

  private static void check(
      double spot, double strike, double time, double volatility, double rate, double yield) {
    Check.positive("spot", spot);
    Check.positive("strike or level", strike);
    Check.notNegative("timeYears", time);
    Check.notNegative("volatility", volatility);
    Check.finite("rate", rate);
    Check.finite("dividendYield", yield);
  }
}
