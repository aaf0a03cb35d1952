package io.tradegrid.cli.demo;

import io.tradegrid.cli.shell.GridAddress;
import io.tradegrid.cli.sql.JdbcGrid;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.ShardState;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskReport;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the grid from outside, over JDBC and the thin client, on connections that write nothing.
 * Every section names its source.
 */
final class GridView implements AutoCloseable {

  private static final int RISK_OBSERVATIONS = 250;
  private static final String JDBC = "JDBC: ";

  private final Connection jdbc;
  private final TradeGridClient client;

  private GridView(Connection jdbc, TradeGridClient client) {
    this.jdbc = jdbc;
    this.client = client;
  }

  static GridView open(GridAddress address) {
    return new GridView(JdbcGrid.connect(address), TradeGridClient.connect(address.toString()));
  }

  /** Returns the instrument that trades most; empty before the first trade. */
  Optional<String> busiestSymbol() throws SQLException {
    return firstText(
        "SELECT SYMBOL FROM BARS_1M GROUP BY SYMBOL ORDER BY SUM(TRADE_COUNT) DESC, SYMBOL LIMIT 1");
  }

  /** Returns the portfolio that holds most instruments; empty before the first trade. */
  Optional<String> broadestPortfolio() throws SQLException {
    return firstText(
        "SELECT PORTFOLIO FROM POSITIONS WHERE QUANTITY <> 0 GROUP BY PORTFOLIO"
            + " ORDER BY COUNT(*) DESC, PORTFOLIO LIMIT 1");
  }

  Section orders() throws SQLException {
    return table(
        "Orders",
        "SELECT STATUS, COUNT(*) AS ORDERS, SUM(LEAVES_QUANTITY) AS OPEN_QUANTITY"
            + " FROM ORDERS GROUP BY STATUS ORDER BY STATUS");
  }

  Section trades() throws SQLException {
    return table(
        "Trades",
        "SELECT COUNT(*) AS TRADES, SUM(QUANTITY) AS QUANTITY, MIN(TRADED_AT) AS FIRST_AT,"
            + " MAX(TRADED_AT) AS LAST_AT FROM TRADES");
  }

  Section book(String symbol, int levels) throws SQLException {
    return table(
        "Book of " + symbol + ", top " + levels + " levels",
        "SELECT LEVEL_NO, MAX(CASE WHEN SIDE = 'BUY' THEN ORDER_COUNT END) AS BIDS,"
            + " MAX(CASE WHEN SIDE = 'BUY' THEN QUANTITY END) AS BID_QUANTITY,"
            + " MAX(CASE WHEN SIDE = 'BUY' THEN PRICE END) AS BID,"
            + " MAX(CASE WHEN SIDE = 'SELL' THEN PRICE END) AS ASK,"
            + " MAX(CASE WHEN SIDE = 'SELL' THEN QUANTITY END) AS ASK_QUANTITY,"
            + " MAX(CASE WHEN SIDE = 'SELL' THEN ORDER_COUNT END) AS ASKS FROM BOOK_LEVELS"
            + " WHERE SYMBOL = ? AND LEVEL_NO <= ? GROUP BY LEVEL_NO ORDER BY LEVEL_NO",
        symbol,
        levels);
  }

  Section quotes() throws SQLException {
    return table(
        "Quotes",
        "SELECT SYMBOL, BID_PRICE, ASK_PRICE, LAST_PRICE, LAST_QUANTITY FROM QUOTES"
            + " ORDER BY SYMBOL");
  }

  Section lastTrades(String symbol, int count) throws SQLException {
    return table(
        "Last trades of " + symbol,
        "SELECT TRADED_AT, PRICE, QUANTITY, AGGRESSOR_SIDE, BUY_PORTFOLIO, SELL_PORTFOLIO"
            + " FROM TRADES WHERE SYMBOL = ? ORDER BY TRADE_ID DESC LIMIT ?",
        symbol,
        count);
  }

  Section positions(String portfolio) throws SQLException {
    return table(
        "Positions of " + portfolio,
        "SELECT SYMBOL, QUANTITY, BOUGHT_QUANTITY, SOLD_QUANTITY, NET_CASH FROM POSITIONS"
            + " WHERE PORTFOLIO = ? ORDER BY SYMBOL",
        portfolio);
  }

