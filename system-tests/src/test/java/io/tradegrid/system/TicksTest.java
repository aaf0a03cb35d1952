package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.faults.process.NodeProcess;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickWindow;
import io.tradegrid.tick.TradeTick;
import io.tradegrid.tick.TradeTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: ticks that a real node acknowledged are there after its death, each once, and questions are
 * answered as from a plain list, by the client and by SQL, whose bars catch up with them. Method: a
 * seeded feed with repeats and late ticks; the node is killed while it writes.
 */
final class TicksTest {

  private static final long SEED = Long.getLong("test.seed", 51);
  private static final int KILLS = Integer.getInteger("test.kills", 1);
  private static final int BATCHES = 150;
  private static final long SECOND = 1_000_000_000L;
  private static final long OPEN = 1_700_000_000L * SECOND;
  private static final long SOURCE = Tag.of("TEST");
  private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "BTC-USD", "ES/Z6");
  private static final TickRange ALL = TickRange.of(0, Long.MAX_VALUE);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, TreeMap<TickPosition, Tick>> told = new LinkedHashMap<>();
  private long nowNs = OPEN;
  private long sequence;

  @Test
  void whatWasAcknowledgedSurvivesTheNodeOnce() throws Exception {
    System.out.println("TicksTest: seed " + SEED);
    SYMBOLS.forEach(symbol -> told.put(symbol, new TreeMap<>()));
    try (NodeProcess node = new NodeProcess(directory).start()) {
      RetentionAssertions retention = new RetentionAssertions(node, SEED);
      assertTicks(node, retention);
      retention.assertTheNodeDoesItByItself();
    }
  }

  private void assertTicks(NodeProcess node, RetentionAssertions retention) throws Exception {
    try (TradeGridClient client = node.connect()) {
      for (int kill = 0; kill < KILLS; kill++) {
        CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> feed(client.ticks()));
        awaitSome(feed, 300 + random.nextInt(500));
        node.killHard();
        node.start();
        feed.get(120, TimeUnit.SECONDS);
        SYMBOLS.forEach(symbol -> assertHistory(client.ticks(), symbol));
      }
      try (Connection sql = DriverManager.getConnection("jdbc:ignite:thin://" + node.address())) {
        SYMBOLS.forEach(symbol -> sql(sql, symbol).assertTables());
        sql(sql, "BTC-USD").assertFunctions();
        assertImportedDays(sql, client.ticks(), node.address());
      }
      assertQuestions(client.ticks());
      assertRefusals(client.ticks());
      assertThat(node.metric("tradegrid_ticks_taken_total")).isPositive();
      assertMetrics(node);
      retention.assertRoomIsUsedAgain(client);
    }
  }

  private static void assertMetrics(NodeProcess node) {
    assertThat(node.metric("tradegrid_ticks_source_taken_total{source=\"TEST\"}")).isPositive();
    assertThat(node.metric("tradegrid_ticks_bytes_per_tick{kind=\"trade\"}")).isBetween(1.0, 40.0);
    assertThat(node.metric("market_data_freshness_seconds{source=\"TEST\",symbol=\"AAPL\"}"))
        .isPositive();
    assertThat(node.metric("tradegrid_ticks_bars_rows_total")).isPositive();
  }

  /** Lets the feed go on for a moment, or to its end if that comes first. */
  private static void awaitSome(CompletableFuture<Void> feed, int ms) throws Exception {
    try {
      feed.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      assertThat(feed).isNotDone();
    } catch (ExecutionException e) {
      throw new AssertionError("The feed ended early", e);
    }
  }

  private void feed(TickDesk ticks) {
    for (int i = 0; i < BATCHES; i++) {
      Map<String, List<Tick>> batch = new LinkedHashMap<>();
      for (String symbol : SYMBOLS) {
        batch.put(symbol, run(symbol));
      }
      while (true) {
        try {
          ticks.append(batch);
          break;
        } catch (RejectedException e) {
          assertThat(e.reason().kind().name()).isIn("TRANSIENT", "UNKNOWN");
        }
      }
      batch.forEach((symbol, run) -> run.forEach(t -> told.get(symbol).put(TickPosition.of(t), t)));
    }
  }

  /** New ticks, some of them late, and one in five runs again what was sent before. */
  private List<Tick> run(String symbol) {
    List<Tick> run = new ArrayList<>();
    int count = 1 + random.nextInt(random.nextInt(20) == 0 ? 3_000 : 20);
    for (int i = 0; i < count; i++) {
      nowNs += random.nextLong(50_000_000);
      long late = random.nextInt(50) == 0 ? random.nextLong(nowNs - OPEN) : 0;
      sequence++;
      long price = 10_000 + random.nextLong(500);
      long size = random.nextLong(1_000);
      run.add(
          random.nextInt(4) == 0
              ? new QuoteTick(nowNs - late, SOURCE, sequence, 0, 0, 0, 2, 0, price, 5, price + 1, 7)
              : new TradeTick(
                  nowNs - late, SOURCE, sequence, Tag.of("XNAS"), 0, 0, 2, 0, price, size));
    }
    if (random.nextInt(5) == 0) {
      told.get(symbol).values().stream().limit(random.nextInt(100)).forEach(run::add);
    }
    return run;
  }

  private List<Tick> expected(String symbol, TickKind kind) {
    return told.get(symbol).values().stream().filter(tick -> TickKind.of(tick) == kind).toList();
  }

  /** What only an import knows of a day is in the bar of its ticks, whichever comes first. */
  private void assertImportedDays(Connection sql, TickDesk ticks, String address)
      throws IOException, SQLException {
    try (Statement statement = sql.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO BARS_1D (SYMBOL, TRADE_DATE, CLOSE, ADJUSTED_CLOSE, DIVIDEND, SPLIT_RATIO,"
              + " SOURCE, LOG_SEQUENCE)"
              + " VALUES ('MSFT', '2020-01-02', 160.62, 154.49, 0.51, 2, 'IMPORT', 0)");
      ticks.append("MSFT", List.of(dayTrade("2020-01-02"), dayTrade("2020-01-03")));
      await()
          .untilAsserted(
              () ->
                  assertThat(days(statement))
                      .containsExactly(
                          "2020-01-02 154.49 0.51 2 158.78", "2020-01-03 null null null 158.78"));
      Path prices =
          Files.writeString(
              directory.resolve("prices.csv"),
              """
              date,open,high,low,close,volume,symbol,adjusted_close
              2020-01-03,158.32,159.95,158.06,158.62,21116200,MSFT,152.57
              """);
      String printed =
          new CommandLine(directory)
              .run("import", "prices", "--grid=" + address, prices.toString());
      assertThat(printed).contains("filled in 1 daily bars of ticks");
      assertThat(days(statement))
          .containsExactly("2020-01-02 154.49 0.51 2 158.78", "2020-01-03 152.57 0 1 158.78");
    }
  }

  private static TradeTick dayTrade(String day) {
    long openNs = Instant.parse(day + "T14:30:00Z").getEpochSecond() * SECOND;
    return new TradeTick(openNs, SOURCE, 1, 0, 0, 0, 2, 0, 15_878, 100);
  }

  private static List<String> days(Statement statement) throws SQLException {
    List<String> days = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT CAST(TRADE_DATE AS VARCHAR), ADJUSTED_CLOSE, DIVIDEND, SPLIT_RATIO, CLOSE"
                + " FROM TICK_BARS_1D"
                + " WHERE SYMBOL = 'MSFT' AND TRADE_DATE < '2021-01-01' ORDER BY TRADE_DATE")) {
      while (rows.next()) {
        StringJoiner day = new StringJoiner(" ");
        day.add(rows.getString(1));
        for (int column = 2; column <= 5; column++) {
          BigDecimal number = rows.getBigDecimal(column);
          day.add(number == null ? "null" : number.stripTrailingZeros().toPlainString());
        }
        days.add(day.toString());
      }
    }
    return days;
  }

  private TickSqlAssertions sql(Connection sql, String symbol) {
    return new TickSqlAssertions(
        sql,
        symbol,
        expected(symbol, TickKind.TRADE).stream().map(TradeTick.class::cast).toList(),
        expected(symbol, TickKind.QUOTE).stream().map(QuoteTick.class::cast).toList());
  }

  private void assertHistory(TickDesk ticks, String symbol) {
    for (TickKind kind : TickKind.values()) {
      List<Tick> all = new ArrayList<>();
      Optional<TickPosition> after = Optional.empty();
      do {
        TickPage page = ticks.page(symbol, kind, ALL, after, 1 + random.nextInt(100));
        for (int i = 0; i < page.ticks().count(); i++) {
          all.add(page.ticks().get(i));
        }
        after = page.next();
      } while (after.isPresent());
      assertThat(all).as("seed %d: %s of %s", SEED, kind, symbol).isEqualTo(expected(symbol, kind));
      List<Tick> streamed = new ArrayList<>();
      ticks.stream(symbol, kind, ALL, Optional.empty()).forEachRemaining(streamed::add);
      assertThat(streamed).as("seed %d: %s of %s", SEED, kind, symbol).isEqualTo(all);
    }
  }

  private void assertQuestions(TickDesk ticks) {
    List<Tick> trades = expected("AAPL", TickKind.TRADE);
    long fromNs = trades.get(trades.size() / 4).timeNs();
    long toNs = trades.get(3 * trades.size() / 4).timeNs();
    List<TradeTick> inRange =
        trades.stream()
            .map(TradeTick.class::cast)
            .filter(trade -> trade.timeNs() >= fromNs && trade.timeNs() < toNs)
            .toList();
    long volume = inRange.stream().mapToLong(TradeTick::size).sum();
    long notional = inRange.stream().mapToLong(trade -> trade.price() * trade.size()).sum();
    TradeTotals totals = ticks.totals("AAPL", TickRange.of(fromNs, toNs));
    assertThat(totals.count()).isEqualTo(inRange.size());
    assertThat(totals.volume()).isEqualTo(BigInteger.valueOf(volume));
    assertThat(totals.notional()).isEqualTo(BigInteger.valueOf(notional));
    assertThat(totals.vwap().orElseThrow().asDouble())
        .isEqualTo((double) notional / volume / 100, org.assertj.core.data.Offset.offset(1e-9));

    Bars bars =
        ticks.bars("AAPL", TickRange.of(fromNs, toNs), BarInterval.of(SECOND), BarFill.NONE);
    Map<Long, BigInteger> volumes = new TreeMap<>();
    inRange.forEach(
        trade ->
            volumes.merge(
                trade.timeNs() / SECOND * SECOND,
                BigInteger.valueOf(trade.size()),
                BigInteger::add));
    Map<Long, BigInteger> barVolumes = new TreeMap<>();
    for (int i = 0; i < bars.count(); i++) {
      barVolumes.put(bars.startNs(i), bars.volume(i));
    }
    assertThat(barVolumes).isEqualTo(volumes);
    assertThat(ticks.latest("AAPL", TickKind.TRADE, fromNs)).isPresent();
    assertThat(ticks.latest("AAPL", TickKind.TRADE, toNs - 1))
        .contains(inRange.get(inRange.size() - 1));
    assertThat(ticks.latest("NOBODY", TickKind.QUOTE, toNs)).isEmpty();
    assertThat(ticks.totals("NOBODY", ALL).count()).isZero();
    assertThat(totals.scale().price(totals.high())).isGreaterThan(BigDecimal.ZERO);
  }

  private static void assertRefusals(TickDesk ticks) {
    TradeTick tick = new TradeTick(1, SOURCE, 1, 0, 0, 0, 2, 0, 1, 1);
    assertThatThrownBy(() -> ticks.append("NO SPACE", List.of(tick)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("symbol");
    assertThatThrownBy(() -> ticks.page("AAPL", TickKind.TRADE, ALL, Optional.empty(), 5_000))
        .hasMessageContaining("limit: must be 1 to 100, got 5000");
    assertThatThrownBy(() -> ticks.bars("AAPL", ALL, BarInterval.of(1), BarFill.PREVIOUS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bars");
    List<String> many = Collections.nCopies(1_001, "AAPL");
    assertThatThrownBy(() -> ticks.askEach(many, TickQuery.totals(ALL)))
        .hasMessage("symbols: must be 1 to 1000, got 1001");
    assertThatThrownBy(
            () ->
                ticks.tradesAround(
                    "AAPL", Collections.nCopies(100_001, 1L), new TickWindow(1, 1, 0)))
        .hasMessage("events: must be 1 to 100000, got 100001");
    TickQuery<Bars> tooMany = TickQuery.bars(ALL, BarInterval.of(1), BarFill.PREVIOUS);
    List<SymbolAnswer<Bars>> refused = ticks.askEach(List.of("AAPL", "MSFT"), tooMany);
    assertThat(refused).extracting(SymbolAnswer::reason).containsOnly(RejectReason.BAD_REQUEST);
  }
}
