package io.tradegrid.risk;

import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.Greeks;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.VanillaOptions;
import io.tradegrid.pricing.american.BjerksundStensland;
import io.tradegrid.risk.RiskException.Failure;
import java.time.temporal.ChronoUnit;

/**
 * An option on one unit of its underlying, at the underlying's last close: European by Black,
 * Scholes and Merton, American by Bjerksund and Stensland, whose derivatives are central
 * differences.
 */
final class OptionModel {

  private static final double DAYS = 365;

  /** Steps of the differences; the fourth root of a rounding, as is right for the second one. */
  private static final double PRICE_STEP = 1e-3;

  private static final double STEP = 1e-4;

  private final String symbol;
  private final OptionType type;
  private final boolean american;
  private final double spot;
  private final double strike;
  private final double years;
  private final double volatility;
  private final double rate;
  private final double dividendYield;

  OptionModel(Contract contract, PriceHistory underlying) {
    this.symbol = contract.symbol();
    this.type = contract.option().right() == OptionRight.CALL ? OptionType.CALL : OptionType.PUT;
    this.american = contract.option().exercise() == Exercise.AMERICAN;
    this.spot = underlying.lastClose();
    this.strike = contract.option().strike().doubleValue();
    this.rate = UnitRisk.number(contract.inputs().rate());
    this.dividendYield = UnitRisk.number(contract.inputs().dividendYield());
    this.volatility =
        contract.inputs().volatility() == null
            ? underlying.volatility()
            : contract.inputs().volatility().doubleValue();
    long days = ChronoUnit.DAYS.between(underlying.lastDay(), contract.option().expiry());
    if (days < 0) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "%s: expired on %s, %s last closed on %s"
              .formatted(
                  symbol, contract.option().expiry(), underlying.symbol(), underlying.lastDay()));
    }
    this.years = days / DAYS;
  }

  double volatility() {
    return volatility;
  }

  double value() {
    return value(spot, years, volatility, rate);
  }

  /** Returns the change of value under a shock. */
  double change(Shock shock) {
    double shocked =
        value(
            spot * (1 + shock.price()),
            years,
            Math.max(0, volatility + shock.volatility()),
            rate + shock.rate(years));
    return shocked - value();
  }

  /** Returns it as columns of one option, for {@link OptionRevaluation}. */
  OptionHoldings holding() {
    return new OptionHoldings(
        new int[1],
        new double[] {1},
        new boolean[] {american},
        new VanillaOptions(
            new boolean[] {type == OptionType.CALL},
            new double[] {spot},
            new double[] {strike},
            new double[] {years},
            new double[] {volatility},
            new double[] {rate},
            new double[] {dividendYield}));
  }

  /** Returns S ∂V/∂S and so on, as {@link Sensitivities} has them. */
  Sensitivities sensitivities() {
    return american ? differences() : closedForm();
  }

  private Sensitivities closedForm() {
    try {
      Greeks greeks =
          BlackScholes.greeks(type, spot, strike, years, volatility, rate, dividendYield);
      return new Sensitivities(
          greeks.price(),
          spot * greeks.delta(),
          spot * spot * greeks.gamma() / 100,
          greeks.vega() / 100,
          greeks.theta() / DAYS,
          greeks.rho() / 10_000);
    } catch (PricingException e) {
      throw named(e);
    }
  }

  private Sensitivities differences() {
    double middle = value();
    double up = value(spot * (1 + PRICE_STEP), years, volatility, rate);
    double down = value(spot * (1 - PRICE_STEP), years, volatility, rate);
    double volatilityStep = Math.min(STEP, volatility);
    double aDay = Math.min(1 / DAYS, years);
    return new Sensitivities(
        middle,
        (up - down) / (2 * PRICE_STEP),
        (up - 2 * middle + down) / (PRICE_STEP * PRICE_STEP) / 100,
        volatilityStep == 0
            ? 0
            : (value(spot, years, volatility + volatilityStep, rate)
                    - value(spot, years, volatility - volatilityStep, rate))
                / (2 * volatilityStep)
                / 100,
        value(spot, years - aDay, volatility, rate) - middle,
        (value(spot, years, volatility, rate + STEP) - value(spot, years, volatility, rate - STEP))
            / 2);
  }

  private double value(double atSpot, double atYears, double atVolatility, double atRate) {
    try {
      return american
          ? BjerksundStensland.price(
              type, atSpot, strike, atYears, atVolatility, atRate, dividendYield)
          : BlackScholes.price(type, atSpot, strike, atYears, atVolatility, atRate, dividendYield);
    } catch (PricingException e) {
      throw named(e);
    }
  }

  private RiskException named(PricingException e) {
    RiskException named =
        new RiskException(Failure.valueOf(e.failure().name()), symbol + ": " + e.getMessage());
    named.initCause(e);
    return named;
  }
}
