package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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

  /** Collects the parameters of an option. Not safe for use by several threads. */
  public static final class Builder {

    private OptionType type;
    private OptionalDouble spot = OptionalDouble.empty();
    private OptionalDouble strike = OptionalDouble.empty();
    private OptionalDouble timeYears = OptionalDouble.empty();
    private OptionalDouble volatility = OptionalDouble.empty();
    private OptionalDouble rate = OptionalDouble.empty();
    private double dividendYield;

    private Builder() {}

    /** Sets call or put. */
    public Builder type(OptionType value) {
      type = value;
      return this;
    }

    /** Sets S, positive. */
    public Builder spot(double value) {
      spot = OptionalDouble.of(value);
      return this;
    }

    /** Sets K, positive. */
    public Builder strike(double value) {
      strike = OptionalDouble.of(value);
      return this;
    }

    /** Sets T in years, zero or more. */
    public Builder timeYears(double value) {
      timeYears = OptionalDouble.of(value);
      return this;
    }

    /** Sets σ per year, zero or more. */
    public Builder volatility(double value) {
      volatility = OptionalDouble.of(value);
      return this;
    }

    /** Sets r, continuously compounded. */
    public Builder rate(double value) {
      rate = OptionalDouble.of(value);
      return this;
    }

    /** Sets q, continuously compounded. */
    public Builder dividendYield(double value) {
      dividendYield = value;
      return this;
    }

    /**
     * Returns the option.
     *
     * @throws PricingException INSUFFICIENT_DATA naming every parameter that is missing,
     *     INVALID_INPUT naming every one that is out of range
     */
    public VanillaOption build() {
      List<String> missing = new ArrayList<>();
      if (type == null) {
        missing.add("type");
      }
      missing(missing, "spot", spot);
      missing(missing, "strike", strike);
      missing(missing, "timeYears", timeYears);
      missing(missing, "volatility", volatility);
      missing(missing, "rate", rate);
      if (!missing.isEmpty()) {
        throw new PricingException(
            Failure.INSUFFICIENT_DATA,
            "option: required 6 parameters, actual "
                + (6 - missing.size())
                + "; missing: "
                + String.join(", ", missing));
      }
      List<String> faults = new ArrayList<>();
      wrong(faults, () -> Check.positive("spot", spot.getAsDouble()));
      wrong(faults, () -> Check.positive("strike", strike.getAsDouble()));
      wrong(faults, () -> Check.notNegative("timeYears", timeYears.getAsDouble()));
      wrong(faults, () -> Check.notNegative("volatility", volatility.getAsDouble()));
      wrong(faults, () -> Check.finite("rate", rate.getAsDouble()));
      wrong(faults, () -> Check.finite("dividendYield", dividendYield));
      if (!faults.isEmpty()) {
        throw new PricingException(Failure.INVALID_INPUT, String.join("; ", faults));
      }
      return new VanillaOption(
          type,
          spot.getAsDouble(),
          strike.getAsDouble(),
          timeYears.getAsDouble(),
          volatility.getAsDouble(),
          rate.getAsDouble(),
          dividendYield);
    }

    private static void missing(List<String> missing, String name, OptionalDouble value) {
      if (value.isEmpty()) {
        missing.add(name);
      }
    }

    private static void wrong(List<String> faults, Runnable check) {
      try {
        check.run();
      } catch (PricingException e) {
        faults.add(e.getMessage());
      }
    }
  }
}
