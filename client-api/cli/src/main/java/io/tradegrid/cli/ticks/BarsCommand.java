package io.tradegrid.cli.ticks;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.cli.shell.Span;
import io.tradegrid.cli.sql.TextTable;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ticks bars}: open, high, low, close and volume of intervals. */
@Command(
    name = "bars",
    description = {
      "Makes bars of trades: open, high, low, close, volume.",
      "",
      "--fill says what stands where nothing was traded: none leaves the interval out, null shows"
          + " it empty, previous takes the last price, linear the line between its neighbours."
    },
    footer = {
      "  ./tradegrid ticks bars AAPL",
      "  ./tradegrid ticks bars AAPL --interval 1s --fill previous"
    })
public final class BarsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

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
    try (TradeGridClient client = grid.connect()) {
      print(client.ticks().bars(symbol, options.range(), BarInterval.of(interval.toNanos()), fill));
    }
    return 0;
  }

  private void print(Bars bars) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table =
        new TextTable(List.of("begins", "open", "high", "low", "close", "volume", "trades"));
    for (int i = 0; i < bars.count(); i++) {
      boolean priced = bars.hasPrices(i);
      table.add(
          Arrays.asList(
              RangeOptions.time(bars.startNs(i)),
              priced ? bars.scale().price(bars.open(i)) : null,
              priced ? bars.scale().price(bars.high(i)) : null,
              priced ? bars.scale().price(bars.low(i)) : null,
              priced ? bars.scale().price(bars.close(i)) : null,
              bars.volumeDecimal(i),
              bars.trades(i)));
    }
    table.lines().forEach(out::println);
    out.flush();
  }
}
