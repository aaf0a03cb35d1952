package io.tradegrid.gateway.marketdata;

import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.grid.GridRow;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Reads the newest rows of a symbol, newest first, from a table whose key is (SYMBOL, rising).
 *
 * <p>The grid's indexes are read upwards only: to find the newest rows it walks all of a symbol's
 * and sorts them, which is no matter once and far too much every second for years of trades. So the
 * oldest key of the last answer is kept, and the next query starts there. That the rows from there
 * on are enough is checked, so a key kept from another time costs a second query and never a row.
 */
final class NewestRows {

  private final Grid grid;
  private final String fromFloor;
  private final String fromStart;
  private final int depth;
  private final ConcurrentMap<String, Object> floors = new ConcurrentHashMap<>();

  /**
   * Reads a table.
   *
   * @param columns what to select; the first is the key column
   * @param keyColumn the rising part of the key
   * @param depth the most rows ever asked for
   */
  NewestRows(Grid grid, String table, String columns, String keyColumn, int depth) {
    String select = "SELECT " + columns + " FROM " + table + " WHERE SYMBOL = ?";
    String order = " ORDER BY " + keyColumn + " DESC LIMIT ?";
    this.grid = grid;
    this.fromFloor = select + " AND " + keyColumn + " >= ?" + order;
    this.fromStart = select + order;
    this.depth = depth;
  }

  List<GridRow> read(String symbol, int limit) {
    List<GridRow> rows = deep(symbol);
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private List<GridRow> deep(String symbol) {
    Object floor = floors.get(symbol);
    if (floor != null) {
      List<GridRow> rows = grid.sqlOf(symbol, fromFloor, symbol, floor, depth);
      if (rows.size() == depth) {
        return remembering(symbol, rows);
      }
      floors.remove(symbol, floor);
    }
    return remembering(symbol, grid.sqlOf(symbol, fromStart, symbol, depth));
  }

  /** Only a full answer has a floor; a symbol with fewer rows is read from its start. */
  private List<GridRow> remembering(String symbol, List<GridRow> rows) {
    if (rows.size() == depth) {
      floors.put(symbol, rows.get(depth - 1).cells().get(0));
    }
    return rows;
  }
}
