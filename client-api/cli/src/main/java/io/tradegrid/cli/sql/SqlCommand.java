package io.tradegrid.cli.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sql}: runs statements and prints their rows. */
@Command(
    name = "sql",
    description = {
      "Runs SQL statements on the grid and prints the rows.",
      "",
      "Without -e, statements are read from standard input, each ended by a semicolon; at a"
          + " terminal there is a prompt, and exit leaves it. The tables: INSTRUMENTS, PORTFOLIOS,"
          + " CONTRACTS, BOOKS, ORDERS, TRADES, POSITIONS, QUOTES, BOOK_LEVELS, BARS_1M, BARS_1D;"
          + " all times are UTC."
    },
    footer = {
      "  ./tradegrid sql",
      "  ./tradegrid sql -e \"SELECT * FROM QUOTES ORDER BY SYMBOL\"",
      "  ./tradegrid sql --format csv -e \"SELECT * FROM TRADES\" > trades.csv",
      "  ./tradegrid sql --grid 127.0.0.1:10801 < report.sql"
    },
    exitCodeList = {
      "0:every statement ran",
      "1:a statement failed, those after it were not run; or no node answers",
      "2:asked wrongly"
    })
public final class SqlCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private GridOption grid;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "SQL",
      description = "Statements to run, with semicolons between them.")
  private String statements;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      converter = RowFormat.Converter.class,
      description = "How rows are printed (default: ${DEFAULT-VALUE}).")
  private RowFormat format;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description =
          "Most rows printed of a statement; 0 prints all (default: 1000 as a table, else all).")
  private Integer limit;

  @Override
  public Integer call() throws IOException, SQLException {
    if (limit != null && limit < 0) {
      throw new ParameterException(
          spec.commandLine(), "--limit: must not be negative, got " + limit);
    }
    int most = limit == null ? format.rowsDefault() : limit;
    try (Connection connection = JdbcGrid.connect(grid.address())) {
      SqlSession session =
          new SqlSession(
              connection,
              format,
              most == 0 ? Integer.MAX_VALUE : most,
              spec.commandLine().getOut(),
              spec.commandLine().getErr());
      BufferedReader input =
          new BufferedReader(
              statements == null
                  ? new InputStreamReader(System.in, UTF_8)
                  : new StringReader(statements));
      return statements == null && Terminal.isInput()
          ? session.converse(input)
          : session.run(new StatementReader(input::readLine));
    }
  }
}
