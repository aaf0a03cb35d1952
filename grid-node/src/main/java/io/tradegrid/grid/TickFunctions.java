package io.tradegrid.grid;

import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickSource;
import io.tradegrid.tick.TradeTick;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.annotations.QuerySqlFunction;
import org.h2.tools.SimpleResultSet;

/**
 * The SQL functions that read ticks, most of them to be used like tables. The engine calls them
 * several times for one query, only to learn their columns at first, so nothing is read before the
 * first row. Pages come from the owner of the symbol; one of them is in memory.
 *
 * <p>A function with an annotation stands for all of its name: the engine finds the others by their
 * number of arguments.
 */
public final class TickFunctions {

  /** Decimals of an average price. */
  private static final int VWAP_DECIMALS = 10;

  private TickFunctions() {}

  /**
   * Every trade that sources told of a symbol, in the order of time, source and sequence.
   *
   * @param symbol whose; no rows if null
   * @param fromTime the earliest time, UTC; null for the beginning
   * @param toTime the time before which it ends, UTC; null for no end
   * @throws SQLException if the range ends before it begins
   */
  @QuerySqlFunction(alias = "TICK_TRADES")
  public static ResultSet tickTrades(String symbol, Timestamp fromTime, Timestamp toTime)
      throws SQLException {
    return tickTrades(symbol, fromTime, toTime, null);
  }

  /**
   * The same of a source.
   *
   * @param source whose, such as IEX; * for every source's, null for the preferred ones
   * @throws SQLException naming the argument that cannot be
   */
  public static ResultSet tickTrades(
      String symbol, Timestamp fromTime, Timestamp toTime, String source) throws SQLException {
    SimpleResultSet rows =
        rows(symbol, owner -> TickPages.of(owner, TickKind.TRADE, range(fromTime, toTime, source)));
    tradeColumns(rows);
    originColumns(rows);
    return rows;
  }

  /**
   * Every best bid and offer that sources told of a symbol, in the order of time, source, sequence.
   *
   * @param symbol whose; no rows if null
   * @param fromTime the earliest time, UTC; null for the beginning
   * @param toTime the time before which it ends, UTC; null for no end
   * @throws SQLException if the range ends before it begins
   */
  @QuerySqlFunction(alias = "TICK_QUOTES")
  public static ResultSet tickQuotes(String symbol, Timestamp fromTime, Timestamp toTime)
      throws SQLException {
    return tickQuotes(symbol, fromTime, toTime, null);
  }

  /**
   * The same of a source.
   *
   * @param source whose, such as IEX; * for every source's, null for the preferred ones
   * @throws SQLException naming the argument that cannot be
   */
  public static ResultSet tickQuotes(
      String symbol, Timestamp fromTime, Timestamp toTime, String source) throws SQLException {
    SimpleResultSet rows =
        rows(symbol, owner -> TickPages.of(owner, TickKind.QUOTE, range(fromTime, toTime, source)));
    SqlColumns.text(rows, "SYMBOL");
    quoteColumns(rows);
    originColumns(rows);
    return rows;
  }

  /**
   * Bars of a symbol's trades.
   *
   * @param symbol whose; no rows if null
   * @param interval length of a bar, as 90s, 5m or 1h
   * @param fromTime the earliest time, UTC; null for that of the first trade
   * @param toTime the time before which it ends, UTC; null for after the last trade
   * @param fill none, null, previous or linear; null for none
   * @throws SQLException naming the argument that cannot be
   */
  @QuerySqlFunction(alias = "TICK_BARS")
  public static ResultSet tickBars(
      String symbol, String interval, Timestamp fromTime, Timestamp toTime, String fill)
      throws SQLException {
    return tickBars(symbol, interval, fromTime, toTime, fill, null);
  }

