package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickQuery;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickSource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ticks latest}: the last tick of each of some symbols. */
@Command(
    name = "latest",
    description = {
      "Shows the last trade or quote of each symbol, now or as of a time.",
      "",
      "A symbol that has none shows null; one that has no answer is named, and the exit code is 1."
    },
    footer = {
      "  ./tradegrid ticks latest AAPL MSFT",
      "  ./tradegrid ticks latest AAPL --quotes --at 2012-06-21T13:30:00Z",
      "  ./tradegrid ticks latest --all"
    })
public final class LatestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SymbolOptions symbols;

  @Option(names = "--quotes", description = "Quotes instead of trades.")
  private boolean quotes;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "The last one at or before this time, UTC (default: the last of all).")
  private Long at;

  @Option(
      names = "--source",
      paramLabel = "TAG",
      converter = SourceOption.class,
      description =
          "Whose, such as IEX; * for every source's (default: quotes that were merged of"
              + " several, where there are such, and trades of every source).")
  private TickSource source = TickSource.PREFERRED;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public LatestCommand() {}

  @Override
  public Integer call() {
    symbols.check();
    TickKind kind = quotes ? TickKind.QUOTE : TickKind.TRADE;
    try (TradeGridClient client = grid.connect()) {
      print(
          kind,
          symbols.ask(
              client.ticks(), TickQuery.latest(kind, at == null ? Long.MAX_VALUE : at, 0, source)));
    }
    return 0;
  }

  private void print(TickKind kind, List<SymbolAnswer<Optional<Tick>>> answers) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> header = new ArrayList<>(List.of("symbol"));
    header.addAll(TickText.header(kind));
    TextTable table = new TextTable(header);
    for (SymbolAnswer<Optional<Tick>> answer : answers) {
      if (answer.value().isPresent()) {
        List<Object> row = new ArrayList<>(List.of(answer.symbol()));
        row.addAll(
            answer
                .get()
                .<List<?>>map(TickText::row)
                .orElse(Collections.nCopies(header.size() - 1, null)));
        table.add(row);
      }
    }
    table.lines().forEach(out::println);
    out.flush();
    SymbolOptions.requireAll(answers);
  }
}
