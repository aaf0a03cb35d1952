package io.tradegrid.cli.sql;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The forms in which rows are printed. */
enum RowFormat {
  /** Aligned columns for a person; the rows are gathered first, so their number has a bound. */
  TABLE(1000) {
    @Override
    boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException {
      return TextTable.print(rows, rowsMax, out);
    }
  },
  /** Comma-separated values with a header, as RFC 4180 has them; null is an empty field. */
  CSV(0) {
    @Override
    boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException {
      return CsvRows.print(rows, rowsMax, out);
    }
  },
  /** One JSON array of objects for each statement, a row a line. */
  JSON(0) {
    @Override
    boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException {
      return JsonRows.print(rows, rowsMax, out);
    }
  };

  private final int rowsDefault;

  RowFormat(int rowsDefault) {
    this.rowsDefault = rowsDefault;
  }

  /** Returns the bound on rows when none is given; 0 is no bound. */
  int rowsDefault() {
    return rowsDefault;
  }

  /**
   * Prints rows.
   *
   * @return whether there are more than were printed
   */
  abstract boolean print(ResultSet rows, int rowsMax, PrintWriter out) throws SQLException;

  /** Reads an option's value, in small letters as it is documented. */
  static final class Converter implements ITypeConverter<RowFormat> {

    @Override
    public RowFormat convert(String value) {
      return Arrays.stream(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("must be table, csv or json, got '" + value + "'"));
    }
  }
}
