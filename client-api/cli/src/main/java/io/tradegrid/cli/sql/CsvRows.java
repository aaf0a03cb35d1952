package io.tradegrid.cli.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Rows as CSV with a header, as RFC 4180 has it but for line ends, which are line feeds. A null is
 * an empty field and an empty text is {@code ""}, so that the two differ.
 */
final class CsvRows {

  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]|^$|^\\s|\\s$");

  private CsvRows() {}

  static boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      out.print((i == 1 ? "" : ",") + field(columns.getColumnLabel(i)));
    }
    out.print('\n');
    int printed = 0;
    while (rows.next()) {
      if (printed++ == rowsMax) {
        return true;
      }
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        out.print((i == 1 ? "" : ",") + field(rows.getObject(i)));
      }
      out.print('\n');
    }
    return false;
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = Cell.text(value);
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
