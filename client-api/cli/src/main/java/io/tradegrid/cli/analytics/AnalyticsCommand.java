package io.tradegrid.cli.analytics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code analytics}: indicators and statistics of symbols. */
@Command(
    name = "analytics",
    description = {
      "Computes indicators and statistics of symbols where their bars and ticks are.",
      "",
      "Bars are 1d or 1m, of the tables BARS_1D and BARS_1M, or made of ticks: ticks:5m. What each"
          + " number means is in docs/reference/statistics.md."
    },
    footer = {
      "  ./tradegrid analytics indicator AAPL 'rsi(14)'",
      "  ./tradegrid analytics statistics AAPL --benchmark SPY --bars 253",
      "  ./tradegrid analytics pair KO PEP --bars 500"
    },
    subcommands = {
      IndicatorCommand.class,
      StatisticsCommand.class,
      PairCommand.class,
      RegressionCommand.class,
      CorrelationCommand.class
    })
public final class AnalyticsCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public AnalyticsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to compute: indicator, statistics, pair, regression or correlation");
  }
}
