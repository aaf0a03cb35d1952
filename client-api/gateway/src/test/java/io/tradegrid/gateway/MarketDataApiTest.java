package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.gateway.GatewayServer.Reply;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarketDataApiTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456789Z");

  private GatewayServer gateway;
  private FakeGrid grid;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
    grid = gateway.grid();
    grid.createInstrument(
        new Instrument(0, "AAPL", "USD", new BigDecimal("0.01"), BigDecimal.ONE, 1_000_000));
  }

  @Test
  void aBookShowsItsBestLevels() {
    level("BUY", 2, "99.98");
    level("BUY", 1, "99.99");
    level("SELL", 1, "100.01");
    level("SELL", 3, "100.03");
    assertThat(gateway.get("/api/v1/books/AAPL?depth=2").text())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"bids\":[{\"price\":\"99.99\",\"quantity\":\"500\",\"orders\":4},"
                + "{\"price\":\"99.98\",\"quantity\":\"500\",\"orders\":4}],"
                + "\"asks\":[{\"price\":\"100.01\",\"quantity\":\"500\",\"orders\":4}]}");
    assertThat(gateway.get("/api/v1/books/AAPL?depth=51").detail())
        .isEqualTo("depth: must be 1 to 50, got 51");
    assertThat(gateway.get("/api/v1/books/NO").problem()).isEqualTo("404 UNKNOWN_INSTRUMENT");
  }

  @Test
  void aQuoteThatIsNotThereYetIsEmpty() {
    assertThat(gateway.get("/api/v1/quotes/AAPL").text())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"bidPrice\":null,\"bidQuantity\":null,\"askPrice\":null,"
                + "\"askQuantity\":null,\"lastPrice\":null,\"lastQuantity\":null,"
                + "\"updatedAt\":null}");
    quote("AAPL", "101.50");
    assertThat(gateway.get("/api/v1/quotes/AAPL").text())
        .isEqualTo(
            "{\"symbol\":\"AAPL\",\"bidPrice\":\"99.9\",\"bidQuantity\":\"300\",\"askPrice\":null,"
                + "\"askQuantity\":null,\"lastPrice\":\"101.5\",\"lastQuantity\":\"1\","
                + "\"updatedAt\":\"2026-01-02T03:04:05.123456789Z\"}");
    assertThat(gateway.get("/api/v1/quotes/NO").problem()).isEqualTo("404 UNKNOWN_INSTRUMENT");
  }

  @Test
  void tradesAreReadBackwardsPageByPage() {
    LongStream.rangeClosed(1, 230).forEach(this::trade);

    List<String> read = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Reply page = gateway.get("/api/v1/trades/AAPL?limit=100" + cursor);
      read.addAll(page.json().get("items").findValuesAsString("tradeId"));
      cursor =
          page.json().get("nextCursor").isNull()
              ? null
              : "&cursor=" + page.json().get("nextCursor").asString();
    }
    assertThat(read)
        .isEqualTo(LongStream.rangeClosed(1, 230).mapToObj(id -> "" + (231 - id)).toList());
    assertThat(gateway.get("/api/v1/trades/AAPL?limit=1").text())
        .isEqualTo(
            "{\"items\":[{\"tradeId\":\"230\",\"price\":\"100\",\"quantity\":\"2\","
                + "\"aggressorSide\":\"BUY\",\"tradedAt\":\"2026-01-02T03:04:05.123456789Z\"}],"
                + "\"nextCursor\":\"230\"}");
    assertThat(gateway.get("/api/v1/trades/AAPL?cursor=x").detail())
        .isEqualTo("cursor: must be a trade id, got 'x'");
  }

  @Test
  void theNewestTradesAreFoundFromTheLastAnswerOnAndStillAfterTheGridWasCleared() {
    LongStream.rangeClosed(5000, 5200).forEach(this::trade);
    assertThat(newest()).isEqualTo("5200");
    trade(5201);
    assertThat(newest()).isEqualTo("5201");
    assertThat(grid.statements())
        .filteredOn(sql -> sql.contains("FROM TRADES"))
        .last()
        .asString()
        .contains("TRADE_ID >= ?");

    grid.delete(Table.TRADES, "AAPL");
    trade(3);
    assertThat(newest()).isEqualTo("3");
  }

  @Test
  void barsAreGivenOldestFirst() {
    for (int i = 0; i < 3; i++) {
      grid.put(
          Table.BARS_1M,
          "AAPL",
          Timestamp.from(Instant.parse("2026-01-02T03:04:00Z").plusSeconds(60L * i)),
          new BigDecimal("1.0"),
          new BigDecimal("2.0"),
          new BigDecimal("0.5"),
          BigDecimal.valueOf(i),
          new BigDecimal("100"),
          7L,
          1L);
    }
    assertThat(gateway.get("/api/v1/bars/AAPL?limit=2").text())
        .isEqualTo(
            "{\"items\":[{\"time\":\"2026-01-02T03:05:00Z\",\"open\":\"1\",\"high\":\"2\","
                + "\"low\":\"0.5\",\"close\":\"1\",\"volume\":\"100\",\"tradeCount\":7},"
                + "{\"time\":\"2026-01-02T03:06:00Z\",\"open\":\"1\",\"high\":\"2\","
                + "\"low\":\"0.5\",\"close\":\"2\",\"volume\":\"100\",\"tradeCount\":7}],"
                + "\"nextCursor\":null}");
    grid.put(
        Table.BARS_1D,
        "AAPL",
        Date.valueOf(LocalDate.of(2026, 1, 2)),
        null,
        null,
        null,
        new BigDecimal("190.10"),
        new BigDecimal("1000"),
        new BigDecimal("189.50"),
        BigDecimal.ZERO,
        BigDecimal.ONE,
        "IMPORT",
        0L);
    assertThat(gateway.get("/api/v1/bars/AAPL?interval=1d").text())
        .isEqualTo(
            "{\"items\":[{\"time\":\"2026-01-02\",\"close\":\"190.1\",\"volume\":\"1000\","
                + "\"adjustedClose\":\"189.5\"}],\"nextCursor\":null}");
    assertThat(gateway.get("/api/v1/bars/AAPL?interval=5m").detail())
        .isEqualTo("interval: must be 1m or 1d, got '5m'");
  }

  @Test
  void positionsAreValuedAtTheLastTrade() {
    grid.createPortfolio(Portfolio.named("fund", "USD"));
    position("MSFT", "-3", "0", "3", "900");
    position("AAPL", "10", "12", "2", "-1000.50");
    quote("AAPL", "101.50");
    assertThat(gateway.get("/api/v1/positions/fund").text())
        .isEqualTo(
            "{\"items\":[{\"symbol\":\"AAPL\",\"quantity\":\"10\",\"boughtQuantity\":\"12\","
                + "\"soldQuantity\":\"2\",\"netCash\":\"-1000.5\",\"lastPrice\":\"101.5\","
                + "\"marketValue\":\"1015\",\"profit\":\"14.5\","
                + "\"updatedAt\":\"2026-01-02T03:04:05.123456789Z\"},"
                + "{\"symbol\":\"MSFT\",\"quantity\":\"-3\",\"boughtQuantity\":\"0\","
                + "\"soldQuantity\":\"3\",\"netCash\":\"900\",\"lastPrice\":null,"
                + "\"marketValue\":null,\"profit\":null,"
                + "\"updatedAt\":\"2026-01-02T03:04:05.123456789Z\"}],\"nextCursor\":null}");
    assertThat(gateway.get("/api/v1/positions/no").problem()).isEqualTo("404 UNKNOWN_PORTFOLIO");
  }

  private String newest() {
    return gateway
        .get("/api/v1/trades/AAPL?limit=1")
        .json()
        .get("items")
        .get(0)
        .get("tradeId")
        .asString();
  }

  private void level(String side, int level, String price) {
    grid.put(
        Table.BOOK_LEVELS,
        "AAPL",
        side,
        level,
        new BigDecimal(price),
        new BigDecimal("5E+2"),
        4,
        1L);
  }

  private void trade(long id) {
    grid.put(
        Table.TRADES,
        "AAPL",
        id,
        new BigDecimal("100.00"),
        new BigDecimal("2"),
        "fund",
        "desk",
        1L,
        2L,
        "BUY",
        Timestamp.from(TIME),
        1L);
  }

  private void quote(String symbol, String last) {
    grid.put(
        Table.QUOTES,
        symbol,
        new BigDecimal("99.90"),
        new BigDecimal("300"),
        null,
        null,
        new BigDecimal(last),
        BigDecimal.ONE,
        Timestamp.from(TIME),
        1L);
  }

  private void position(String symbol, String quantity, String bought, String sold, String cash) {
    grid.put(
        Table.POSITIONS,
        symbol,
        "fund",
        new BigDecimal(quantity),
        new BigDecimal(bought),
        new BigDecimal(sold),
        new BigDecimal(cash),
        Timestamp.from(TIME),
        1L);
  }
}