  /**
   * The same of the trades of a source.
   *
   * @param source whose, such as IEX; null for every source's
   * @throws SQLException naming the argument that cannot be
   */
  public static ResultSet tickBars(
      String symbol,
      String interval,
      Timestamp fromTime,
      Timestamp toTime,
      String fill,
      String source)
      throws SQLException {
    SimpleResultSet rows =
        rows(
            symbol,
            owner ->
                new BarPages(
                    owner,
                    range(fromTime, toTime, source).without(TickFlag.OUT_OF_RANGE),
                    interval(interval),
                    fill(fill)));
    SqlColumns.text(rows, "SYMBOL");
    SqlColumns.time(rows, "OPENED_AT");
    for (String name : List.of("OPEN", "HIGH", "LOW", "CLOSE", "VOLUME")) {
      SqlColumns.decimal(rows, name);
    }
    SqlColumns.number(rows, "TRADE_COUNT");
    return rows;
  }

  /**
   * The last trade and the last quote of a symbol in one row; no row if there are neither.
   *
   * @param symbol whose; no rows if null
   * @throws SQLException if the node is starting
   */
  @QuerySqlFunction(alias = "TICK_LATEST")
  public static ResultSet tickLatest(String symbol) throws SQLException {
    return tickLatest(symbol, null);
  }

  /**
   * The same of a source.
   *
   * @param source whose, such as IEX; * for every source's, null for the preferred ones
   * @throws SQLException naming the argument that cannot be
   */
  public static ResultSet tickLatest(String symbol, String source) throws SQLException {
    SimpleResultSet rows = rows(symbol, owner -> latest(owner, range(null, null, source)));
    tradeColumns(rows);
    quoteColumns(rows);
    return rows;
  }

  /**
   * Every trade of a symbol with the last quote at or before its time.
   *
   * @param symbol whose; no rows if null
   * @param fromTime the earliest time of a trade, UTC; null for the beginning
   * @param toTime the time before which trades end, UTC; null for no end
   * @param tolerance how much older than the trade a quote may be, as 500ms; null for any
   * @throws SQLException naming the argument that cannot be
   */
  @QuerySqlFunction(alias = "AS_OF")
  public static ResultSet asOf(
      String symbol, Timestamp fromTime, Timestamp toTime, String tolerance) throws SQLException {
    return asOf(symbol, fromTime, toTime, tolerance, null, null);
  }

  /**
   * The same of the trades of a source, with the quotes of another.
   *
   * @param source whose trades, such as IEX; null for every source's
   * @param quoteSource whose quotes; * for every source's, null for the preferred ones
   * @throws SQLException naming the argument that cannot be
   */
  public static ResultSet asOf(
      String symbol,
      Timestamp fromTime,
      Timestamp toTime,
      String tolerance,
      String source,
      String quoteSource)
      throws SQLException {
    SimpleResultSet rows =
        rows(
            symbol,
            owner ->
                TickPages.asOf(
                    owner,
                    range(fromTime, toTime, source),
                    new AsOfRule(
                        false,
                        tolerance == null ? Long.MAX_VALUE : SqlTime.spanNs("tolerance", tolerance),
                        0,
                        source("quote_source", quoteSource))));
    tradeColumns(rows);
    quoteColumns(rows);
    return rows;
  }

  /**
   * The volume-weighted average price of a symbol's trades.
   *
   * @param symbol whose; null if null
   * @param fromTime the earliest time, UTC; null for the beginning
   * @param toTime the time before which it ends, UTC; null for no end
   * @return with ten decimals, half to even; null if nothing was traded
   * @throws SQLException if the range ends before it begins
   */
  @QuerySqlFunction(alias = "TICK_VWAP")
  public static BigDecimal tickVwap(String symbol, Timestamp fromTime, Timestamp toTime)
      throws SQLException {
    return tickVwap(symbol, fromTime, toTime, null);
  }

  /**
   * The same of the trades of a source.
   *
   * @param source whose, such as IEX; null for every source's
   * @return with ten decimals, half to even; null if nothing was traded
   * @throws SQLException naming the argument that cannot be
   */
  public static BigDecimal tickVwap(
      String symbol, Timestamp fromTime, Timestamp toTime, String source) throws SQLException {
    if (symbol == null) {
      return null;
    }
    TickRange range = range(fromTime, toTime, source).without(TickFlag.OUT_OF_RANGE);
    return TickAnswers.totals(owner(symbol).ask(new TickQuestion.Totals(range)))
        .vwap()
        .map(mean -> mean.rounded(VWAP_DECIMALS))
        .orElse(null);
  }

