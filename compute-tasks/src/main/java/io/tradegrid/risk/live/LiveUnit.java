package io.tradegrid.risk.live;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.UnitRisk;
import java.util.HashMap;
import java.util.Map;

/**
 * The P&amp;L of one unit of a symbol under each past daily move, or why there is none. A
 * position's is that times its quantity, so a fill values nothing anew, and in another currency it
 * is converted, so a rate of exchange values nothing anew either. Used by one thread at a time.
 */
public final class LiveUnit {

  /** What it is at a rate. */
  private record Converted(LiveRates.Rate rate, PnlVector pnl) {}

  private final String symbol;
  private final String factor;
  private final String currency;
  private final PnlVector pnl;
  private final RiskException failure;

  /** In other currencies, at the rates as they were when each was last asked for. */
  private final Map<String, Converted> converted = new HashMap<>();

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
   * @param currency it is priced in
   * @param history of {@link Contract#factor}
   * @param observations fewest daily moves that will do
   */
  public static LiveUnit of(
      Contract contract, String currency, PriceHistory history, int observations) {
    try {
      UnitRisk unit = new UnitRisk(contract, history);
      DailyMoves moves = history.moves().atLeast(observations, history.symbol());
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
    return new LiveUnit(symbol, factor, "", null, failure);
  }

  /** Returns the instrument. */
  public String symbol() {
    return symbol;
  }

  /** Returns the symbol whose price its risk comes from. */
  public String factor() {
    return factor;
  }

  /** Returns the currency it is priced in, empty if it cannot be valued. */
  String currency() {
    return currency;
  }

  /**
   * Returns the P&amp;L of one unit.
   *
   * @param inCurrency that of whoever holds it
   * @param rates that it is converted at if it is priced in another one
   * @throws RiskException if there is none, or no rate
   */
  PnlVector pnl(String inCurrency, LiveRates rates) {
    if (failure != null) {
      throw failure;
    }
    if (inCurrency.equals(currency)) {
      return pnl;
    }
    LiveRates.Rate rate = rates.of(currency, inCurrency);
    Converted last = converted.get(inCurrency);
    if (last == null || last.rate != rate) {
      last = new Converted(rate, rate.convert(pnl));
      converted.put(inCurrency, last);
    }
    return last.pnl;
  }
}
