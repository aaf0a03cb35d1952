package io.tradegrid.retention;

import io.tradegrid.schema.Table;
import java.util.Optional;

/** What grows for ever unless a rule says how long it is kept. */
public enum AgingTable {
  /** Trades of market data, in blocks. */
  TICK_TRADES(null, null),
  /** Quotes of market data, in blocks. */
  TICK_QUOTES(null, null),
  /** Rows of one-second bars of market data. */
  TICK_BARS_1S(Table.TICK_BARS_1S, "OPENED_AT"),
  /** Rows of one-minute bars of market data. */
  TICK_BARS_1M(Table.TICK_BARS_1M, "OPENED_AT"),
  /** Rows of five-minute bars of market data. */
  TICK_BARS_5M(Table.TICK_BARS_5M, "OPENED_AT"),
  /** Rows of one-hour bars of market data. */
  TICK_BARS_1H(Table.TICK_BARS_1H, "OPENED_AT"),
  /** Rows of daily bars of market data. */
  TICK_BARS_1D(Table.TICK_BARS_1D, "TRADE_DATE"),
  /** Rows of one-minute bars of our own trades. */
  BARS_1M(Table.BARS_1M, "OPENED_AT"),
  /** Rows of our own trades; their blocks stay. */
  TRADES(Table.TRADES, "TRADED_AT"),
  /** Rows of orders that are closed, by when they last changed; their blocks stay. */
  ORDERS(Table.ORDERS, "UPDATED_AT");

  private final Table rows;
  private final String timeColumn;

  AgingTable(Table rows, String timeColumn) {
    this.rows = rows;
    this.timeColumn = timeColumn;
  }

  /** Returns the table of the rows; empty if it has blocks. */
  public Optional<Table> rows() {
    return Optional.ofNullable(rows);
  }

  /** Returns the column that tells how old a row is. */
  public String timeColumn() {
    return timeColumn;
  }
}
