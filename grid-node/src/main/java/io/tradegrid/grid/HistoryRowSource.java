package io.tradegrid.grid;

import io.tradegrid.history.HistoryCursor;
import java.sql.SQLException;
import org.h2.tools.SimpleRowSource;

/** Lines of a history, each made when it is asked for. */
final class HistoryRowSource implements SimpleRowSource {

  private final HistoryCursor cursor;
  private final HistoryNames names;
  private final HistoryLine line;

  /**
   * Makes a source.
   *
   * @param cursor before its first row; null for no lines
   */
  HistoryRowSource(HistoryCursor cursor, HistoryNames names, HistoryLine line) {
    this.cursor = cursor;
    this.names = names;
    this.line = line;
  }

  @Override
  public Object[] readRow() throws SQLException {
    try {
      while (cursor != null && cursor.next()) {
        Object[] values = line.values(cursor, names);
        if (values != null) {
          return values;
        }
      }
      return null;
    } catch (RuntimeException e) {
      throw new SQLException("The history cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // Between two rows nothing is held but the block in memory.
  }

  @Override
  public void reset() throws SQLException {
    throw new SQLException("A history is read once; call the function again");
  }
}
