package io.tradegrid.cli.analytics;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analytics indicator}: an indicator after each bar. */
@Command(
    name = "indicator",
    description = {
      "Shows an indicator after each of the last bars.",
      "",
      "It begins with the first of the --bars: what remembers all bars, such as an EMA, differs a"
          + " little with how many there are."
    },
    footer = {
      "  ./tradegrid analytics indicator AAPL rsi",
      "  ./tradegrid analytics indicator AAPL macd --interval ticks:5m"
    })
public final class IndicatorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "INDICATOR", description = "Its name, or name(number,…).")
  private String indicator;

  @Mixin private PointsTable table;

  @Mixin private BarOptions bars;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public IndicatorCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      table.print(
          client.analytics().indicator(symbol, bars.source(), bars.count(), indicator),
          spec.commandLine().getOut());
    }
    return 0;
  }
}
