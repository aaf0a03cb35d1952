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

/** {@code analytics statistics}: moments and performance of returns. */
@Command(
    name = "statistics",
    description = "Shows moments and performance of a symbol's returns from bar to bar.",
    footer = {
      "  ./tradegrid analytics statistics AAPL",
      "  ./tradegrid analytics statistics AAPL --benchmark SPY --risk-free 0.02"
    })
public final class StatisticsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SYMBOL", description = "Whose.")
  private String symbol;

  @Option(
      names = "--benchmark",
      paramLabel = "SYMBOL",
      defaultValue = "",
      description = "Beside whom: adds beta, alpha, tracking error, information ratio.")
  private String benchmark;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "252",
      description = "Bars a year (default: ${DEFAULT-VALUE}).")
  private double periods;

  @Option(
      names = "--risk-free",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Return a year without risk, such as 0.02 (default: ${DEFAULT-VALUE}).")
  private double riskFree;

  @Mixin private BarOptions bars;

  @Mixin private GridOption grid;

  /** Made by picocli. */
  public StatisticsCommand() {}

  @Override
  public Integer call() {
    try (TradeGridClient client = grid.connect()) {
      MeasuresText.print(
          client
              .analytics()
              .statistics(symbol, bars.source(), bars.count(), benchmark, periods, riskFree),
          spec.commandLine().getOut());
    }
    return 0;
  }
}
