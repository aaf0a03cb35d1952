package io.tradegrid.grid.risk;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a node asks another: the parts of the scopes that it keeps, and prices of the other's shards
 * that its options are on, as far as they are new to it. A class and not a record because it
 * travels between nodes.
 */
final class LiveQuestion {

  /** Since when, if everything is asked for. */
  static final long ALL = -1;

  private final UUID asker;
  private final int[] homes;
  private final long since;
  private final String[] symbols;
  private final long[] versions;

  /**
   * Makes a question.
   *
   * @param asker the node that asks
   * @param homes shards whose scopes it keeps
   * @param since the version of the other's parts up to which it has them, or {@link #ALL}
   * @param prices versions of prices that it has, by symbol
   */
  LiveQuestion(UUID asker, int[] homes, long since, Map<String, Long> prices) {
    this.asker = asker;
    this.homes = homes.clone();
    this.since = since;
    this.symbols = prices.keySet().toArray(String[]::new);
    this.versions = new long[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      versions[i] = prices.get(symbols[i]);
    }
  }

  UUID asker() {
    return asker;
  }

  int[] homes() {
    return homes;
  }

  long since() {
    return since;
  }

  boolean isAll() {
    return since == ALL;
  }

  Map<String, Long> prices() {
    Map<String, Long> prices = new HashMap<>();
    for (int i = 0; i < symbols.length; i++) {
      prices.put(symbols[i], versions[i]);
    }
    return prices;
  }
}
