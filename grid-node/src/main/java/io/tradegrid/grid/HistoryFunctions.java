package io.tradegrid.grid;

import io.tradegrid.history.HistoryCursor;
import io.tradegrid.model.Instrument;
import io.tradegrid.schema.Shards;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.annotations.QuerySqlFunction;
import org.h2.tools.SimpleResultSet;

/**
 * The SQL functions that read blocks, to be used like tables. The engine calls them several times
 * for one query, only to learn their columns at first, so nothing is read before the first row.
 */
public final class HistoryFunctions {

  private HistoryFunctions() {}

  /**
   * Every event of an instrument's market, and every trade reported in it, in their order.
   *
   * @param symbol the instrument; no rows if null
   * @param fromTime the earliest time, UTC; null for the beginning
   * @param toTime the time before which it ends, UTC; null for no end
   * @throws SQLException if there is no such instrument
   */
  @QuerySqlFunction(alias = "ORDER_EVENTS")
  public static ResultSet orderEvents(String symbol, Timestamp fromTime, Timestamp toTime)
      throws SQLException {
    return events(source(symbol, fromTime, toTime, new EventLine()));
  }

  /**
   * The events of an instrument's market from a row of its history on, for whoever has read as far
   * as there.
   *
   * @param symbol the instrument; no rows if null
   * @param firstRow number of the row, from 0; no rows if null
   * @throws SQLException if there is no such instrument, or the row is negative
   */
  @QuerySqlFunction(alias = "ORDER_EVENTS_FROM")
  public static ResultSet orderEventsFrom(String symbol, Long firstRow) throws SQLException {
    if (symbol == null || firstRow == null) {
      return events(new HistoryRowSource(null, null, new EventLine()));
    }
    if (firstRow < 0) {
      throw new SQLException("first_row: must not be negative, got " + firstRow);
    }
    ShardHost host = host();
    Instrument instrument = instrument(host, symbol);
    HistoryCursor cursor =
        HistoryCursor.fromRow(
            host.blocks(), Shards.of(symbol, host.shardCount()), instrument.id(), firstRow);
    HistoryNames names = new HistoryNames(instrument, host.reference());
    return events(new HistoryRowSource(cursor, names, new EventLine()));
  }

  private static ResultSet events(HistoryRowSource source) {
    SimpleResultSet rows = new SimpleResultSet(source);
    SqlColumns.text(rows, "SYMBOL");
    SqlColumns.number(rows, "EVENT_SEQUENCE");
    SqlColumns.time(rows, "HAPPENED_AT");
    SqlColumns.text(rows, "KIND");
    SqlColumns.number(rows, "ORDER_ID");
    SqlColumns.text(rows, "PORTFOLIO");
    SqlColumns.text(rows, "SIDE");
    SqlColumns.decimal(rows, "PRICE");
    SqlColumns.decimal(rows, "QUANTITY");
    SqlColumns.decimal(rows, "LEAVES_QUANTITY");
    SqlColumns.decimal(rows, "SHOWN_QUANTITY");
    SqlColumns.number(rows, "CONTRA_ORDER_ID");
    SqlColumns.text(rows, "CONTRA_PORTFOLIO");
    SqlColumns.text(rows, "LIQUIDITY");
    SqlColumns.text(rows, "REJECT_REASON");
    SqlColumns.text(rows, "CANCEL_REASON");
    SqlColumns.text(rows, "PHASE");
    SqlColumns.number(rows, "TRADE_ID");
    return rows;
  }

  /**
   * Every trade of an instrument, matched or reported, in their order.
   *
   * @param symbol the instrument; no rows if null
   * @param fromTime the earliest time, UTC; null for the beginning
   * @param toTime the time before which it ends, UTC; null for no end
   * @throws SQLException if there is no such instrument
   */
  @QuerySqlFunction(alias = "FILLS")
  public static ResultSet fills(String symbol, Timestamp fromTime, Timestamp toTime)
      throws SQLException {
    SimpleResultSet rows = new SimpleResultSet(source(symbol, fromTime, toTime, new FillLine()));
    SqlColumns.text(rows, "SYMBOL");
    SqlColumns.number(rows, "TRADE_ID");
    SqlColumns.decimal(rows, "PRICE");
    SqlColumns.decimal(rows, "QUANTITY");
    SqlColumns.text(rows, "BUY_PORTFOLIO");
    SqlColumns.text(rows, "SELL_PORTFOLIO");
    SqlColumns.number(rows, "BUY_ORDER_ID");
    SqlColumns.number(rows, "SELL_ORDER_ID");
    SqlColumns.text(rows, "AGGRESSOR_SIDE");
    SqlColumns.time(rows, "TRADED_AT");
    return rows;
  }

  private static HistoryRowSource source(
      String symbol, Timestamp fromTime, Timestamp toTime, HistoryLine line) throws SQLException {
    if (symbol == null) {
      return new HistoryRowSource(null, null, line);
    }
    ShardHost host = host();
    Instrument instrument = instrument(host, symbol);
    HistoryCursor cursor =
        new HistoryCursor(
            host.blocks(),
            Shards.of(symbol, host.shardCount()),
            instrument.id(),
            fromTime == null ? Long.MIN_VALUE : SqlTime.epochNs(fromTime),
            toTime == null ? Long.MAX_VALUE : SqlTime.epochNs(toTime),
            line.isOfTrades());
    return new HistoryRowSource(cursor, new HistoryNames(instrument, host.reference()), line);
  }

  private static ShardHost host() throws SQLException {
    Ignite ignite = Ignition.localIgnite();
    ShardHost host = ShardHost.of(ignite);
    if (host == null) {
      throw new SQLException("The node is starting; try again in a moment");
    }
    return host;
  }

  private static Instrument instrument(ShardHost host, String symbol) throws SQLException {
    Optional<Instrument> instrument = host.reference().instrument(symbol);
    if (instrument.isEmpty()) {
      throw new SQLException("symbol: no instrument is called '" + symbol + "'");
    }
    return instrument.get();
  }
}
