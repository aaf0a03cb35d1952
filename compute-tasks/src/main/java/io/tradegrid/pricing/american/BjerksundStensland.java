package io.tradegrid.pricing.american;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.Normal;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;

/**
 * American options by a closed form: the option is exercised at one flat boundary up to t₁ = (√5 −
 * 1) T / 2 and at another after. That is a strategy one could follow, so the value is a lower
 * bound; it is short of the true one by less than a hundredth of the price at the usual terms.
 *
 * <p>The boundary of the source moves away from expiry with b t + 2σ√t, which a negative carry b
 * turns back at √t = σ / |b| and at last takes to the strike, where exercise is worth nothing. So
 * with b &lt; 0 it stays where it is from then on: still a strategy, and a good one.
 *
 * <p>Units and domain as in {@link BlackScholes}. If a call has q ≤ 0 (a put r ≤ 0) the value is
 * the European one or the intrinsic, whichever is more.
 *
 * <p>Source: P. Bjerksund and G. Stensland, "Closed form valuation of American options", discussion
 * paper 2002/09, Norwegian School of Economics; Haug, 2nd edition, section 3.3.
 */
public final class BjerksundStensland {

  /** t₁ / T, the golden ratio. */
  private static final double FIRST_PART = 0.6180339887498949;

  private BjerksundStensland() {}

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
   * @return V, not below the intrinsic nor the European value
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
    double european =
        BlackScholes.price(type, spot, strike, timeYears, volatility, rate, dividendYield);
    double american =
        type == OptionType.CALL
            ? call(spot, strike, timeYears, volatility, rate, dividendYield)
            : call(
                /* spot= */ strike,
                /* strike= */ spot,
                timeYears,
                volatility,
                /* rate= */ dividendYield,
                /* yield= */ rate);
    double intrinsic = type.sign() * (spot - strike);
    return Check.answer("price", Math.max(Math.max(european, american), intrinsic));
  }

  /** Returns the value of a call, or 0 where it is the European one or the intrinsic. */
  private static double call(
      double spot, double strike, double time, double volatility, double rate, double yield) {
    if (yield <= 0 || time == 0 || volatility * Math.sqrt(time) < 1e-6) {
      return yield > 0
          ? WithoutVolatility.put(
              /* spot= */ strike, /* strike= */ spot, time, /* rate= */ yield, /* yield= */ rate)
          : 0;
    }
    Terms terms = new Terms(spot, strike, rate, rate - yield, volatility, time);
    double beta = beta(rate, rate - yield, volatility);
    if (!(beta > 1)) {
      return Math.max(spot - strike, 0);
    }
    double t1 = FIRST_PART * time;
    double i1 = boundary(strike, t1, volatility, rate, rate - yield, beta);
    double i2 = boundary(strike, time, volatility, rate, rate - yield, beta);
    if (spot >= i2) {
      return spot - strike;
    }
    double a1 = i1 - strike;
    double a2 = i2 - strike;
    return a2 * power(spot / i2, beta)
        - a2 * terms.phi(t1, beta, i2, i2, i2)
        + terms.phi(t1, 1, i2, i2, 1)
        - terms.phi(t1, 1, i1, i2, 1)
        - strike * terms.phi(t1, 0, i2, i2, 1)
        + strike * terms.phi(t1, 0, i1, i2, 1)
        + a1 * terms.phi(t1, beta, i1, i2, i1)
        - a1 * terms.psi(beta, i1, i2, i1, t1, i1)
        + terms.psi(1, i1, i2, i1, t1, 1)
        - terms.psi(1, strike, i2, i1, t1, 1)
        - strike * terms.psi(0, i1, i2, i1, t1, 1)
        + strike * terms.psi(0, strike, i2, i1, t1, 1);
  }

  private static double beta(double rate, double carry, double volatility) {
    double variance = volatility * volatility;
    double ratio = carry / variance - 0.5;
    return -ratio + Math.sqrt(ratio * ratio + 2 * rate / variance);
  }

  /** The flat boundary for a call with that much time to go. */
  private static double boundary(
      double strike, double time, double volatility, double rate, double carry, double beta) {
    double last = beta / (beta - 1) * strike;
    double first = Math.max(strike, rate / (rate - carry) * strike);
    double width = last - first;
    double turn = volatility / carry;
    double moved = carry < 0 ? Math.min(time, turn * turn) : time;
    double h =
        -(carry * moved + 2 * volatility * Math.sqrt(moved)) * strike * strike / (width * first);
    return first + width * (1 - Elementary.exp(Math.min(h, 0)));
  }

  /** Returns an estimate of the spot price below which a put is exercised, r > 0. */
  static double putBoundary(
      double strike, double time, double volatility, double rate, double yield) {
    double beta = beta(yield, yield - rate, volatility);
    double call = boundary(1, time, volatility, yield, yield - rate, beta);
    return call >= 1 && call < 1e6 ? strike / call : 0.9 * strike;
  }

  private static double power(double base, double exponent) {
    return Elementary.exp(exponent * Elementary.log(base));
  }

  /** The two functions that the value is a sum of. */
  private record Terms(
      double spot, double strike, double rate, double carry, double volatility, double time) {

    /** e^λ (S/unit)^γ (N(d) − (I/S)^κ N(d − 2 ln(I/S)/(σ√t))). */
    double phi(double t, double gamma, double h, double i, double unit) {
      double variance = volatility * volatility;
      double lambda = (-rate + gamma * carry + 0.5 * gamma * (gamma - 1) * variance) * t;
      double deviation = volatility * Math.sqrt(t);
      double drift = (carry + (gamma - 0.5) * variance) * t;
      double d = -(Elementary.log(spot / h) + drift) / deviation;
      double kappa = 2 * carry / variance + 2 * gamma - 1;
      double log = Elementary.log(i / spot);
      double front = lambda + gamma * Elementary.log(spot / unit);
      return weigh(front, Normal.cdf(d))
          - weigh(front + kappa * log, Normal.cdf(d - 2 * log / deviation));
    }

    double psi(double gamma, double h, double i2, double i1, double t1, double unit) {
      double variance = volatility * volatility;
      double part = carry + (gamma - 0.5) * variance;
      double early = volatility * Math.sqrt(t1);
      double late = volatility * Math.sqrt(time);
      double rho = Math.sqrt(t1 / time);
      double e1 = (Elementary.log(spot / i1) + part * t1) / early;
      double e2 = (Elementary.log(i2 / spot * (i2 / i1)) + part * t1) / early;
      double e3 = (Elementary.log(spot / i1) - part * t1) / early;
      double e4 = (Elementary.log(i2 / spot * (i2 / i1)) - part * t1) / early;
      double f1 = (Elementary.log(spot / h) + part * time) / late;
      double f2 = (Elementary.log(i2 / spot * (i2 / h)) + part * time) / late;
      double f3 = (Elementary.log(i1 / spot * (i1 / h)) + part * time) / late;
      double f4 = (Elementary.log(spot / h * (i1 / i2) * (i1 / i2)) + part * time) / late;
      double lambda = (-rate + gamma * carry + 0.5 * gamma * (gamma - 1) * variance) * time;
      double kappa = 2 * carry / variance + 2 * gamma - 1;
      double front = lambda + gamma * Elementary.log(spot / unit);
      return weigh(front, BivariateNormal.cdf(-e1, -f1, rho))
          - weigh(front + kappa * Elementary.log(i2 / spot), BivariateNormal.cdf(-e2, -f2, rho))
          - weigh(front + kappa * Elementary.log(i1 / spot), BivariateNormal.cdf(-e3, -f3, -rho))
          + weigh(front + kappa * Elementary.log(i1 / i2), BivariateNormal.cdf(-e4, -f4, -rho));
    }

    /** e^exponent × probability, where the one may be infinite and the other nothing. */
    private static double weigh(double exponent, double probability) {
      return probability == 0 ? 0 : Elementary.exp(exponent) * probability;
    }
  }
}
