package io.tradegrid.risk.live;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;

/**
 * The P&amp;L of one unit of a symbol under each past daily move, or why there is none. A
 * position's is that times its quantity, so a fill values nothing anew. Immutable.
 */
public final class LiveUnit {

  private final String symbol;
  private final String factor;
  private final String currency;
  private final PnlVector pnl;
  private final RiskException failure;

  private LiveUnit(
      String symbol, String factor, String currency, PnlVector pnl, RiskException failure) {
    this.symbol = symbol;
    this.factor = factor;
    this.currency = currency;
    this.pnl = pnl;
    this.failure = failure;
  }

  /**
   * Values a unit by full revaluation under each move that the history has.
   *
   * @param contract what the symbol is
   * @param currency it is priced in; null if that is not known
   * @param history of {@link Contract#factor}
   * @param observations fewest daily moves that will do
   */
  public static LiveUnit of(
      Contract contract, String currency, PriceHistory history, int observations) {
    try {
      UnitRisk unit = new UnitRisk(contract, history);
      DailyMoves moves = history.moves();
      if (moves.size() < observations) {
        throw new RiskException(
            Failure.INSUFFICIENT_DATA,
            "%s: daily scenarios: required %d, actual %d"
                .formatted(history.symbol(), observations, moves.size()));
      }
      return new LiveUnit(
          contract.symbol(), contract.factor(), currency, unit.historical(moves), null);
    } catch (RiskException e) {
      return failed(contract.symbol(), contract.factor(), e);
    }
  }

  /**
   * Returns the unit of a symbol that cannot be valued.
   *
   * @param factor the symbol whose price its risk would come from
   */
  public static LiveUnit failed(String symbol, String factor, RiskException failure) {
    return new LiveUnit(symbol, factor, null, null, failure);
  }

  /** Returns the instrument. */
  public String symbol() {
    return symbol;
  }

  /** Returns the symbol whose price its risk comes from. */
  public String factor() {
    return factor;
  }

  /**
   * Returns the P&amp;L of one unit.
   *
   * @param inCurrency that of whoever holds it
   * @throws RiskException if there is none, INSUFFICIENT_DATA in another currency
   */
  PnlVector pnl(String inCurrency) {
    if (failure != null) {
      throw failure;
    }
    if (!inCurrency.equals(currency)) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: is priced in %s, the portfolio reports in %s: exchange rates: required 1, actual 0"
              .formatted(symbol, currency, inCurrency));
    }
    return pnl;
  }
}