  /** What pages are made of. */
  private interface Source {
    TickRowSource.Pages of(TickOwner owner) throws SQLException;
  }

  private static SimpleResultSet rows(String symbol, Source source) throws SQLException {
    TickRowSource.Pages none = () -> null;
    return new SimpleResultSet(new TickRowSource(symbol == null ? none : source.of(owner(symbol))));
  }

  private static TickOwner owner(String symbol) {
    return new TickOwner(Ignition.localIgnite(), symbol);
  }

  private static TickRowSource.Pages latest(TickOwner owner, TickRange all) {
    List<Object[]> rows = new ArrayList<>();
    return new TickRowSource.Pages() {
      private boolean read;

      @Override
      public List<Object[]> next() throws SQLException {
        if (read) {
          return null;
        }
        read = true;
        Optional<Tick> trade = TickPages.last(owner, TickKind.TRADE, all);
        Optional<Tick> quote = TickPages.last(owner, TickKind.QUOTE, all);
        Object[] row = new Object[9];
        row[0] = owner.symbol();
        trade.ifPresent(tick -> TickPages.putTrade(row, 1, (TradeTick) tick));
        quote.ifPresent(tick -> TickPages.putQuote(row, 4, (QuoteTick) tick));
        if (trade.isPresent() || quote.isPresent()) {
          rows.add(row);
        }
        return rows;
      }
    };
  }

  private static TickRange range(Timestamp fromTime, Timestamp toTime, String source)
      throws SQLException {
    long fromNs = fromTime == null ? Long.MIN_VALUE : SqlTime.epochNs(fromTime);
    long toNs = toTime == null ? Long.MAX_VALUE : SqlTime.epochNs(toTime);
    if (toNs < fromNs) {
      throw new SQLException(
          "to_time: must not be before from_time " + fromTime + ", got " + toTime);
    }
    return TickRange.of(fromNs, toNs).toldBy(source("source", source));
  }

  private static TickSource source(String argument, String text) throws SQLException {
    try {
      return text == null ? TickSource.PREFERRED : TickSource.of(text);
    } catch (IllegalArgumentException e) {
      throw new SQLException(argument + ": " + e.getMessage(), e);
    }
  }

  private static BarInterval interval(String text) throws SQLException {
    long lengthNs = text == null ? 0 : SqlTime.spanNs("interval", text);
    if (lengthNs <= 0) {
      throw new SQLException("interval: must be a time such as 1s, 5m or 1h, got " + text);
    }
    return BarInterval.of(lengthNs);
  }

  private static BarFill fill(String text) throws SQLException {
    try {
      return text == null ? BarFill.NONE : BarFill.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new SQLException("fill: must be none, null, previous or linear, got '" + text + "'", e);
    }
  }

  private static void tradeColumns(SimpleResultSet rows) {
    SqlColumns.text(rows, "SYMBOL");
    SqlColumns.time(rows, "TRADED_AT");
    SqlColumns.decimal(rows, "PRICE");
    SqlColumns.decimal(rows, "QUANTITY");
  }

  private static void quoteColumns(SimpleResultSet rows) {
    SqlColumns.time(rows, "QUOTED_AT");
    SqlColumns.decimal(rows, "BID_PRICE");
    SqlColumns.decimal(rows, "BID_QUANTITY");
    SqlColumns.decimal(rows, "ASK_PRICE");
    SqlColumns.decimal(rows, "ASK_QUANTITY");
  }

  private static void originColumns(SimpleResultSet rows) {
    SqlColumns.text(rows, "SOURCE");
    SqlColumns.number(rows, "SOURCE_SEQUENCE");
    SqlColumns.text(rows, "VENUE");
    SqlColumns.text(rows, "CONDITIONS");
    SqlColumns.text(rows, "FLAGS");
  }
}
