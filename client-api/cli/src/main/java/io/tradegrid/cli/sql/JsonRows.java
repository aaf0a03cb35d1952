package io.tradegrid.cli.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Rows as a JSON array of objects; numbers are numbers, decimals with all their digits. */
final class JsonRows {

  private JsonRows() {}

  static boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int printed = 0;
    boolean more = false;
    out.print("[");
    while (!more && rows.next()) {
      more = printed == rowsMax;
      if (!more) {
        out.print(printed++ == 0 ? "\n" : ",\n");
        out.print(object(rows, columns));
      }
    }
    out.print(printed == 0 ? "]\n" : "\n]\n");
    return more;
  }

  private static String object(ResultSet row, ResultSetMetaData columns) throws SQLException {
    StringBuilder json = new StringBuilder("{");
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      json.append(i == 1 ? "" : ",");
      appendText(json, columns.getColumnLabel(i));
      json.append(':');
      appendValue(json, row.getObject(i));
    }
    return json.append('}').toString();
  }

  private static void appendValue(StringBuilder json, Object value) {
    if (value == null || value instanceof Boolean || Cell.isNumber(value)) {
      json.append(value == null ? "null" : Cell.text(value));
    } else {
      appendText(json, Cell.text(value));
    }
  }

  private static void appendText(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
