package io.tradegrid.risk;

import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.SpotScenarios;
import io.tradegrid.pricing.american.BjerksundStensland;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Values options again under moves of their underlying's price: European ones by {@link
 * io.tradegrid.pricing.BlackScholes}, American ones by {@link BjerksundStensland}. What a move
 * gives does not depend on the moves beside it. Not safe for use by several threads.
 */
public final class OptionRevaluation {

  private final OptionHoldings options;
  private final SpotScenarios european;

  /**
   * Takes the options.
   *
   * @param options what to value
   * @param scenarios most scenarios asked for at a time
   */
  public OptionRevaluation(OptionHoldings options, int scenarios) {
    this.options = options;
    this.european = new SpotScenarios(scenarios);
  }

  /**
   * Computes the change of one option's value, V(S (1 + move)) − V(S).
   *
   * @param i which option
   * @param moves relative moves of its underlying's price, above −1
   * @param from the first move to use
   * @param count how many moves, at most as many as were announced
   * @param change where the changes go, for options on one unit of the underlying
   * @param at where in it the first one goes
   * @throws RiskException INVALID_INPUT naming the option and its term out of range,
   *     NUMERICAL_ERROR on overflow
   */
  public void change(int i, double[] moves, int from, int count, double[] change, int at) {
    try {
      if (options.american(i)) {
        americanChange(i, moves, from, count, change, at);
      } else {
        european.changes(options.terms(), i, moves, from, count, change, at);
      }
    } catch (PricingException e) {
      RiskException named =
          new RiskException(
              Failure.valueOf(e.failure().name()), "option " + i + ": " + e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  private void americanChange(int i, double[] moves, int from, int count, double[] change, int at) {
    double spot = options.terms().spot()[i];
    double today = american(i, spot);
    for (int k = 0; k < count; k++) {
      change[at + k] = american(i, spot + spot * moves[from + k]) - today;
    }
  }

  private double american(int i, double spot) {
    return BjerksundStensland.price(
        options.terms().call()[i] ? OptionType.CALL : OptionType.PUT,
        spot,
        options.terms().strike()[i],
        options.terms().timeYears()[i],
        options.terms().volatility()[i],
        options.terms().rate()[i],
        options.terms().dividendYield()[i]);
  }
}
