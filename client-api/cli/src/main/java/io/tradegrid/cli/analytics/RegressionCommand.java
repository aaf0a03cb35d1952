package io.tradegrid.cli.analytics;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analytics regression}: how returns depend on those of others. */
@Command(
    name = "regression",
    description = "Shows how a symbol's returns depend on those of others, by least squares.",
    footer = {
      "  ./tradegrid analytics regression KO PEP",
      "  ./tradegrid analytics regression AAPL SPY QQQ --bars 253"
    })
public final class RegressionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "What is explained.")
  private String symbol;

  @Parameters(
      index = "1..*",
      arity = "1..5",
      paramLabel = "OTHER",
      description = "By what, one to five.")
  private List<String> others;

  @Mixin private BarOptions bars;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public RegressionCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      MeasuresText.print(
          client.analytics().regression(symbol, others, bars.source(), bars.count()),
          spec.commandLine().getOut());
    }
    return 0;
  }
}
