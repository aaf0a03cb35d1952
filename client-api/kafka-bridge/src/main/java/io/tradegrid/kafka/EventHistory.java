package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import java.util.List;

/** The order events of the grid, by symbol and row. */
interface EventHistory {

  /** Most rows that are read at once. */
  int PAGE = 1_000;

  /** Returns the shard of a symbol. */
  int shardOf(String symbol);

  /**
   * Returns rows of a symbol, each with {@link OutgoingJson#columns}; fewer than a page if there
   * are no more.
   *
   * @param from number of the first, from 0
   */
  List<List<?>> rows(String symbol, long from);

  /** Returns the history that a grid has. */
  static EventHistory of(TradeGridClient client) {
    String rows =
        "SELECT " + OutgoingJson.columns() + " FROM ORDER_EVENTS_FROM(?, ?) LIMIT " + PAGE;
    return new EventHistory() {
      @Override
      public int shardOf(String symbol) {
        return client.shardOf(symbol);
      }

      @Override
      public List<List<?>> rows(String symbol, long from) {
        return client.sql(rows, symbol, from);
      }
    };
  }
}
