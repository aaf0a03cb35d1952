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
 * <p>All its numbers are in the currency that a {@link ExchangeRate} leads to, at the rate's last
 * close X: value X V, and of a move that changes the value by ΔV while the rate moves by f
 *
 * <pre>
 * P&amp;L = X ((1 + f) ΔV + f V)
 * </pre>
 *
 * <p>Immutable but for room it works in: not safe for use by several threads at once.
 */
public final class UnitRisk {

  /** Most scenarios of an option valued together. */
  private static final int BLOCK = 256;

  private final Contract contract;
  private final AssetClass factorClass;
  private final PriceHistory history;
  private final double multiplier;

  /** Null for what is no option. */
  private final OptionModel option;

  private final ExchangeRate rate;

  /**
   * Values one unit in the currency it is priced in.
   *
   * @param contract what the symbol is
   * @param history of {@link Contract#factor}
   * @throws RiskException as the other
   */
  public UnitRisk(Contract contract, PriceHistory history) {
    this(contract, history, ExchangeRate.NONE);
  }

  /**
   * Values one unit, an option as one on a share.
   *
   * @throws RiskException as the other
   */
  public UnitRisk(Contract contract, PriceHistory history, ExchangeRate rate) {
    this(
        contract,
        contract.option() == null ? contract.assetClass() : AssetClass.EQUITY,
        history,
        rate);
  }

  /**
   * Values one unit.
   *
   * @param contract what the symbol is
   * @param factorClass what {@link Contract#factor} is, its own class if it is no option; an
   *     option's value under a change of rates depends on it, and nothing else
   * @param history of {@link Contract#factor}
   * @param rate from the currency it is priced in to that of the numbers
   * @throws RiskException INSUFFICIENT_DATA if a history is too short, INVALID_INPUT for terms out
   *     of the model's range
   */
  public UnitRisk(
      Contract contract, AssetClass factorClass, PriceHistory history, ExchangeRate rate) {
    this.contract = contract;
    this.factorClass = factorClass;
    this.history = history;
    this.rate = rate;
    this.multiplier = contract.multiplier().doubleValue();
    this.option =
        contract.option() == null
            ? null
            : new OptionModel(contract, history, factorClass == AssetClass.FUTURE);
  }

  static double number(BigDecimal value) {
    return value == null ? 0 : value.doubleValue();
  }

  /** Returns what the symbol is. */
  public Contract contract() {
    return contract;
  }

  /** Returns what the symbol is whose price its risk comes from. */
  public AssetClass factorClass() {
    return factorClass;
  }

  /** Returns whether it is an option past its expiry, which is worth nothing. */
  public boolean isExpired() {
    return option != null && option.isExpired();
  }

  /** Returns the prices its risk comes from. */
  public PriceHistory history() {
    return history;
  }

  /** Returns the rate its numbers are converted at. */
  public ExchangeRate rate() {
    return rate;
  }

  /** Returns the market value. */
  public double marketValue() {
    return rate.last() * ownValue();
  }

  /** In the currency it is priced in. */
  private double ownValue() {
    return multiplier * (option == null ? history.lastClose() : option.value());
  }

  /**
   * Returns the P&amp;L under moves of its factor's price, the rate of exchange standing still:
   * full revaluation.
   *
   * @param moves relative, above −1
   * @throws RiskException NUMERICAL_ERROR on overflow
   */
  public double[] pnl(double[] moves) {
    return pnl(moves, new double[moves.length]);
  }

  /**
   * Returns the P&amp;L under moves of its factor's price and of the rate of exchange: full
   * revaluation.
   *
   * @param moves relative, above −1
   * @param rateMoves relative, above −1, as many; not looked at if nothing is converted
   * @throws RiskException NUMERICAL_ERROR on overflow
   */
  public double[] pnl(double[] moves, double[] rateMoves) {
    double[] pnl = ownPnl(moves);
    if (rate.converts()) {
      Moves.sameLength("moves of the exchange rate", rateMoves.length, moves.length);
      double value = ownValue();
      for (int i = 0; i < pnl.length; i++) {
        pnl[i] = rate.pnl(pnl[i], value, rateMoves[i]);
      }
    }
    return pnl;
  }

