package io.tradegrid.gateway.marketdata;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.page.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads market data; a symbol that does not exist is refused with UNKNOWN_INSTRUMENT. */
@Component
public final class MarketData {

  /** The most trades of a page. */
  public static final int TRADES_MAX = 100;

  /** The most bars of an answer. */
  public static final int BARS_MAX = 500;

  /** The most levels of a side. */
  public static final int DEPTH_MAX = 50;

  private final Grid grid;
  private final NewestRows trades;
  private final NewestRows minutes;
  private final NewestRows days;

  MarketData(Grid grid) {
    this.grid = grid;
    // One more than a page holds tells whether another follows.
    this.trades = new NewestRows(grid, "TRADES", Trade.COLUMNS, "TRADE_ID", TRADES_MAX + 1);
    this.minutes =
        new NewestRows(
            grid,
            "BARS_1M",
            "OPENED_AT, OPEN, HIGH, LOW, CLOSE, VOLUME, TRADE_COUNT",
            "OPENED_AT",
            BARS_MAX);
    this.days =
        new NewestRows(
            grid,
            "BARS_1D",
            "TRADE_DATE, OPEN, HIGH, LOW, CLOSE, VOLUME, ADJUSTED_CLOSE",
            "TRADE_DATE",
            BARS_MAX);
  }

  /** Returns the quote of an instrument. */
  public Quote quote(String symbol) {
    grid.instrument(symbol);
    return grid
        .sqlOf(symbol, "SELECT " + Quote.COLUMNS + " FROM QUOTES WHERE SYMBOL = ?", symbol)
        .stream()
        .map(Quote::of)
        .findFirst()
        .orElse(Quote.none(symbol));
  }

  /**
   * Returns the quotes of the first instruments by symbol that have one.
   *
   * @param limit the most quotes
   */
  public List<Quote> quotes(int limit) {
    return grid
        .sql("SELECT " + Quote.COLUMNS + " FROM QUOTES ORDER BY SYMBOL LIMIT ?", limit)
        .stream()
        .map(Quote::of)
        .toList();
  }

  /**
   * Returns the best levels of a book.
   *
   * @param depth levels a side, 1 to {@link #DEPTH_MAX}
   */
  public Book book(String symbol, int depth) {
    grid.instrument(symbol);
    Map<String, List<Book.Level>> sides =
        grid
            .sqlOf(
                symbol,
                "SELECT SIDE, PRICE, QUANTITY, ORDER_COUNT FROM BOOK_LEVELS"
                    + " WHERE SYMBOL = ? AND LEVEL_NO <= ? ORDER BY SIDE, LEVEL_NO",
                symbol,
                depth)
            .stream()
            .collect(
                groupingBy(
                    row -> row.text(0),
                    mapping(
                        row -> new Book.Level(row.decimal(1), row.decimal(2), row.number(3)),
                        toList())));
    return new Book(
        symbol, sides.getOrDefault("BUY", List.of()), sides.getOrDefault("SELL", List.of()));
  }

  /**
   * Returns trades, newest first.
   *
   * @param limit 1 to {@link #TRADES_MAX}
   * @param before a trade id; only older trades are returned. Null starts with the newest
   */
  public Page<Trade> trades(String symbol, int limit, Long before) {
    grid.instrument(symbol);
    List<Trade> found =
        (before == null
                ? trades.read(symbol, limit + 1)
                : grid.sqlOf(
                    symbol,
                    "SELECT "
                        + Trade.COLUMNS
                        + " FROM TRADES WHERE SYMBOL = ? AND TRADE_ID < ?"
                        + " ORDER BY TRADE_ID DESC LIMIT ?",
                    symbol,
                    before,
                    limit + 1))
            .stream().map(Trade::of).toList();
    return Page.of(found, limit, Trade::tradeId);
  }

  /**
   * Returns the newest one-minute bars, oldest first.
   *
   * @param limit 1 to {@link #BARS_MAX}
   */
  public List<Bar> minuteBars(String symbol, int limit) {
    grid.instrument(symbol);
    return oldestFirst(minutes.read(symbol, limit).stream().map(Bar::ofMinute).toList());
  }

  /**
   * Returns the newest daily bars, oldest first.
   *
   * @param limit 1 to {@link #BARS_MAX}
   */
  public List<Bar> dailyBars(String symbol, int limit) {
    grid.instrument(symbol);
    return oldestFirst(days.read(symbol, limit).stream().map(Bar::ofDay).toList());
  }

  private static List<Bar> oldestFirst(List<Bar> newestFirst) {
    List<Bar> bars = new ArrayList<>(newestFirst);
    Collections.reverse(bars);
    return bars;
  }
}
