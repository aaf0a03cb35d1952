package io.tradegrid.risk;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import java.math.BigDecimal;

/**
 * The risk of one unit held of a symbol, today's; what a portfolio holds of it has that times its
 * quantity. So an instrument is valued once however many portfolios hold it, and a fill changes a
 * position's P&amp;L without valuing anything.
 *
 * <p>An option is worth what the model says at its underlying's last close, and a scenario moves
 * the underlying; everything else is worth its own last close times its multiplier and moves in
 * proportion to it. A future's value is its notional one.
 *
 * <p>Immutable but for room it works in: not safe for use by several threads at once.
 */
public final class UnitRisk {

  /** Most scenarios of an option valued together. */
  private static final int BLOCK = 256;

  private final Contract contract;
  private final PriceHistory history;
  private final double multiplier;

  /** Null for what is no option. */
  private final OptionModel option;

  /**
   * Values one unit.
   *
   * @param contract what the symbol is
   * @param history of {@link Contract#factor}
   * @throws RiskException INSUFFICIENT_DATA if the history is too short, INVALID_INPUT for an
   *     option that has expired or for terms out of the model's range
   */
  public UnitRisk(Contract contract, PriceHistory history) {
    this.contract = contract;
    this.history = history;
    this.multiplier = contract.multiplier().doubleValue();
    this.option = contract.option() == null ? null : new OptionModel(contract, history);
  }

  static double number(BigDecimal value) {
    return value == null ? 0 : value.doubleValue();
  }

  /** Returns what the symbol is. */
  public Contract contract() {
    return contract;
  }

  /** Returns the prices its risk comes from. */
  public PriceHistory history() {
    return history;
  }

  /** Returns the market value, in the currency it is priced in. */
  public double marketValue() {
    return multiplier * (option == null ? history.lastClose() : option.value());
  }

  /**
   * Returns the P&amp;L under moves of its factor's price: full revaluation.
   *
   * @param moves relative, above −1
   * @throws RiskException NUMERICAL_ERROR on overflow
   */
  public double[] pnl(double[] moves) {
    double[] pnl = new double[moves.length];
    if (option == null) {
      double value = marketValue();
      for (int i = 0; i < pnl.length; i++) {
        pnl[i] = value * moves[i];
      }
      return pnl;
    }
    OptionRevaluation revaluation = new OptionRevaluation(option.holding(), BLOCK);
    for (int from = 0; from < pnl.length; from += BLOCK) {
      revaluation.change(0, moves, from, Math.min(BLOCK, pnl.length - from), pnl, from);
    }
    for (int i = 0; i < pnl.length; i++) {
      pnl[i] *= multiplier;
    }
    return pnl;
  }

  /** Returns full revaluation under each of its factor's daily moves. */
  public PnlVector historical(DailyMoves moves) {
    return PnlVector.historical(1, marketValue(), moves, pnl(moves.relative()));
  }

  /** Returns value and derivatives. */
  public Sensitivities sensitivities() {
    if (option == null) {
      double value = marketValue();
      double rho =
          contract.assetClass() == AssetClass.BOND
              ? value * bond().relativeChange(new Shock(0, 0, 1e-4, 0))
              : 0;
      return new Sensitivities(value, value, 0, 0, 0, rho);
    }
    Sensitivities unit = option.sensitivities();
    return new Sensitivities(
        multiplier * unit.value(),
        multiplier * unit.delta(),
        multiplier * unit.gamma(),
        multiplier * unit.vega(),
        multiplier * unit.theta(),
        multiplier * unit.rho());
  }

  private BondModel bond() {
    return new BondModel(
        contract.symbol(), contract.bond(), history.lastDay(), number(contract.inputs().rate()));
  }

  /**
   * Returns the P&amp;L under a shock. A bond's price moves by the shock of its price and then by
   * what the rates do to it.
   */
  public double pnl(Shock shock) {
    if (option != null) {
      return multiplier * option.change(shock);
    }
    double move = shock.price();
    if (contract.assetClass() == AssetClass.BOND && (shock.parallel() != 0 || shock.twist() != 0)) {
      move = (1 + move) * (1 + bond().relativeChange(shock)) - 1;
    }
    return marketValue() * move;
  }

  /**
   * Explains the P&amp;L from this day to a later one by the derivatives of this day.
   *
   * @param later the same symbol on the later day
   * @return actual, delta, gamma, vega, theta and residual, which together make the actual
   */
  public double[] explain(UnitRisk later) {
    double actual = later.marketValue() - marketValue();
    double move = later.history.lastClose() / history.lastClose() - 1;
    Sensitivities unit = sensitivities();
    double delta = unit.delta() * move;
    double gamma = 50 * unit.gamma() * move * move;
    double vega =
        option == null ? 0 : 100 * unit.vega() * (later.option.volatility() - option.volatility());
    double days = later.history.lastDay().toEpochDay() - history.lastDay().toEpochDay();
    double theta = unit.theta() * days;
    return new double[] {actual, delta, gamma, vega, theta, actual - delta - gamma - vega - theta};
  }
}
