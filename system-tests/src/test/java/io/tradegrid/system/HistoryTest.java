package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.Jvm;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: what the blocks of a real node tell over JDBC is what its tables tell, before and after its
 * death, and all there is when tables keep only what is open.
 */
final class HistoryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ORDERS = 3_000;
  private static final String ALL = "'ACME', NULL, NULL";
  private static final String TRADE_COLUMNS =
      "SYMBOL, TRADE_ID, PRICE, QUANTITY, BUY_PORTFOLIO, SELL_PORTFOLIO, BUY_ORDER_ID,"
          + " SELL_ORDER_ID, AGGRESSOR_SIDE, TRADED_AT";

  @TempDir private Path directory;

  private final SplittableRandom random = new SplittableRandom(4);
  private int lastId;

  @Test
  void blocksTellWhatTablesTellAndMore() throws SQLException, IOException, InterruptedException {
    try (NodeProcess node = new NodeProcess(directory).start()) {
      try (TradeGridClient client = node.connect();
          Connection sql = jdbc(node)) {
        create(client);
        trade(client, ORDERS);
        assertThat(client.awaitProjection(PATIENCE)).isTrue();
        assertBlocksAndTablesAgree(sql);
        assertTradesAreTicks(client, sql);
        assertRangesAreHalfOpen(sql);
        assertExamplesRun(sql);
        assertRefusals(sql);
        assertThat(metrics(node))
            .containsPattern("(?m)^tradegrid_blocks_bytes_per_event(\\{\\})? [1-9]")
            .containsPattern("(?m)^tradegrid_blocks_lag_entries(\\{\\})? 0");
      }
      node.killHard();
      node.with("grid.projection.closed-orders", "blocks").with("grid.projection.trades", "blocks");
      node.start();
      try (TradeGridClient client = node.connect();
          Connection sql = jdbc(node)) {
        assertBlocksAndTablesAgree(sql);
        assertTradesAreTicks(client, sql);
        assertOnlyWhatIsOpenHasRows(client, sql);
        assertTradesAreTicks(client, sql);
      }
    }
  }

  private static Connection jdbc(NodeProcess node) throws SQLException {
    return DriverManager.getConnection("jdbc:ignite:thin://" + node.address());
  }

  private static void create(TradeGridClient client) {
    client.createInstrument(
        new Instrument(0, "ACME", "USD", new BigDecimal("0.01"), new BigDecimal("0.1"), 1_000_000));
    client.createInstrument(
        new Instrument(0, "QUIET", "USD", BigDecimal.ONE, BigDecimal.ONE, 1_000_000));
    client.createPortfolio(Portfolio.named("ONE", "USD"));
    client.createPortfolio(Portfolio.named("TWO", "USD"));
  }

  /** Orders around one price, some taken back, and a trade that was made elsewhere. */
  private void trade(TradeGridClient client, int orders) {
    List<OrderRequest> requests = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      String portfolio = random.nextBoolean() ? "ONE" : "TWO";
      String id = "o-" + ++lastId;
      requests.add(
          OrderRequest.limit(
              "ACME",
              portfolio,
              id,
              random.nextBoolean() ? Side.BUY : Side.SELL,
              BigDecimal.valueOf(990 + random.nextInt(20), 2),
              BigDecimal.valueOf(1 + random.nextInt(500), 1)));
      if (random.nextInt(4) == 0) {
        requests.add(OrderRequest.cancel("ACME", portfolio, "c-" + lastId, id));
      }
      if (requests.size() > 200 || i == orders - 1) {
        client.submit(requests);
        requests.clear();
      }
    }
    client.submit(
        new OrderRequest.Report(
            "ACME",
            "ONE",
            "r-" + lastId,
            "TWO",
            new BigDecimal("10.01"),
            new BigDecimal("7.5"),
            0));
  }

  private static void assertBlocksAndTablesAgree(Connection sql) throws SQLException {
    List<String> trades = query(sql, "SELECT " + TRADE_COLUMNS + " FROM TRADES ORDER BY TRADE_ID");
    assertThat(trades).hasSizeGreaterThan(500);
    assertThat(query(sql, "SELECT " + TRADE_COLUMNS + " FROM FILLS(" + ALL + ")"))
        .isEqualTo(trades);
    assertThat(query(sql, "SELECT COUNT(*) FROM FILLS('QUIET', NULL, NULL)"))
        .containsExactly("[0]");
    String perOrder =
        "SELECT ORDER_ID, MAX(PORTFOLIO), MAX(SIDE),"
            + " SUM(CASEWHEN(KIND = 'ACCEPTED', QUANTITY, 0)),"
            + " SUM(CASEWHEN(KIND = 'FILLED', QUANTITY, 0)),"
            + " SUM(CASEWHEN(KIND = 'CANCELLED', QUANTITY, 0)), MIN(HAPPENED_AT), MAX(HAPPENED_AT)"
            + " FROM ORDER_EVENTS("
            + ALL
            + ") WHERE ORDER_ID IS NOT NULL GROUP BY ORDER_ID ORDER BY ORDER_ID";
    assertThat(query(sql, perOrder))
        .isEqualTo(
            query(
                sql,
                "SELECT ORDER_ID, PORTFOLIO, SIDE, QUANTITY, FILLED_QUANTITY, CANCELLED_QUANTITY,"
                    + " ENTERED_AT, UPDATED_AT FROM ORDERS ORDER BY ORDER_ID"));
    assertThat(
            query(
                sql,
                "SELECT COUNT(*), MIN(EVENT_SEQUENCE), MAX(EVENT_SEQUENCE),"
                    + " COUNT(DISTINCT EVENT_SEQUENCE) FROM ORDER_EVENTS("
                    + ALL
                    + ") WHERE KIND <> 'REPORTED'"))
        .isEqualTo(
            query(
                sql,
                "SELECT EVENT_SEQUENCE, 1, EVENT_SEQUENCE, EVENT_SEQUENCE FROM MARKETS"
                    + " WHERE SYMBOL = 'ACME'"));
  }

  /** The trades of the market are ticks of its symbol, each once, to the last digit. */
  private static void assertTradesAreTicks(TradeGridClient client, Connection sql)
      throws SQLException {
    List<String> ticks = new ArrayList<>();
    client.ticks().stream("ACME", TickKind.TRADE, TickRange.of(0, Long.MAX_VALUE), Optional.empty())
        .forEachRemaining(
            tick -> {
              TradeTick trade = (TradeTick) tick;
              assertThat(Tag.text(trade.source())).isEqualTo("GRID");
              String how = Tag.text(trade.conditions());
              ticks.add(
                  "%d %s %s %s %d"
                      .formatted(
                          trade.sequence(),
                          BigDecimal.valueOf(trade.price(), trade.priceDecimals())
                              .stripTrailingZeros()
                              .toPlainString(),
                          BigDecimal.valueOf(trade.size(), trade.sizeDecimals())
                              .stripTrailingZeros()
                              .toPlainString(),
                          how.equals("REPORTED") ? null : how,
                          trade.timeNs()));
            });
    List<String> fills = new ArrayList<>();
    for (List<Object> row :
        rows(
            sql,
            "SELECT TRADE_ID, PRICE, QUANTITY, AGGRESSOR_SIDE, TRADED_AT FROM FILLS("
                + ALL
                + ")")) {
      Timestamp time = (Timestamp) row.get(4);
      fills.add(
          "%s %s %s %s %d"
              .formatted(
                  row.get(0),
                  ((BigDecimal) row.get(1)).stripTrailingZeros().toPlainString(),
                  ((BigDecimal) row.get(2)).stripTrailingZeros().toPlainString(),
                  row.get(3),
                  Math.floorDiv(time.getTime(), 1_000L) * 1_000_000_000L + time.getNanos()));
    }
    assertThat(ticks).isEqualTo(fills).hasSizeGreaterThan(500);
  }

  private static void assertRangesAreHalfOpen(Connection sql) throws SQLException {
    List<List<Object>> times =
        rows(sql, "SELECT MIN(TRADED_AT), MAX(TRADED_AT) FROM TRADES WHERE TRADE_ID > 100");
    Timestamp from = (Timestamp) times.get(0).get(0);
    Timestamp to = (Timestamp) times.get(0).get(1);
    assertThat(counted(sql, "SELECT COUNT(*) FROM FILLS('ACME', ?, ?)", from, to))
        .isEqualTo(
            counted(
                sql,
                "SELECT COUNT(*) FROM TRADES WHERE TRADED_AT >= ? AND TRADED_AT < ?",
                from,
                to))
        .isPositive();
  }

  private static long counted(Connection sql, String query, Timestamp from, Timestamp to)
      throws SQLException {
    try (PreparedStatement statement = sql.prepareStatement(query)) {
      statement.setTimestamp(1, from);
      statement.setTimestamp(2, to);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** The page's examples give something, each of them. */
  private static void assertExamplesRun(Connection sql) throws SQLException, IOException {
    String page = Files.readString(Jvm.root().resolve("docs/reference/sql-functions.md"));
    Matcher example = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL).matcher(page);
    int run = 0;
    // Those about ticks run where there are some, in TickSqlAssertions.
    while (example.find() && example.group(1).matches("(?s).*(ORDER_EVENTS|FILLS).*")) {
      assertThat(rows(sql, example.group(1)).get(0)).as(example.group(1)).doesNotContainNull();
      run++;
    }
    assertThat(run).isEqualTo(4);
  }

  private static void assertRefusals(Connection sql) throws SQLException {
    assertThatThrownBy(() -> query(sql, "SELECT * FROM FILLS('NONE', NULL, NULL)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("symbol: no instrument is called 'NONE'");
    assertThat(query(sql, "SELECT * FROM ORDER_EVENTS(NULL, NULL, NULL)")).isEmpty();
    String ever = "'ACME', '0001-01-01 00:00:00', '9999-12-31 23:59:59.999999999'";
    assertThat(query(sql, "SELECT COUNT(*) FROM FILLS(" + ever + ")"))
        .isEqualTo(query(sql, "SELECT COUNT(*) FROM TRADES"));
  }

  private void assertOnlyWhatIsOpenHasRows(TradeGridClient client, Connection sql)
      throws SQLException {
    String count = "SELECT COUNT(*) FROM ";
    String closed = count + "ORDERS WHERE LEAVES_QUANTITY = 0";
    long trades = (Long) rows(sql, count + "TRADES").get(0).get(0);
    long closedBefore = (Long) rows(sql, closed).get(0).get(0);
    trade(client, 400);
    assertThat(client.awaitProjection(PATIENCE)).isTrue();
    assertThat(rows(sql, count + "TRADES").get(0).get(0)).isEqualTo(trades);
    assertThat((Long) rows(sql, closed).get(0).get(0)).isEqualTo(closedBefore);
    assertThat((Long) rows(sql, count + "FILLS(" + ALL + ")").get(0).get(0))
        .isGreaterThan(trades + 100);
    assertThat(query(sql, count + "ORDERS WHERE LEAVES_QUANTITY > 0"))
        .isEqualTo(query(sql, "SELECT OPEN_ORDERS FROM MARKETS WHERE SYMBOL = 'ACME'"));
  }

  private static List<String> query(Connection sql, String query) throws SQLException {
    return rows(sql, query).stream().map(HistoryTest::text).toList();
  }

  /** A sum of decimals has more zeros than the column. */
  private static String text(List<Object> row) {
    return row.stream()
        .map(
            v ->
                v instanceof BigDecimal d
                    ? d.stripTrailingZeros().toPlainString()
                    : String.valueOf(v))
        .toList()
        .toString();
  }

  private static List<List<Object>> rows(Connection sql, String query) throws SQLException {
    List<List<Object>> lines = new ArrayList<>();
    try (Statement statement = sql.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Object> line = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          line.add(rows.getObject(i));
        }
        lines.add(line);
      }
    }
    return lines;
  }

  private static String metrics(NodeProcess node) throws IOException, InterruptedException {
    URI page = URI.create("http://127.0.0.1:" + node.metricsPort() + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
        .body();
  }
}
