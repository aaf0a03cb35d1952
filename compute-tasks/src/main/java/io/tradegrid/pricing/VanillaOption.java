package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;

/**
 * One European option on a spot price, put together by name: what is missing or out of range is
 * said by name, all of it at once. Units as in {@link BlackScholes}.
 *
 * @param type call or put
 * @param spot S, positive
 * @param strike K, positive
 * @param timeYears T, zero or more
 * @param volatility σ, zero or more
 * @param rate r, continuously compounded
 * @param dividendYield q, continuously compounded
 */
public record VanillaOption(
    OptionType type,
    double spot,
    double strike,
    double timeYears,
    double volatility,
    double rate,
    double dividendYield) {

  /**
   * Checks every number.
   *
   * @throws PricingException INSUFFICIENT_DATA without a type, INVALID_INPUT for a number out of
   *     range
   */
  public VanillaOption {
    if (type == null) {
      throw new PricingException(
          Failure.INSUFFICIENT_DATA, "option: required 6 parameters, actual 5; missing: type");
    }
    BlackScholes.check(spot, strike, timeYears, volatility, rate, dividendYield);
  }

  /**
   * Returns its value.
   *
   * @throws PricingException NUMERICAL_ERROR on overflow
   */
  public double price() {
    return BlackScholes.price(type, spot, strike, timeYears, volatility, rate, dividendYield);
  }

  /**
   * Returns its value and derivatives.
   *
   * @throws PricingException NUMERICAL_ERROR on overflow
   */
  public Greeks greeks() {
    return BlackScholes.greeks(type, spot, strike, timeYears, volatility, rate, dividendYield);
  }

  /**
   * Returns the volatility it would have at a price.
   *
   * @param price V, zero or more
   * @throws PricingException as {@link ImpliedVolatility#ofSpot}
   */
  public double impliedVolatility(double price) {
    return ImpliedVolatility.ofSpot(type, price, spot, strike, timeYears, rate, dividendYield);
  }

  /** Returns an empty builder; the dividend yield is 0 unless it is set, the rest must be. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parameters of an option. */
  public static final class Builder extends OptionBuilder<Builder> {

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Returns the option.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing,
     *     INVALID_INPUT naming every one that is out of range
     */
    public VanillaOption build() {
      return plain();
    }
  }
}