  private double[] ownPnl(double[] moves) {
    double[] pnl = new double[moves.length];
    if (option == null) {
      double value = ownValue();
      for (int i = 0; i < pnl.length; i++) {
        pnl[i] = value * moves[i];
      }
      return pnl;
    }
    if (option.isExpired()) {
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

  /** Returns full revaluation under each of its factor's daily moves, the rate standing still. */
  public PnlVector historical(DailyMoves moves) {
    return PnlVector.historical(1, marketValue(), moves, pnl(moves.relative()))
        .of(tally().priced(history));
  }

  private PositionTally tally() {
    return PositionTally.one(isExpired());
  }

  /** Returns the P&amp;L under numbered scenarios, its value being the unit's. */
  public PnlVector numbered(double... pnl) {
    return PnlVector.numbered(1, marketValue(), pnl).of(tally());
  }

  /**
   * Returns full revaluation under each of its factor's daily moves that the rate of exchange moved
   * on too.
   *
   * @param moves of the factor's price
   * @param rateMoves of the rate; not looked at if nothing is converted
   */
  public PnlVector historical(DailyMoves moves, DailyMoves rateMoves) {
    PnlVector own =
        PnlVector.historical(1, ownValue(), moves, ownPnl(moves.relative()))
            .of(tally().priced(history));
    return rate.converts() ? own.at(rate, rateMoves) : own;
  }

  /**
   * Returns the same of the P&amp;L that is linear in the moves, X (S ∂V/∂S r + V f).
   *
   * @param moves of the factor's price
   * @param rateMoves of the rate; not looked at if nothing is converted
   */
  public PnlVector linear(DailyMoves moves, DailyMoves rateMoves) {
    DailyMoves common = rate.converts() ? moves.on(rateMoves) : moves;
    double delta = withoutRates().delta();
    double value = marketValue();
    double[] pnl = new double[common.size()];
    for (int i = 0; i < pnl.length; i++) {
      pnl[i] = delta * common.relative()[i];
    }
    if (rate.converts()) {
      double[] ofRate = rateMoves.on(moves).relative();
      for (int i = 0; i < pnl.length; i++) {
        pnl[i] += value * ofRate[i];
      }
    }
    PositionTally counted = tally().priced(history);
    return PnlVector.historical(1, value, common, pnl)
        .of(rate.converts() ? counted.priced(rate.history()) : counted);
  }

  /**
   * Returns value and derivatives, the rate of exchange standing still.
   *
   * @throws RiskException INVALID_INPUT for a bond whose yield is not known
   */
  public Sensitivities sensitivities() {
    Sensitivities all = withoutRates();
    return contract.assetClass() == AssetClass.BOND
        ? new Sensitivities(
            all.value(),
            all.delta(),
            0,
            0,
            0,
            all.value() * bond().relativeChange(new Shock(0, 0, 1e-4, 0)))
        : all;
  }

  /** Returns the same, without what rates do to a bond. */
  public Sensitivities withoutRates() {
    if (option == null) {
      double value = marketValue();
      return new Sensitivities(value, value, 0, 0, 0, 0);
    }
    Sensitivities unit = option.sensitivities();
    double scale = rate.last() * multiplier;
    return new Sensitivities(
        scale * unit.value(),
        scale * unit.delta(),
        scale * unit.gamma(),
        scale * unit.vega(),
        scale * unit.theta(),
        scale * unit.rho());
  }

  private BondModel bond() {
    if (contract.inputs().rate() == null) {
      throw new RiskException(
          RiskException.Failure.INVALID_INPUT,
          contract.symbol()
              + ": rate: must be given, the yield that its payments are discounted at");
    }
    return new BondModel(
        contract.symbol(), contract.bond(), history.lastDay(), number(contract.inputs().rate()));
  }

  /** Returns the P&amp;L under a shock, the rate of exchange standing still. */
  public double pnl(Shock shock) {
    return pnl(shock, 0);
  }

  /**
   * Returns the P&amp;L under a shock. A bond's price moves by the shock of its price and then by
   * what the rates do to it.
   *
   * @param shock of its factor's price
   * @param rateMove relative move of the rate of exchange; not looked at if nothing is converted
   */
  public double pnl(Shock shock, double rateMove) {
    return rate.pnl(change(shock), ownValue(), rateMove);
  }

  private double change(Shock shock) {
    if (option != null) {
      return multiplier * option.change(shock);
    }
    double move = shock.price();
    if (contract.assetClass() == AssetClass.BOND && (shock.parallel() != 0 || shock.twist() != 0)) {
      move = (1 + move) * (1 + bond().relativeChange(shock)) - 1;
    }
    return ownValue() * move;
  }

  /**
   * Explains the P&amp;L from this day to a later one by the derivatives of this day.
   *
   * @param later the same symbol on the later day, this one's history being the later one's {@link
   *     PriceHistory#upTo} this day, so that both have prices of the same terms
   * @return actual, delta, gamma, vega, theta, what the rate of exchange did to the later value,
   *     and residual; without the first they make the actual
   */
  public double[] explain(UnitRisk later) {
    double actual = later.marketValue() - marketValue();
    double move = later.history.lastClose() / history.lastClose() - 1;
    Sensitivities unit = withoutRates();
    double delta = unit.delta() * move;
    double gamma = 50 * unit.gamma() * move * move;
    double vega =
        option == null ? 0 : 100 * unit.vega() * (later.option.volatility() - option.volatility());
    double days = later.history.lastDay().toEpochDay() - history.lastDay().toEpochDay();
    double theta = unit.theta() * days;
    double exchange = (later.rate.last() - rate.last()) * later.ownValue();
    double residual = actual - delta - gamma - vega - theta - exchange;
    return new double[] {actual, delta, gamma, vega, theta, exchange, residual};
  }
}
