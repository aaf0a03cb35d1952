package io.tradegrid.cli.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows under a header in columns as wide as their widest value; numbers are set to the right. */
public final class TextTable {

  private static final String NULL = "null";

  private final List<String> header;
  private final boolean[] toTheRight;
  private final List<String[]> rows = new ArrayList<>();

  /** Makes a table without rows. */
  public TextTable(List<String> header) {
    this.header = List.copyOf(header);
    this.toTheRight = new boolean[header.size()];
    Arrays.fill(toTheRight, true);
  }

  /**
   * Adds a row.
   *
   * @param values one a column; null is shown as such
   */
  public void add(List<?> values) {
    if (values.size() != header.size()) {
      throw new IllegalArgumentException(
          "values: must be " + header.size() + ", got " + values.size());
    }
    String[] row = new String[header.size()];
    for (int i = 0; i < row.length; i++) {
      Object value = values.get(i);
      row[i] = value == null ? NULL : Cell.text(value).replaceAll("\\p{Cntrl}", " ");
      toTheRight[i] &= value == null || Cell.isNumber(value);
    }
    rows.add(row);
  }

  /**
   * Gathers rows.
   *
   * @param rowsMax the rest is left unread
   */
  public static TextTable of(ResultSet results, int rowsMax) throws SQLException {
    ResultSetMetaData columns = results.getMetaData();
    List<String> header = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      header.add(columns.getColumnLabel(i));
    }
    TextTable table = new TextTable(header);
    while (table.rows.size() < rowsMax && results.next()) {
      List<Object> row = new ArrayList<>(header.size());
      for (int i = 1; i <= header.size(); i++) {
        row.add(results.getObject(i));
      }
      table.add(row);
    }
    return table;
  }

  static boolean print(ResultSet results, int rowsMax, PrintWriter out) throws SQLException {
    TextTable table = of(results, rowsMax);
    table.lines().forEach(out::println);
    out.printf(
        Locale.ROOT, "(%,d %s)%n", table.rows.size(), table.rows.size() == 1 ? "row" : "rows");
    return table.rows.size() == rowsMax && results.next();
  }

  /** Returns the header, a rule and the rows. */
  public List<String> lines() {
    int[] widths = header.stream().mapToInt(String::length).toArray();
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    List<String> lines = new ArrayList<>(rows.size() + 2);
    lines.add(line(header.toArray(String[]::new), widths));
    lines.add(
        String.join("  ", Arrays.stream(widths).mapToObj("-"::repeat).toArray(String[]::new)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(String[] values, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String gap = " ".repeat(widths[i] - values[i].length());
      line.append(i == 0 ? "" : "  ");
      line.append(toTheRight[i] ? gap + values[i] : values[i] + gap);
    }
    return line.toString().stripTrailing();
  }
}