  Section positionSums() throws SQLException {
    return table(
        "Positions, which must sum to zero in each symbol",
        "SELECT SYMBOL, COUNT(*) AS PORTFOLIOS, SUM(BOUGHT_QUANTITY) AS BOUGHT,"
            + " SUM(SOLD_QUANTITY) AS SOLD, SUM(QUANTITY) AS SUM_OF_QUANTITY FROM POSITIONS"
            + " GROUP BY SYMBOL ORDER BY SYMBOL");
  }

  /** Returns the symbols whose positions do not sum to zero. */
  List<String> unbalancedSymbols() throws SQLException {
    return texts("SELECT SYMBOL FROM POSITIONS GROUP BY SYMBOL HAVING SUM(QUANTITY) <> 0");
  }

  Section bars(String symbol, int count) throws SQLException {
    return table(
        "Last one-minute bars of " + symbol,
        "SELECT OPENED_AT, OPEN, HIGH, LOW, CLOSE, VOLUME, TRADE_COUNT FROM BARS_1M"
            + " WHERE SYMBOL = ? ORDER BY OPENED_AT DESC LIMIT ?",
        symbol,
        count);
  }

  Section risk(String portfolio) {
    String source = "client: portfolioRisk(" + portfolio + ", " + RISK_OBSERVATIONS + ")";
    try {
      RiskReport risk = report(portfolio);
      return new Section(
          "Risk of " + portfolio,
          source,
          List.of(
              String.format(
                  Locale.ROOT,
                  "VaR 99 %% %,.2f   ES 97.5 %% %,.2f   market value %,.2f",
                  risk.valueAtRisk99(),
                  risk.expectedShortfall975(),
                  risk.marketValue()),
              String.format(
                  Locale.ROOT,
                  "%d positions, %d scenarios, %s to %s",
                  risk.positions(),
                  risk.scenarios(),
                  risk.firstDate(),
                  risk.lastDate())));
    } catch (RiskException e) {
      return new Section("Risk of " + portfolio, source, List.of(e.getMessage()));
    }
  }

  RiskReport report(String portfolio) {
    return client.portfolioRisk(portfolio, RISK_OBSERVATIONS);
  }

  /** Reads how far the shards of all instruments are, added up. */
  Pulse pulse() throws SQLException {
    long commands = 0;
    long openOrders = 0;
    long lagEntries = 0;
    for (String shard : texts("SELECT DISTINCT CAST(SHARD AS VARCHAR) FROM INSTRUMENTS")) {
      ShardState state = client.shardState(Integer.parseInt(shard));
      commands += state.commands();
      openOrders += state.openOrders();
      lagEntries += state.logSequence() - state.projectedSequence();
    }
    return new Pulse(System.nanoTime(), commands, openOrders, lagEntries, tradeCount());
  }

  /**
   * What the grid has done so far.
   *
   * @param readAtNs when it was read, to compare two readings only
   * @param commands in the logs since they began
   * @param openOrders that rest now
   * @param lagEntries log entries whose rows are not in the tables yet
   * @param trades counted from the one-minute bars
   */
  record Pulse(long readAtNs, long commands, long openOrders, long lagEntries, long trades) {}

  /** Counts trades from their bars, which stays quick when there are millions. */
  private long tradeCount() throws SQLException {
    return firstText("SELECT CAST(SUM(TRADE_COUNT) AS VARCHAR) FROM BARS_1M")
        .map(text -> new BigDecimal(text).longValue())
        .orElse(0L);
  }

  private Section table(String title, String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      return new Section(title, JDBC + sql, TextTable.of(rows, Integer.MAX_VALUE).lines());
    }
  }

  private Optional<String> firstText(String sql) throws SQLException {
    return texts(sql).stream().findFirst();
  }

  private List<String> texts(String sql) throws SQLException {
    try (PreparedStatement statement = prepare(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        String text = rows.getString(1);
        if (text != null) {
          texts.add(text);
        }
      }
      return texts;
    }
  }

  private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = jdbc.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    client.close();
    jdbc.close();
  }
}
