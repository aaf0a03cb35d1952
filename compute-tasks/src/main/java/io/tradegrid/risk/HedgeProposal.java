package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;

/**
 * What to trade in an underlying, and in one option on it, to be neutral to its moves.
 *
 * @param underlyingUnits units of the underlying to buy; negative to sell
 * @param optionUnits units of the option to buy; 0 for a hedge of delta alone
 * @param cost of trading both, positive
 */
public record HedgeProposal(double underlyingUnits, double optionUnits, double cost) {

  private static final double SMALLEST_GAMMA = 1e-12;

  /**
   * Takes delta to zero with the underlying: −delta / price.
   *
   * @param delta of the holdings, as {@link Sensitivities#delta}
   * @param price of one unit of the underlying, its multiplier included, positive
   * @param costRate cost of trading as a part of what is traded, 0.0005 for five basis points
   * @throws RiskException INVALID_INPUT for a price or rate out of range
   */
  public static HedgeProposal deltaNeutral(double delta, double price, double costRate) {
    return deltaNeutral(delta, 0, price, 0, costRate);
  }

  private static HedgeProposal deltaNeutral(
      double delta, double optionUnits, double price, double optionPrice, double costRate) {
    if (!(price > 0) || !(costRate >= 0 && costRate < 1)) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "hedge: price must be positive and cost 0 to 1, got " + price + " and " + costRate);
    }
    double units = 0.0 - delta / price;
    double traded = Math.abs(units) * price + Math.abs(optionUnits) * optionPrice;
    if (!Double.isFinite(units + traded)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "hedge: overflows");
    }
    return new HedgeProposal(units, optionUnits, traded * costRate);
  }

  /**
   * Takes gamma to zero with the option, −gamma / its gamma, and then delta, what the option brings
   * included, with the underlying.
   *
   * <p>Source: J. C. Hull, "Options, futures, and other derivatives", chapter "The Greek letters",
   * section "Making a portfolio gamma neutral".
   *
   * @param holdings delta and gamma of what is held
   * @param option of one unit of the option
   * @param price of one unit of the underlying, its multiplier included, positive
   * @param costRate as in {@link #deltaNeutral(double, double, double)}
   * @throws RiskException NUMERICAL_ERROR if the option has no gamma
   */
  public static HedgeProposal deltaGammaNeutral(
      Sensitivities holdings, Sensitivities option, double price, double costRate) {
    if (!(Math.abs(option.gamma()) > SMALLEST_GAMMA * Math.abs(option.value()))) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR, "hedge: the option has no gamma, got " + option.gamma());
    }
    double optionUnits = 0.0 - holdings.gamma() / option.gamma();
    double delta = holdings.delta() + optionUnits * option.delta();
    return deltaNeutral(delta, optionUnits, price, option.value(), costRate);
  }
}
