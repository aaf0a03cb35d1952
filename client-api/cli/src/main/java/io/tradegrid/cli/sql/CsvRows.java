package io.tradegrid.cli.sql;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Rows as CSV. A null is an empty field and an empty text is "", so that the two differ. */
final class CsvRows {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setNullString("")
          .setQuoteMode(QuoteMode.MINIMAL)
          .get();

  private CsvRows() {}

  static boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int count = columns.getColumnCount();
    String[] values = new String[count];
    // Not closed: that would close the writer, which is not ours.
    try {
      CSVPrinter printer = new CSVPrinter(out, FORMAT);
      for (int i = 0; i < count; i++) {
        values[i] = columns.getColumnLabel(i + 1);
      }
      printer.printRecord((Object[]) values);
      int printed = 0;
      while (rows.next()) {
        if (printed++ == rowsMax) {
          return true;
        }
        for (int i = 0; i < count; i++) {
          Object value = rows.getObject(i + 1);
          values[i] = value == null ? null : Cell.text(value);
        }
        printer.printRecord((Object[]) values);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write CSV", e);
    }
  }
}
