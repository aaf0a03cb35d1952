package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What SQL says of a symbol's ticks is what a plain list of them says. */
final class TickSqlAssertions {

  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final String ALL = "'%s', NULL, NULL";

  private final Connection sql;
  private final String symbol;
  private final List<TradeTick> trades;
  private final List<QuoteTick> quotes;

  /**
   * Makes assertions.
   *
   * @param trades all there are of the symbol, in their order
   * @param quotes likewise
   */
  TickSqlAssertions(Connection sql, String symbol, List<TradeTick> trades, List<QuoteTick> quotes) {
    this.sql = sql;
    this.symbol = symbol;
    this.trades = trades;
    this.quotes = quotes;
  }

  /** Waits until the tables of bars have what the trades come to. */
  void assertTables() {
    PlainBars.TABLES.forEach(
        (table, length) -> {
          List<String> expected = PlainBars.of(trades, length);
          await()
              .atMost(SETTLED)
              .untilAsserted(
                  () ->
                      assertThat(PlainBars.ofTable(sql, table, symbol))
                          .as("%s of %s", table, symbol)
                          .isEqualTo(expected));
        });
  }

  /** Asks every function. */
  void assertFunctions() throws SQLException {
    assertTicks();
    assertBars();
    assertLatest();
    assertAverage();
    assertAsOf();
    assertRefusals();
  }

  private void assertTicks() throws SQLException {
    List<String> told = new ArrayList<>();
    for (TradeTick trade : trades) {
      told.add(
          "%d %s %s %d".formatted(trade.timeNs(), price(trade), trade.size(), trade.sequence()));
    }
    assertThat(
            lines(
                "SELECT TRADED_AT, PRICE, QUANTITY, SOURCE_SEQUENCE FROM TICK_TRADES(" + ALL + ")"))
        .isEqualTo(told);
    told.clear();
    for (QuoteTick quote : quotes) {
      told.add(
          "%d %s %d %s %d"
              .formatted(
                  quote.timeNs(),
                  BigDecimal.valueOf(quote.bidPrice(), 2),
                  quote.bidSize(),
                  BigDecimal.valueOf(quote.askPrice(), 2),
                  quote.askSize()));
    }
    assertThat(
            lines(
                "SELECT QUOTED_AT, BID_PRICE, BID_QUANTITY, ASK_PRICE, ASK_QUANTITY"
                    + " FROM TICK_QUOTES('%s', NULL, NULL)"))
        .isEqualTo(told);
    assertThat(lines("SELECT COUNT(*) FROM TICK_TRADES('NOBODY', NULL, NULL)"))
        .containsExactly("0");
    assertThat(lines("SELECT COUNT(*) FROM TICK_TRADES(NULL, NULL, NULL)")).containsExactly("0");
  }

  private static BigDecimal price(TradeTick trade) {
    return BigDecimal.valueOf(trade.price(), trade.priceDecimals());
  }

  private void assertBars() throws SQLException {
    String bars =
        "SELECT OPENED_AT, OPEN, HIGH, LOW, CLOSE, VOLUME, TRADE_COUNT"
            + " FROM TICK_BARS('%s', '%s', %s)";
    for (String interval : List.of("1s", "7s", "1d")) {
      Duration length =
          interval.equals("1d")
              ? Duration.ofDays(1)
              : Duration.ofSeconds(Long.parseLong(interval.substring(0, 1)));
      assertThat(PlainBars.ofQuery(sql, bars.formatted(symbol, interval, "NULL, NULL, 'none'")))
          .as("bars of %s", interval)
          .isEqualTo(PlainBars.of(trades, length));
    }
    long seconds = (last().timeNs() / 1_000_000_000) - trades.get(0).timeNs() / 1_000_000_000 + 1;
    for (String fill : List.of("null", "previous", "linear")) {
      String range = "NULL, NULL, '" + fill + "'";
      assertThat(lines("SELECT COUNT(*) FROM TICK_BARS('%s', '1s', " + range + ")"))
          .as(fill)
          .containsExactly(Long.toString(seconds));
      String priced = fill.equals("null") ? "SUM(CASEWHEN(TRADE_COUNT > 0, 1, 0))" : "COUNT(*)";
      assertThat(lines("SELECT COUNT(CLOSE) FROM TICK_BARS('%s', '1s', " + range + ")"))
          .as(fill)
          .isEqualTo(lines("SELECT " + priced + " FROM TICK_BARS('%s', '1s', " + range + ")"));
    }
  }

