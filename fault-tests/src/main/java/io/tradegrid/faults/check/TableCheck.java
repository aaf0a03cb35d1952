package io.tradegrid.faults.check;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.command.Command;
import io.tradegrid.faults.check.ShardReplay.Ended;
import io.tradegrid.faults.check.ShardReplay.Made;
import io.tradegrid.position.Position;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Order;
import io.tradegrid.shard.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the rows of orders, trades and positions against the state that the log gives. */
final class TableCheck {

  private final TradeGridClient client;
  private final Collection<ShardReplay> shards;
  private final Findings findings;

  TableCheck(TradeGridClient client, Collection<ShardReplay> shards, Findings findings) {
    this.client = client;
    this.shards = shards;
    this.findings = findings;
  }

  void run() {
    orders();
    trades();
    positions();
    for (List<?> row : client.sql("SELECT SYMBOL, SUM(QUANTITY) FROM POSITIONS GROUP BY SYMBOL")) {
      if (((BigDecimal) row.get(1)).signum() != 0) {
        findings.violation("positions in " + row.get(0) + " sum to " + row.get(1));
      }
    }
  }

  private void orders() {
    Map<Object, List<Object>> expected = new HashMap<>();
    for (ShardReplay shard : shards) {
      for (Ended ended : shard.orders().values()) {
        Order order = ended.order();
        expected.put(
            order.orderId(),
            row(
                ended.listing().instrument().symbol(),
                shard.state().portfolio(order.portfolioId()).name(),
                order.clientOrderId().toString(),
                order.side().name(),
                order.priceTicks() == Command.NO_PRICE ? null : order.priceTicks(),
                order.quantityLots(),
                order.filledLots(),
                order.cancelledLots(),
                order.leavesLots(),
                order.status().name()));
      }
    }
    compare(
        "ORDERS",
        "SELECT ORDER_ID, SYMBOL, PORTFOLIO, CLIENT_ORDER_ID, SIDE, PRICE, QUANTITY,"
            + " FILLED_QUANTITY, CANCELLED_QUANTITY, LEAVES_QUANTITY, STATUS FROM ORDERS",
        expected);
  }

  private void trades() {
    Map<Object, List<Object>> expected = new HashMap<>();
    for (ShardReplay shard : shards) {
      for (Made made : shard.trades()) {
        Trade trade = made.trade();
        expected.put(
            trade.tradeId(),
            row(
                made.listing().instrument().symbol(),
                trade.priceTicks(),
                trade.quantityLots(),
                shard.state().portfolio(trade.buyPortfolioId()).name(),
                shard.state().portfolio(trade.sellPortfolioId()).name(),
                trade.buyOrderId() == 0 ? null : trade.buyOrderId(),
                trade.sellOrderId() == 0 ? null : trade.sellOrderId()));
      }
    }
    compare(
        "TRADES",
        "SELECT TRADE_ID, SYMBOL, PRICE, QUANTITY, BUY_PORTFOLIO, SELL_PORTFOLIO, BUY_ORDER_ID,"
            + " SELL_ORDER_ID FROM TRADES",
        expected);
  }

  /** Positions are added up here from the trades, and not taken from the state. */
  private void positions() {
    Map<Object, long[]> sums = new HashMap<>();
    Map<Object, List<Object>> expected = new HashMap<>();
    for (ShardReplay shard : shards) {
      for (Made made : shard.trades()) {
        String symbol = made.listing().instrument().symbol();
        Trade trade = made.trade();
        String buyer = shard.state().portfolio(trade.buyPortfolioId()).name();
        String seller = shard.state().portfolio(trade.sellPortfolioId()).name();
        sums.computeIfAbsent(symbol + " " + buyer, k -> new long[2])[0] += trade.quantityLots();
        sums.computeIfAbsent(symbol + " " + seller, k -> new long[2])[1] += trade.quantityLots();
      }
      for (Listing listing : shard.state().listings()) {
        for (Position position : listing.positions().all()) {
          String holder =
              listing.instrument().symbol()
                  + " "
                  + shard.state().portfolio(position.portfolioId()).name();
          long[] sum = sums.getOrDefault(holder, new long[2]);
          if (position.boughtLots() != sum[0] || position.soldLots() != sum[1]) {
            findings.violation("the position of " + holder + " is not the sum of its trades");
          }
        }
      }
    }
    sums.forEach((holder, sum) -> expected.put(holder, row(sum[0] - sum[1], sum[0], sum[1])));
    compare(
        "POSITIONS",
        "SELECT SYMBOL || ' ' || PORTFOLIO, QUANTITY, BOUGHT_QUANTITY, SOLD_QUANTITY"
            + " FROM POSITIONS",
        expected);
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  /** The first column is the key. */
  private void compare(String table, String sql, Map<Object, List<Object>> expected) {
    Map<Object, List<Object>> missing = new HashMap<>(expected);
    for (List<?> found : client.sql(sql)) {
      List<Object> row = new ArrayList<>();
      for (Object value : found.subList(1, found.size())) {
        row.add(value instanceof BigDecimal decimal ? decimal.longValueExact() : value);
      }
      List<Object> of = missing.remove(found.get(0));
      if (of == null) {
        findings.violation(table + ": the log has no " + found.get(0) + " " + row);
      } else if (!of.equals(row)) {
        findings.violation(table + ": " + found.get(0) + " is " + row + ", the log gives " + of);
      }
    }
    missing.forEach(
        (key, row) -> findings.violation(table + ": has no " + key + ", the log gives " + row));
  }
}
