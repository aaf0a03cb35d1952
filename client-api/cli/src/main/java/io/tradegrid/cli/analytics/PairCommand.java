package io.tradegrid.cli.analytics;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.statistics.Trend;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analytics pair}: whether two symbols are cointegrated. */
@Command(
    name = "pair",
    description = "Shows whether two symbols are cointegrated, and how their spread stands.",
    footer = {
      "  ./tradegrid analytics pair KO PEP",
      "  ./tradegrid analytics pair KO PEP --bars 1000 --lags 4"
    })
public final class PairCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "What is explained.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "OTHER", description = "By what.")
  private String other;

  @Option(
      names = "--lags",
      paramLabel = "N",
      defaultValue = "1",
      description = "Differences in the test (default: ${DEFAULT-VALUE}).")
  private int lags;

  @Option(
      names = "--trend",
      paramLabel = "TREND",
      defaultValue = "CONSTANT",
      description = "Of the regression: CONSTANT, LINEAR or QUADRATIC (default: ${DEFAULT-VALUE}).")
  private Trend trend;

  @Mixin private BarOptions bars;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public PairCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      MeasuresText.print(
          client.analytics().pair(symbol, other, bars.source(), bars.count(), lags, trend),
          spec.commandLine().getOut());
    }
    return 0;
  }
}
