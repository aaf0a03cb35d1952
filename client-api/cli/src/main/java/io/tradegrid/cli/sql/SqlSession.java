package io.tradegrid.cli.sql;

import io.tradegrid.cli.shell.CommandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Runs statements one after the other on one connection. */
final class SqlSession {

  private static final String PROMPT = "tradegrid> ";
  private static final Set<String> FAREWELLS = Set.of("exit", "exit;", "quit", "quit;");

  private final Connection connection;
  private final RowFormat format;
  private final int rowsMax;
  private final PrintWriter out;
  private final PrintWriter err;

  SqlSession(
      Connection connection, RowFormat format, int rowsMax, PrintWriter out, PrintWriter err) {
    this.connection = connection;
    this.format = format;
    this.rowsMax = rowsMax;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs all statements; the first that fails ends it.
   *
   * @throws CommandException with the reason of the one that failed
   */
  int run(StatementReader statements) throws IOException {
    Optional<String> statement = statements.next();
    while (statement.isPresent()) {
      try {
        execute(statement.get());
      } catch (SQLException e) {
        throw new CommandException(reason(e), e);
      }
      statement = statements.next();
    }
    return 0;
  }

  /** Prompts for statements until the input ends or says exit; failures are told and survived. */
  int converse(BufferedReader input) throws IOException {
    StatementReader statements = new StatementReader(() -> ask(input));
    err.println("Statements end with a semicolon; exit leaves.");
    err.flush();
    Optional<String> statement = statements.next();
    while (statement.isPresent()) {
      try {
        execute(statement.get());
      } catch (SQLException e) {
        err.println("error: " + reason(e));
        err.flush();
      }
      statement = statements.next();
    }
    return 0;
  }

  private String ask(BufferedReader input) throws IOException {
    out.print(PROMPT);
    out.flush();
    String line = input.readLine();
    boolean farewell = line != null && FAREWELLS.contains(line.strip().toLowerCase(Locale.ROOT));
    return farewell ? null : line;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          boolean more = format.print(rows, rowsMax, out);
          if (more) {
            err.printf(
                Locale.ROOT, "There are more than %,d rows; --limit 0 shows all.%n", rowsMax);
          }
        }
      } else {
        err.printf(Locale.ROOT, "%,d rows changed%n", Math.max(0, statement.getUpdateCount()));
      }
    } finally {
      out.flush();
      err.flush();
    }
  }

  /** H2 repeats the whole statement, over several lines, after what it has to say. */
  static String reason(SQLException e) {
    String message = e.getMessage() == null ? "no message" : e.getMessage();
    return message.replaceAll("\\s+", " ").replaceFirst("; SQL statement:.*", "").strip();
  }
}
