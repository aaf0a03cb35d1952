package io.tradegrid.risk.live;

import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.RiskException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What all portfolios hold in one shard, and what a unit of each symbol may lose. A position's
 * vector is its quantity times the unit's; after a fill the few vectors of the shard are added up
 * anew instead of adding the difference to a sum, because differences leave roundings behind, and
 * the sum would depend on the way it came about.
 */
public final class ShardHoldings {

  private final int shard;
  private final LiveRates rates;

  /** Quantities by symbol and portfolio, none of them 0. */
  private final SortedMap<String, SortedMap<String, Double>> quantities = new TreeMap<>();

  private final Map<String, LiveUnit> units = new HashMap<>();

  /**
   * Holds nothing.
   *
   * @param shard its number
   * @param rates that units in other currencies are converted at
   */
  public ShardHoldings(int shard, LiveRates rates) {
    this.shard = shard;
    this.rates = rates;
  }

  /** Returns the shard's number. */
  public int shard() {
    return shard;
  }

  /**
   * Takes what a portfolio holds of a symbol now.
   *
   * @param quantity units; negative is short, 0 is nothing
   */
  public void hold(String symbol, String portfolio, double quantity) {
    if (quantity != 0) {
      quantities.computeIfAbsent(symbol, s -> new TreeMap<>()).put(portfolio, quantity);
      return;
    }
    SortedMap<String, Double> holders = quantities.get(symbol);
    if (holders != null && holders.remove(portfolio) != null && holders.isEmpty()) {
      quantities.remove(symbol);
      units.remove(symbol);
    }
  }

  /** Takes what a unit of a symbol is worth now, if somebody holds it. */
  public void value(LiveUnit unit) {
    if (quantities.containsKey(unit.symbol())) {
      units.put(unit.symbol(), unit);
    }
  }

  /** Returns the symbols that are held. */
  public Set<String> symbols() {
    return Collections.unmodifiableSet(quantities.keySet());
  }

  /** Returns a symbol's unit, null if it has not been valued yet. */
  public LiveUnit unit(String symbol) {
    return units.get(symbol);
  }

  /** Returns who holds a symbol. */
  public Set<String> holders(String symbol) {
    return Set.copyOf(quantities.getOrDefault(symbol, Collections.emptySortedMap()).keySet());
  }

  /** Returns who holds anything that is priced in one of some currencies. */
  public Set<String> holdersIn(Set<String> currencies) {
    Set<String> all = new TreeSet<>();
    units.forEach(
        (symbol, unit) -> {
          if (currencies.contains(unit.currency())) {
            all.addAll(quantities.get(symbol).keySet());
          }
        });
    return all;
  }

  /** Returns who holds anything. */
  public Set<String> holders() {
    Set<String> all = new TreeSet<>();
    quantities.values().forEach(holders -> all.addAll(holders.keySet()));
    return all;
  }

  /**
   * Adds up what some portfolios hold, in the order of symbols and portfolios.
   *
   * @param portfolios which of them
   * @param currency they report in
   * @param sequence the entry of the shard's log that made it so
   */
  public ShardPart part(Predicate<String> portfolios, String currency, long sequence) {
    List<PnlVector> vectors = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    try {
      for (Map.Entry<String, SortedMap<String, Double>> symbol : quantities.entrySet()) {
        for (Map.Entry<String, Double> holder : symbol.getValue().entrySet()) {
          if (portfolios.test(holder.getKey())) {
            vectors.add(units.get(symbol.getKey()).pnl(currency, rates));
            factors.add(holder.getValue());
          }
        }
      }
      double[] held = factors.stream().mapToDouble(Double::doubleValue).toArray();
      PnlVector sum = vectors.isEmpty() ? null : PnlVector.sum(vectors, held);
      return ShardPart.of(shard, sequence, sum);
    } catch (RiskException e) {
      return ShardPart.failed(shard, sequence, e);
    }
  }
}
