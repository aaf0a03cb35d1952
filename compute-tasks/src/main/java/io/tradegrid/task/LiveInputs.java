package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.live.LiveScopes;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.affinity.Affinity;

/**
 * Reads what live risk is computed from, the same rows in the same way as a full recomputation. All
 * methods may throw {@link org.apache.ignite.IgniteException} if the grid cannot answer now.
 */
public final class LiveInputs {

  private static final long TIMEOUT_MS = 2_000;
  private static final List<String> CACHES = List.of(Table.BARS_1D.name());

  private final Ignite ignite;
  private final int depth;

  /**
   * Reads from a node.
   *
   * @param observations daily moves that numbers are computed from
   */
  public LiveInputs(Ignite ignite, int observations) {
    this.ignite = ignite;
    this.depth = RiskQuestion.depth(observations);
  }

  /** Returns how many closes of each price are read and kept. */
  public int depth() {
    return depth;
  }

  /**
   * Returns what a symbol is.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if its row makes no sense
   */
  public Contract contract(String symbol) {
    return ShardReader.contract(ignite, symbol);
  }

  /**
   * Returns the currency of a contract's prices.
   *
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT if there is no such instrument, or an
   *     option's underlying is in another one
   */
  public String currency(Contract contract) {
    return ShardReader.currency(ignite, contract);
  }

  /**
   * Returns which portfolios there are and which books they stand under.
   *
   * @param mixed the currency of what has portfolios that report in several
   * @throws IllegalArgumentException if a book stands under itself
   */
  public LiveScopes scopes(String mixed) {
    return new LiveScopes(RiskScope.currencies(ignite), RiskScope.parents(ignite), mixed);
  }

  /**
   * Returns the latest closes of symbols, from their owners.
   *
   * @throws io.tradegrid.risk.RiskException NUMERICAL_ERROR if a price is not positive
   */
  public Map<String, PriceHistory> histories(Collection<String> symbols) {
    Affinity<String> affinity = ignite.affinity(Table.BARS_1D.name());
    SortedMap<Integer, List<String>> byShard = new TreeMap<>();
    for (String symbol : symbols) {
      byShard.computeIfAbsent(affinity.partition(symbol), s -> new ArrayList<>()).add(symbol);
    }
    Map<String, PriceHistory> histories = new HashMap<>();
    byShard.forEach(
        (shard, some) -> {
          Object[] reply =
              ignite
                  .compute()
                  .withTimeout(TIMEOUT_MS)
                  .affinityCall(
                      CACHES, shard, new HistoryCall(shard, some.toArray(String[]::new), depth));
          for (Object history : (Object[]) RiskReply.values(reply)[0]) {
            histories.put(((PriceHistory) history).symbol(), (PriceHistory) history);
          }
        });
    return histories;
  }
}
