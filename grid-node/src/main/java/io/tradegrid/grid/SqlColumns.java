package io.tradegrid.grid;

import java.sql.Types;
import org.h2.tools.SimpleResultSet;

/** The columns of a function's rows. */
final class SqlColumns {

  private static final int NUMBER_DIGITS = 19;
  private static final int DECIMAL_DIGITS = 38;
  private static final int DECIMALS = 18;
  private static final int NANOSECOND_DIGITS = 9;

  private SqlColumns() {}

  static void text(SimpleResultSet rows, String name) {
    rows.addColumn(name, Types.VARCHAR, Integer.MAX_VALUE, 0);
  }

  static void number(SimpleResultSet rows, String name) {
    rows.addColumn(name, Types.BIGINT, NUMBER_DIGITS, 0);
  }

  static void decimal(SimpleResultSet rows, String name) {
    rows.addColumn(name, Types.DECIMAL, DECIMAL_DIGITS, DECIMALS);
  }

  static void time(SimpleResultSet rows, String name) {
    rows.addColumn(name, Types.TIMESTAMP, 0, NANOSECOND_DIGITS);
  }
}
