package io.tradegrid.grid;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.h2.tools.SimpleRowSource;

/** Rows that are fetched page by page, as they are asked for. */
final class TickRowSource implements SimpleRowSource {

  private final Pages pages;
  private Iterator<Object[]> page = List.<Object[]>of().iterator();

  /** Fetches pages; a page may be empty. */
  interface Pages {

    /** Returns the next page, null if there is none. */
    List<Object[]> next() throws SQLException;
  }

  /** Makes a source of which nothing is fetched yet. */
  TickRowSource(Pages pages) {
    this.pages = pages;
  }

  @Override
  public Object[] readRow() throws SQLException {
    while (!page.hasNext()) {
      List<Object[]> next = pages.next();
      if (next == null) {
        return null;
      }
      page = next.iterator();
    }
    return page.next();
  }

  @Override
  public void close() {
    // Between two pages nothing is held.
  }

  @Override
  public void reset() throws SQLException {
    throw new SQLException("Ticks are read once; call the function again");
  }
}
