package io.tradegrid.pricing.american;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.CashDividend;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.DividendOption;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import io.tradegrid.pricing.VanillaOption;
import java.util.List;

/**
 * American options by a binomial tree whose probabilities are those of N(d₁) and N(d₂) by the
 * second method of Peizer and Pratt: it converges without the odd-even swing, European values as
 * 1/n², and American ones as 1/n.
 *
 * <p>Cash dividends are escrowed: their present value is set aside from the spot price, the rest
 * moves with the volatility, and at each node what is still to be paid by then is added back for
 * the exercise. The European value under the same model is that of {@link DividendOption}.
 *
 * <p>Below a deviation σ√T of 1e-6, and where the strike is so many deviations from the forward
 * price that the tree has no branch between them, the spot price is taken to move along its forward
 * price, and the option to be exercised at the best time.
 *
 * <p>Source: D. P. J. Leisen and M. Reimer, "Binomial models for option valuation: examining and
 * improving convergence", Applied Mathematical Finance 3 (1996), 319–346; escrowed dividends: J. C.
 * Hull, "Options, futures, and other derivatives", chapter on basic numerical procedures.
 */
public final class LeisenReimer {

  /** Most steps of a tree: its work grows with their square. */
  public static final int STEPS_MAX = 20_001;

  private LeisenReimer() {}

  /**
   * Returns the value of the American option of the same terms.
   *
   * @param option as its builder puts it together
   * @param steps n, odd, 3 to {@value #STEPS_MAX}
   * @return V, not below the intrinsic value
   * @throws PricingException as the other
   */
  public static double price(DividendOption option, int steps) {
    VanillaOption terms = option.terms();
    return price(
        terms.type(),
        terms.spot(),
        terms.strike(),
        terms.timeYears(),
        terms.volatility(),
        terms.rate(),
        terms.dividendYield(),
        option.dividends(),
        steps);
  }

  /**
   * Returns the value of one American option.
   *
   * @param type call or put
   * @param spot S, positive
   * @param strike K, positive
   * @param timeYears T, zero or more
   * @param volatility σ, zero or more
   * @param rate r, continuously compounded
   * @param dividendYield q, continuously compounded
   * @param dividends cash dividends; those after T do not count; may be empty
   * @param steps n, odd, 3 to {@value #STEPS_MAX}
   * @return V, not below the intrinsic value
   * @throws PricingException INVALID_INPUT for an argument out of range or dividends worth the spot
   *     price or more, NUMERICAL_ERROR on overflow
   */
  public static double price(
      OptionType type,
      double spot,
      double strike,
      double timeYears,
      double volatility,
      double rate,
      double dividendYield,
      List<CashDividend> dividends,
      int steps) {
    Check.between("steps", steps, 3, STEPS_MAX);
    if (steps % 2 == 0) {
      throw new PricingException(Failure.INVALID_INPUT, "steps: must be odd, got " + steps);
    }
    double rest = DividendOption.rest(spot, dividends, timeYears, rate);
    double european =
        BlackScholes.price(type, rest, strike, timeYears, volatility, rate, dividendYield);
    double intrinsic = Math.max(type.sign() * (spot - strike), 0);
    double deviation = volatility * Math.sqrt(timeYears);
    double d1 =
        (Elementary.log(rest / strike) + (rate - dividendYield) * timeYears) / deviation
            + 0.5 * deviation;
    double stepYears = timeYears / steps;
    double up = probability(d1 - deviation, steps);
    double upShare = probability(d1, steps);
    if (!(deviation >= 1e-6 && up > 1e-12 && up < 1 - 1e-12)) {
      double sure =
          WithoutVolatility.withDividends(
              type.sign(), rest, strike, timeYears, rate, dividendYield, dividends);
      return Check.answer("price", Math.max(Math.max(european, sure), intrinsic));
    }
    double growth = Elementary.exp((rate - dividendYield) * stepYears);
    Tree tree =
        new Tree(
            type.sign(),
            rest,
            strike,
            growth * upShare / up,
            growth * (1 - upShare) / (1 - up),
            up,
            Elementary.exp(-rate * stepYears));
    double[] toCome = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      toCome[i] = DividendOption.toCome(dividends, i * stepYears, timeYears, rate);
    }
    return Check.answer("price", Math.max(tree.value(toCome), intrinsic));
  }

  /** The second inversion of Peizer and Pratt: the binomial probability that goes with N(z). */
  private static double probability(double z, int n) {
    double scaled = z / (n + 1 / 3.0 + 0.1 / (n + 1));
    double root = Math.sqrt(0.25 - 0.25 * Elementary.exp(-scaled * scaled * (n + 1 / 6.0)));
    return z < 0 ? 0.5 - root : 0.5 + root;
  }

  private record Tree(
      int sign,
      double spot,
      double strike,
      double upFactor,
      double downFactor,
      double up,
      double discount) {

    double value(double[] toCome) {
      int steps = toCome.length - 1;
      double[] spots = new double[steps + 1];
      double[] values = new double[steps + 1];
      double ratio = upFactor / downFactor;
      spots[0] = spot * Elementary.exp(steps * Elementary.log(downFactor));
      for (int j = 1; j <= steps; j++) {
        spots[j] = spots[j - 1] * ratio;
      }
      for (int j = 0; j <= steps; j++) {
        values[j] = Math.max(sign * (spots[j] - strike), 0);
      }
      double upWeight = discount * up;
      double downWeight = discount * (1 - up);
      for (int i = steps - 1; i >= 0; i--) {
        for (int j = 0; j <= i; j++) {
          spots[j] /= downFactor;
          double held = upWeight * values[j + 1] + downWeight * values[j];
          values[j] = Math.max(held, sign * (spots[j] + toCome[i] - strike));
        }
      }
      return values[0];
    }
  }
}
