package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPage;
import io.tradegrid.tick.TickPosition;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ticks show}: trades or quotes one by one. */
@Command(
    name = "show",
    description = {
      "Shows trades or quotes in the order of time, each once.",
      "",
      "Where there are more than --limit, the last line says how to go on. --csv prints all of the"
          + " range as it is read, however many there are."
    },
    footer = {
      "  ./tradegrid ticks show AAPL",
      "  ./tradegrid ticks show AAPL --quotes --from 2012-06-21T13:30:00Z --limit 50",
      "  ./tradegrid ticks show AAPL --from 2012-06-21 --to 2012-06-22 --csv"
    })
public final class ShowTicksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Option(names = "--quotes", description = "Quotes instead of trades.")
  private boolean quotes;

  @Mixin private RangeOptions options;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most ticks, 1 to " + TickDesk.PAGE_MAX + " (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "TOKEN",
      description = "Goes on where a page before ended.")
  private String after;

  @Option(names = "--csv", description = "Prints all ticks as comma-separated values, no page.")
  private boolean csv;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public ShowTicksCommand() {}

  @Override
  public Integer call() {
    TickKind kind = quotes ? TickKind.QUOTE : TickKind.TRADE;
    Optional<TickPosition> position = Optional.ofNullable(after).map(TickPosition::parse);
    try (TradeGridClient client = grid.connect()) {
      if (csv) {
        print(kind, client.ticks().stream(symbol, kind, options.range(), position));
      } else {
        print(kind, client.ticks().page(symbol, kind, options.range(), position, limit));
      }
    }
    return 0;
  }

  private void print(TickKind kind, TickPage page) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable(TickText.header(kind));
    for (int i = 0; i < page.ticks().count(); i++) {
      table.add(TickText.row(page.ticks().get(i)));
    }
    table.lines().forEach(out::println);
    page.next().ifPresent(next -> out.println("more: --after " + next.token()));
    out.flush();
  }

  /** Ends early if nobody reads any more. */
  private void print(TickKind kind, Iterator<Tick> ticks) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        quotes
            ? "time,bid,bid_size,ask,ask_size,source,sequence,flags"
            : String.join(",", TickText.header(kind)));
    while (ticks.hasNext() && !out.checkError()) {
      out.println(
          TickText.row(ticks.next()).stream()
              .map(ShowTicksCommand::field)
              .collect(Collectors.joining(",")));
    }
    out.flush();
  }

  /** Tags may have commas and quotes; nothing else has. */
  private static String field(Object value) {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
