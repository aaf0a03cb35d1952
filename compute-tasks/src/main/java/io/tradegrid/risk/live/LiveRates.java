package io.tradegrid.risk.live;

import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Rates of exchange, each found when it is first needed, and again when a price that it may come
 * from has changed. Used by one thread at a time.
 */
public final class LiveRates {

  /** A rate; the same object until it changes. */
  static final class Rate {

    private final ExchangeRate rate;
    private final DailyMoves moves;

    private Rate(ExchangeRate rate, int observations) {
      this.rate = rate;
      this.moves = rate.history().moves().atLeast(observations, rate.pair());
    }

    PnlVector convert(PnlVector pnl) {
      return pnl.at(rate, moves);
    }
  }

  private record Pair(String from, String to) {}

  private final Function<String, PriceHistory> closes;
  private final int observations;
  private final Map<Pair, Rate> rates = new HashMap<>();

  /** Which rates were looked for among the closes of a symbol. */
  private final Map<String, Set<Pair>> bySymbol = new HashMap<>();

  /**
   * Knows no rate yet.
   *
   * @param closes gives the closes of a pair of currencies by its symbol, null or empty if there
   *     are none; it may refuse with a {@link RiskException}
   * @param observations fewest daily moves of a rate that will do
   */
  public LiveRates(Function<String, PriceHistory> closes, int observations) {
    this.closes = closes;
    this.observations = observations;
  }

  /**
   * Returns a rate.
   *
   * @param from the currency that is converted
   * @param to another one
   * @throws RiskException INSUFFICIENT_DATA naming the rate that is missing, or is too short
   */
  Rate of(String from, String to) {
    Pair pair = new Pair(from, to);
    Rate rate = rates.get(pair);
    if (rate == null) {
      rate = new Rate(ExchangeRate.find(from, to, symbol -> closes(symbol, pair)), observations);
      rates.put(pair, rate);
    }
    return rate;
  }

  private PriceHistory closes(String symbol, Pair pair) {
    bySymbol.computeIfAbsent(symbol, s -> new HashSet<>()).add(pair);
    return closes.apply(symbol);
  }

  /**
   * Takes note that closes of a symbol have changed.
   *
   * @return the currencies that may be converted at another rate now
   */
  public Set<String> changed(String symbol) {
    Set<String> currencies = new HashSet<>();
    for (Pair pair : bySymbol.getOrDefault(symbol, Set.of())) {
      rates.remove(pair);
      currencies.add(pair.from);
    }
    return currencies;
  }
}
