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
 * differences. After its expiry it is worth nothing: what it paid is settled, and a position that
 * is still there is one that nobody took off the books.
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
  private final boolean onFuture;
  private final boolean expired;

  /**
   * Takes the terms.
   *
   * @param onFuture whether the underlying is a future: its price has the rate in it already, so
   *     what is added to the rate is added to the yield too, which stands for the rate there (Black
   *     1976)
   */
  OptionModel(Contract contract, PriceHistory underlying, boolean onFuture) {
    this.symbol = contract.symbol();
    this.type = contract.option().right() == OptionRight.CALL ? OptionType.CALL : OptionType.PUT;
    this.american = contract.option().exercise() == Exercise.AMERICAN;
    this.spot = underlying.lastClose();
    this.strike = contract.option().strike().doubleValue();
    this.rate = UnitRisk.number(contract.inputs().rate());
    this.dividendYield = UnitRisk.number(contract.inputs().dividendYield());
    this.onFuture = onFuture;
    long days = ChronoUnit.DAYS.between(underlying.lastDay(), contract.option().expiry());
    this.expired = days < 0;
    this.years = Math.max(days, 0) / DAYS;
    this.volatility = expired ? 0 : volatility(contract, underlying);
  }

  private static double volatility(Contract contract, PriceHistory underlying) {
    return contract.inputs().volatility() == null
        ? underlying.volatility()
        : contract.inputs().volatility().doubleValue();
  }

  boolean isExpired() {
    return expired;
  }

  double volatility() {
    return volatility;
  }

  double value() {
    return value(spot, years, volatility, 0);
  }

  /** Returns the change of value under a shock. */
  double change(Shock shock) {
    double shocked =
        value(
            spot * (1 + shock.price()),
            years,
            Math.max(0, volatility + shock.volatility()),
            shock.rate(years));
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
    if (expired) {
      return new Sensitivities(0, 0, 0, 0, 0, 0);
    }
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
          (onFuture ? greeks.rho() + greeks.dividendRho() : greeks.rho()) / 10_000);
    } catch (PricingException e) {
      throw named(e);
    }
  }

  private Sensitivities differences() {
    double middle = value();
    double up = value(spot * (1 + PRICE_STEP), years, volatility, 0);
    double down = value(spot * (1 - PRICE_STEP), years, volatility, 0);
    double volatilityStep = Math.min(STEP, volatility);
    double aDay = Math.min(1 / DAYS, years);
    return new Sensitivities(
        middle,
        (up - down) / (2 * PRICE_STEP),
        (up - 2 * middle + down) / (PRICE_STEP * PRICE_STEP) / 100,
        volatilityStep == 0
            ? 0
            : (value(spot, years, volatility + volatilityStep, 0)
                    - value(spot, years, volatility - volatilityStep, 0))
                / (2 * volatilityStep)
                / 100,
        value(spot, years - aDay, volatility, 0) - middle,
        (value(spot, years, volatility, STEP) - value(spot, years, volatility, -STEP)) / 2);
  }

  private double value(double atSpot, double atYears, double atVolatility, double added) {
    if (expired) {
      return 0;
    }
    double yield = onFuture ? dividendYield + added : dividendYield;
    try {
      return american
          ? BjerksundStensland.price(
              type, atSpot, strike, atYears, atVolatility, rate + added, yield)
          : BlackScholes.price(type, atSpot, strike, atYears, atVolatility, rate + added, yield);
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
