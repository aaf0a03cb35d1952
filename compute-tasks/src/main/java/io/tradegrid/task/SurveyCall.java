package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.PriceHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks which underlyings the options in a shard are on, so that their prices can be fetched from
 * their owners before anything is valued; and, where all prices have to be known in one place, for
 * those of the shard's own symbols; and in which currencies all of this is priced.
 */
final class SurveyCall extends ShardCall {

  private static final long serialVersionUID = 1L;

  private final String[] portfolios;

  /** How many closes of each symbol to send; 0 for none. */
  private final int depth;

  SurveyCall(int shard, String[] portfolios, int depth) {
    super(shard);
    this.portfolios = portfolios;
    this.depth = depth;
  }

  /**
   * Returns the number of positions, the underlyings, the histories, all currencies, and the
   * currency of each underlying.
   */
  @Override
  Object[] answer(ShardReader reader) {
    TreeMap<String, String> underlyings = new TreeMap<>();
    TreeSet<String> currencies = new TreeSet<>();
    List<PriceHistory> histories = new ArrayList<>();
    String last = null;
    List<ShardReader.Holding> holdings = reader.holdings(portfolios);
    for (ShardReader.Holding holding : holdings) {
      if (!holding.symbol().equals(last)) {
        last = holding.symbol();
        Contract contract = reader.contract(last);
        String currency = ShardReader.currency(reader.ignite(), contract);
        currencies.add(currency);
        if (contract.option() != null) {
          underlyings.put(contract.factor(), currency);
        } else if (depth > 0) {
          histories.add(reader.history(last, depth));
        }
      }
    }
    return new Object[] {
      holdings.size(),
      underlyings.keySet().toArray(String[]::new),
      histories.toArray(PriceHistory[]::new),
      currencies.toArray(String[]::new),
      underlyings.values().toArray(String[]::new)
    };
  }
}