  private TradeTick last() {
    return trades.get(trades.size() - 1);
  }

  private void assertLatest() throws SQLException {
    QuoteTick quote = quotes.get(quotes.size() - 1);
    assertThat(lines("SELECT TRADED_AT, PRICE, QUOTED_AT, BID_PRICE FROM TICK_LATEST('%s')"))
        .containsExactly(
            "%d %s %d %s"
                .formatted(
                    last().timeNs(),
                    price(last()),
                    quote.timeNs(),
                    BigDecimal.valueOf(quote.bidPrice(), 2)));
    assertThat(lines("SELECT COUNT(*) FROM TICK_LATEST('NOBODY')")).containsExactly("0");
  }

  private void assertAverage() throws SQLException {
    BigDecimal notional = BigDecimal.ZERO;
    BigDecimal volume = BigDecimal.ZERO;
    for (TradeTick trade : trades) {
      volume = volume.add(BigDecimal.valueOf(trade.size()));
      notional = notional.add(price(trade).multiply(BigDecimal.valueOf(trade.size())));
    }
    assertThat(lines("SELECT TICK_VWAP('%s', NULL, NULL)"))
        .containsExactly(notional.divide(volume, 10, RoundingMode.HALF_EVEN).toString());
    assertThat(lines("SELECT TICK_VWAP('NOBODY', NULL, NULL)")).containsExactly("null");
  }

  private void assertAsOf() throws SQLException {
    for (String tolerance : List.of("NULL", "'200ms'")) {
      long toleranceNs = tolerance.equals("NULL") ? Long.MAX_VALUE : 200_000_000;
      List<String> told = new ArrayList<>();
      int next = 0;
      for (TradeTick trade : trades) {
        while (next < quotes.size() && quotes.get(next).timeNs() <= trade.timeNs()) {
          next++;
        }
        Optional<QuoteTick> quote =
            Optional.of(next)
                .filter(place -> place > 0)
                .map(place -> quotes.get(place - 1))
                .filter(one -> trade.timeNs() - one.timeNs() <= toleranceNs);
        told.add(
            "%d %s %s %s"
                .formatted(
                    trade.timeNs(),
                    price(trade),
                    quote.map(Tick::timeNs).orElse(null),
                    quote.map(one -> BigDecimal.valueOf(one.askPrice(), 2)).orElse(null)));
      }
      assertThat(
              lines(
                  "SELECT TRADED_AT, PRICE, QUOTED_AT, ASK_PRICE FROM AS_OF('%s', NULL, NULL, "
                      + tolerance
                      + ")"))
          .as("tolerance %s", tolerance)
          .isEqualTo(told);
    }
  }

  private void assertRefusals() {
    assertThatThrownBy(() -> lines("SELECT * FROM TICK_BARS('%s', 'week', NULL, NULL, NULL)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("interval: must be a time such as");
    assertThatThrownBy(() -> lines("SELECT * FROM TICK_BARS('%s', '1s', NULL, NULL, 'up')"))
        .hasMessageContaining("fill: must be none, null, previous or linear, got 'up'");
    assertThatThrownBy(
            () ->
                lines(
                    "SELECT * FROM TICK_TRADES("
                        + "'%s', '2024-01-02 00:00:00', '2024-01-01 00:00:00')"))
        .hasMessageContaining("to_time: must not be before from_time");
    assertThatThrownBy(() -> lines("SELECT * FROM AS_OF('%s', NULL, NULL, 'long')"))
        .hasMessageContaining("tolerance: must be a time such as");
  }

  private List<String> lines(String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = sql.createStatement();
        ResultSet rows = statement.executeQuery(query.formatted(symbol))) {
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          Object value = rows.getObject(i);
          line.add(
              value instanceof java.sql.Timestamp time
                  ? Long.toString(
                      Math.floorDiv(time.getTime(), 1_000L) * 1_000_000_000L + time.getNanos())
                  : String.valueOf(value));
        }
        lines.add(String.join(" ", line));
      }
    }
    return lines;
  }
}
