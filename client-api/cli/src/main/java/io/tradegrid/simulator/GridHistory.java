package io.tradegrid.simulator;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Command;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What earlier runs left on the grid, read from its tables. */
final class GridHistory {

  private final TradeGridClient client;

  GridHistory(TradeGridClient client) {
    this.client = client;
  }

  /** Returns the number of the last run; 0 if there was none. */
  int lastRun() {
    int last = 0;
    for (Trader trader : Trader.values()) {
      for (String portfolio : trader.portfolios()) {
        String id =
            (String)
                client
                    .sql("SELECT MAX(CLIENT_ORDER_ID) FROM ORDERS WHERE PORTFOLIO = ?", portfolio)
                    .get(0)
                    .get(0);
        last = Math.max(last, OrderFlow.runOf(id));
      }
    }
    return last;
  }

  /** Returns whether a stock has daily prices. */
  boolean hasDailyPrices(Stock stock) {
    return (Long)
            client
                .sql("SELECT COUNT(*) FROM BARS_1D WHERE SYMBOL = ?", stock.symbol())
                .get(0)
                .get(0)
        >= PriceHistory.DAYS;
  }

  /** Returns each stock's last price in ticks: of its last trade, else of its last day. */
  Map<String, Long> lastTicks() {
    Map<String, Long> ticks = new HashMap<>();
    for (Stock stock : Stock.ALL) {
      BigDecimal price = first("SELECT LAST_PRICE FROM QUOTES WHERE SYMBOL = ?", stock.symbol());
      if (price == null) {
        price =
            first(
                "SELECT CLOSE FROM BARS_1D WHERE SYMBOL = ? ORDER BY TRADE_DATE DESC LIMIT 1",
                stock.symbol());
      }
      ticks.put(
          stock.symbol(),
          price == null
              ? stock.firstTicks()
              : price.movePointRight(Stock.TICK.scale()).longValue());
    }
    return ticks;
  }

  private BigDecimal first(String sql, String argument) {
    List<List<?>> rows = client.sql(sql, argument);
    return rows.isEmpty() ? null : (BigDecimal) rows.get(0).get(0);
  }

  /** Returns requests that cancel what earlier runs left open, under ids of a new run. */
  List<OrderRequest> cancelsOfOpenOrders(OrderFlow flow) {
    List<OrderRequest> cancels = new ArrayList<>();
    for (Trader trader : Trader.values()) {
      for (String portfolio : trader.portfolios()) {
        for (List<?> row :
            client.sql(
                "SELECT SYMBOL, CLIENT_ORDER_ID FROM ORDERS"
                    + " WHERE PORTFOLIO = ? AND LEAVES_QUANTITY > 0 AND STATUS <> 'REJECTED'",
                portfolio)) {
          if (OrderFlow.runOf((String) row.get(1)) > 0) {
            cancels.add(
                new Cancel(
                    (String) row.get(0),
                    portfolio,
                    flow.nextId(),
                    (String) row.get(1),
                    Command.STAMP_ON_ACCEPT));
          }
        }
      }
    }
    return cancels;
  }
}
