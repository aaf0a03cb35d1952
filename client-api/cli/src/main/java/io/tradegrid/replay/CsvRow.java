package io.tradegrid.replay;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;

/** One row of a {@link CsvFile}; its readers refuse what does not fit, naming the place. */
public final class CsvRow {

  /** More digits than any price or quantity has; keeps exponent bombs out. */
  private static final int NUMBER_CHARS_MAX = 32;

  private final Path path;
  private final long line;
  private final CSVRecord row;

  CsvRow(Path path, long line, CSVRecord row) {
    this.path = path;
    this.line = line;
    this.row = row;
  }

  /** Returns its line in the file, from 1. */
  public long line() {
    return line;
  }

  /** Returns the number of fields. */
  public int size() {
    return row.size();
  }

  /**
   * Returns a field without the blanks around it.
   *
   * @param index from 0, less than {@link #size}
   */
  public String text(int index) {
    return row.get(index).strip();
  }

  /**
   * Checks the number of fields.
   *
   * @throws BrokenFileException if there are more or fewer
   */
  public void requireSize(int fields) {
    if (size() != fields) {
      throw new BrokenFileException(path, line, "must have " + fields + " columns, has " + size());
    }
  }

  /**
   * Reads a whole number.
   *
   * @param name the column's, for the complaint
   * @throws BrokenFileException if it is none or lies outside min to max
   */
  public long integer(int index, String name, long min, long max) {
    String text = text(index);
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw broken(index, name, "must be a whole number");
    }
    if (value < min || value > max) {
      throw broken(
          index,
          name,
          max == Long.MAX_VALUE ? "must be " + min + " or more" : "must be " + min + " to " + max);
    }
    return value;
  }

  /**
   * Reads a decimal.
   *
   * @param name the column's, for the complaint
   * @throws BrokenFileException if it is none or not positive
   */
  public BigDecimal positiveDecimal(int index, String name) {
    BigDecimal value = decimal(index, name);
    if (value.signum() <= 0) {
      throw broken(index, name, "must be positive");
    }
    return value;
  }

  /**
   * Reads a decimal.
   *
   * @param name the column's, for the complaint
   * @throws BrokenFileException if it is none
   */
  public BigDecimal decimal(int index, String name) {
    String text = text(index);
    if (text.length() > NUMBER_CHARS_MAX || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      throw broken(index, name, "must be a plain decimal number");
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw broken(index, name, "must be a plain decimal number");
    }
  }

  /**
   * Returns the complaint about a field, to be thrown.
   *
   * @param name the column's
   * @param rule what must be
   */
  public BrokenFileException broken(int index, String name, String rule) {
    String text = text(index);
    return new BrokenFileException(
        path, line, index + 1, name, rule + ", got " + (text.isEmpty() ? "nothing" : text));
  }
}
