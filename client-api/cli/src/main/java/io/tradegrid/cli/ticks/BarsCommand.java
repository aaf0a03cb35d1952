package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Span;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickQuery;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.TickTime;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ticks bars}: open, high, low, close and volume of intervals. */
@Command(
    name = "bars",
    description = {
      "Makes bars of trades: open, high, low, close, volume.",
      "",
      "--fill says what stands where nothing was traded: none leaves the interval out, null shows"
          + " it empty, previous takes the last price, linear the line between its neighbours."
          + " Several symbols are asked about in one call, and their bars stand one below the"
          + " other."
    },
    footer = {
      "  ./tradegrid ticks bars AAPL",
      "  ./tradegrid ticks bars AAPL --interval 1s --fill previous",
      "  ./tradegrid ticks bars AAPL MSFT --interval 1h --from 2012-06-21"
    })
public final class BarsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SymbolOptions symbols;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = Span.class,
      description = "Length of a bar, such as 1s, 5m or 1h (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--fill",
      paramLabel = "FILL",
      defaultValue = "none",
      description = "none, null, previous or linear (default: ${DEFAULT-VALUE}).")
  private BarFill fill;

  @Mixin private RangeOptions options;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public BarsCommand() {}

  @Override
  public Integer call() {
    symbols.check();
    TickQuery<Bars> query =
        TickQuery.bars(options.range(), BarInterval.of(interval.toNanos()), fill);
    try (TradeGridClient client = grid.connect()) {
      print(symbols.ask(client.ticks(), query));
    }
    return 0;
  }

  private void print(List<SymbolAnswer<Bars>> answers) {
    PrintWriter out = spec.commandLine().getOut();
    boolean several = !symbols.isOne();
    List<String> header =
        new ArrayList<>(List.of("begins", "open", "high", "low", "close", "volume", "trades"));
    if (several) {
      header.add(0, "symbol");
    }
    TextTable table = new TextTable(header);
    for (SymbolAnswer<Bars> answer : answers) {
      Bars bars = several ? answer.value().orElse(null) : answer.get();
      for (int i = 0; bars != null && i < bars.count(); i++) {
        List<Object> row = new ArrayList<>(row(bars, i));
        if (several) {
          row.add(0, answer.symbol());
        }
        table.add(row);
      }
    }
    table.lines().forEach(out::println);
    out.flush();
    SymbolOptions.requireAll(answers);
  }

  private static List<?> row(Bars bars, int bar) {
    boolean priced = bars.hasPrices(bar);
    return Arrays.asList(
        TickTime.instant(bars.startNs(bar)),
        priced ? bars.scale().price(bars.open(bar)) : null,
        priced ? bars.scale().price(bars.high(bar)) : null,
        priced ? bars.scale().price(bars.low(bar)) : null,
        priced ? bars.scale().price(bars.close(bar)) : null,
        bars.volumeDecimal(bar),
        bars.trades(bar));
  }
}
