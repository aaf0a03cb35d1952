package io.tradegrid.ingest.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line of separated values into its fields; a field may stand in double quotes. */
public final class CsvLine {

  private CsvLine() {}

  /**
   * Cuts a line.
   *
   * @param separator what stands between fields
   * @return the fields without the blanks around them; in quotes, with what is in them
   * @throws IllegalArgumentException if a quote is not closed
   */
  public static List<String> fields(String line, char separator) {
    List<String> fields = new ArrayList<>();
    if (line.indexOf('"') < 0) {
      int from = 0;
      for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
        fields.add(line.substring(from, at).strip());
        from = at + 1;
      }
      fields.add(line.substring(from).strip());
      return fields;
    }
    int at = 0;
    do {
      at = quotable(line, at, separator, fields);
    } while (at <= line.length());
    return fields;
  }

  /** Adds the field that begins at a place; returns where the next one does. */
  private static int quotable(String line, int from, char separator, List<String> fields) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ' && separator != ' ') {
      at++;
    }
    if (at >= line.length() || line.charAt(at) != '"') {
      int end = line.indexOf(separator, from);
      end = end < 0 ? line.length() : end;
      fields.add(line.substring(from, end).strip());
      return end + 1;
    }
    StringBuilder field = new StringBuilder();
    for (at++; ; at++) {
      if (at >= line.length()) {
        throw new IllegalArgumentException("line: a quote is not closed");
      }
      boolean isQuote = line.charAt(at) == '"';
      if (isQuote && at + 1 < line.length() && line.charAt(at + 1) == '"') {
        field.append('"');
        at++;
      } else if (isQuote) {
        break;
      } else {
        field.append(line.charAt(at));
      }
    }
    fields.add(field.toString());
    int end = line.indexOf(separator, at);
    return end < 0 ? line.length() + 1 : end + 1;
  }
}
