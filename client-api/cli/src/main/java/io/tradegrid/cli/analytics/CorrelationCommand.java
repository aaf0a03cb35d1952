package io.tradegrid.cli.analytics;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analytics correlation}: how two symbols move together, in a window that slides. */
@Command(
    name = "correlation",
    description = "Shows covariance, correlation and beta of returns in a window that slides.",
    footer = {
      "  ./tradegrid analytics correlation KO PEP",
      "  ./tradegrid analytics correlation AAPL SPY --window 20 --interval 1m"
    })
public final class CorrelationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Parameters(index = "1", paramLabel = "OTHER", description = "With whom; beta is on it.")
  private String other;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "60",
      description = "Returns in the window (default: ${DEFAULT-VALUE}).")
  private int window;

  @Mixin private PointsTable table;

  @Mixin private BarOptions bars;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public CorrelationCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      table.print(
          client.analytics().correlation(symbol, other, bars.source(), bars.count(), window),
          spec.commandLine().getOut());
    }
    return 0;
  }
}
