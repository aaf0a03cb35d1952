package io.tradegrid.replay;

import io.tradegrid.client.TradeGridClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the grid's tables show of the trades in some symbols. */
final class GridTrades {

  private final TradeGridClient client;
  private final Set<String> symbols;

  GridTrades(TradeGridClient client, Set<String> symbols) {
    this.client = client;
    this.symbols = symbols;
  }

  /** Returns the number of trades. */
  long count() {
    long count = 0;
    for (String symbol : symbols) {
      count += first("SELECT COUNT(*) FROM TRADES WHERE SYMBOL = ?", symbol);
    }
    return count;
  }

  /** Returns TRADE_ID, BUY_ORDER_ID, SELL_ORDER_ID, AGGRESSOR_SIDE of every trade. */
  List<List<?>> all() {
    List<List<?>> rows = new ArrayList<>();
    for (String symbol : symbols) {
      rows.addAll(
          client.sql(
              "SELECT TRADE_ID, BUY_ORDER_ID, SELL_ORDER_ID, AGGRESSOR_SIDE FROM TRADES"
                  + " WHERE SYMBOL = ?",
              symbol));
    }
    return rows;
  }

  /** Returns the number of orders that a replay's parties did not enter. */
  long ordersOfOthers(LobsterParties parties) {
    return first(
        "SELECT COUNT(*) FROM ORDERS WHERE SYMBOL = ? AND PORTFOLIO NOT IN (?, ?, ?)",
        parties.symbol(),
        parties.makers(),
        parties.takers(),
        parties.seeds());
  }

  private long first(String sql, Object... arguments) {
    return (Long) client.sql(sql, arguments).get(0).get(0);
  }

  /** Returns the shards that own the symbols. */
  SortedSet<Integer> shards() {
    SortedSet<Integer> shards = new TreeSet<>();
    symbols.forEach(symbol -> shards.add(client.shardOf(symbol)));
    return shards;
  }
}
