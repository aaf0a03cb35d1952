package io.tradegrid.cli.sql;

import java.io.IOException;
import java.util.Optional;

/**
 * Splits a text into statements at semicolons, those in quotes and comments excepted. Comments
 * ({@code -- …} and {@code /* … *}{@code /}) are left out of statements; hints keep their form.
 */
final class StatementReader {

  private static final int END = -1;

  private final Lines lines;
  private String line = "";
  private int position;
  private boolean ended;

  /** Where the text comes from. */
  interface Lines {

    /** Returns the next line, null at the end. */
    String next() throws IOException;
  }

  StatementReader(Lines lines) {
    this.lines = lines;
  }

  /** Returns the next statement without its semicolon, never blank; empty at the end. */
  Optional<String> next() throws IOException {
    StringBuilder statement = new StringBuilder();
    int character = read();
    while (character != END) {
      if (character == ';') {
        if (!statement.toString().isBlank()) {
          return Optional.of(statement.toString().strip());
        }
        statement.setLength(0);
      } else if (character == '\'' || character == '"') {
        copyQuoted((char) character, statement);
      } else if (character == '-' && peek() == '-') {
        position = line.length() - 1;
      } else if (character == '/' && peek() == '*' && peekSecond() != '+') {
        skipComment();
      } else {
        statement.append((char) character);
      }
      character = read();
    }
    return statement.toString().isBlank()
        ? Optional.empty()
        : Optional.of(statement.toString().strip());
  }

  private void copyQuoted(char quote, StringBuilder statement) throws IOException {
    statement.append(quote);
    int character = read();
    while (character != END) {
      statement.append((char) character);
      if (character == quote) {
        return;
      }
      character = read();
    }
  }

  private void skipComment() throws IOException {
    position++;
    int character = read();
    while (character != END && !(character == '*' && peek() == '/')) {
      character = read();
    }
    position++;
  }

  private int read() throws IOException {
    while (!ended && position >= line.length()) {
      String next = lines.next();
      ended = next == null;
      line = ended ? "" : next + "\n";
      position = 0;
    }
    return ended ? END : line.charAt(position++);
  }

  private int peek() {
    return position < line.length() ? line.charAt(position) : END;
  }

  private int peekSecond() {
    return position + 1 < line.length() ? line.charAt(position + 1) : END;
  }
}
