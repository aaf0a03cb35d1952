package io.tradegrid.system;

import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bars made of a plain list of trades, and those of the tables, as text so that all is compared.
 */
final class PlainBars {

  /** The tables of bars of ticks and how long their bars are. */
  static final Map<String, Duration> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("TICK_BARS_1S", Duration.ofSeconds(1));
    TABLES.put("TICK_BARS_1M", Duration.ofMinutes(1));
    TABLES.put("TICK_BARS_5M", Duration.ofMinutes(5));
    TABLES.put("TICK_BARS_1H", Duration.ofHours(1));
    TABLES.put("TICK_BARS_1D", Duration.ofDays(1));
  }

  private PlainBars() {}

  /** One bar. */
  private static final class Bar {
    private BigDecimal open;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume = BigDecimal.ZERO;
    private long trades;

    void add(TradeTick trade) {
      close = BigDecimal.valueOf(trade.price(), trade.priceDecimals());
      open = trades == 0 ? close : open;
      high = trades == 0 ? close : high.max(close);
      low = trades == 0 ? close : low.min(close);
      volume = volume.add(BigDecimal.valueOf(trade.size(), trade.sizeDecimals()));
      trades++;
    }

    @Override
    public String toString() {
      return text(open, high, low, close, volume, trades);
    }
  }

  private static String text(
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      BigDecimal volume,
      long trades) {
    return "%s %s %s %s, %s of %d"
        .formatted(plain(open), plain(high), plain(low), plain(close), plain(volume), trades);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** Returns the bars of trades that are in the order of time. */
  static List<String> of(List<TradeTick> trades, Duration length) {
    TreeMap<Long, Bar> bars = new TreeMap<>();
    for (TradeTick trade : trades) {
      long startNs = Math.floorDiv(trade.timeNs(), length.toNanos()) * length.toNanos();
      bars.computeIfAbsent(startNs, s -> new Bar()).add(trade);
    }
    List<String> lines = new ArrayList<>();
    bars.forEach((startNs, bar) -> lines.add(startNs / 1_000_000 + ": " + bar));
    return lines;
  }

  /** Returns the bars of a symbol that a table has. */
  static List<String> ofTable(Connection sql, String table, String symbol) throws SQLException {
    String time = table.endsWith("1D") ? "TRADE_DATE" : "OPENED_AT";
    return ofQuery(
        sql,
        ("SELECT %s, OPEN, HIGH, LOW, CLOSE, VOLUME, TRADE_COUNT FROM %s"
                + " WHERE SYMBOL = '%s' ORDER BY %s")
            .formatted(time, table, symbol, time));
  }

  /** Returns the bars of a query whose columns are the seven of a bar. */
  @SuppressWarnings("JavaUtilDate") // The one class that dates and timestamps have in common.
  static List<String> ofQuery(Connection sql, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = sql.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.add(
            ((java.util.Date) rows.getObject(1)).getTime()
                + ": "
                + text(
                    rows.getBigDecimal(2),
                    rows.getBigDecimal(3),
                    rows.getBigDecimal(4),
                    rows.getBigDecimal(5),
                    rows.getBigDecimal(6),
                    rows.getLong(7)));
      }
    }
    return lines;
  }
}
