package io.tradegrid.cli.risk;

import io.tradegrid.cli.shell.GridOption;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.risk.RiskReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code risk}: the usual numbers of a portfolio, and the commands that ask for others. */
@Command(
    name = "risk",
    description = {
      "Computes a portfolio's one-day historical value at risk and expected shortfall.",
      "",
      "Runs where the positions and prices lie: the last closes value the positions, and each of"
          + " the last N daily price changes is one scenario. Losses are positive."
          + " The commands ask for more, of a portfolio, a book or the whole firm."
    },
    footer = {
      "  ./tradegrid risk ALPHA",
      "  ./tradegrid risk ALPHA --observations 500 --json",
      "  ./tradegrid risk live --portfolio ALPHA --watch",
      "  ./tradegrid risk var --book EQUITIES --method monte-carlo --by symbol"
    },
    subcommands = {
      VarCommand.class,
      StressCommand.class,
      ReverseStressCommand.class,
      GreeksCommand.class,
      ExplainCommand.class,
      HedgeCommand.class,
      BacktestCommand.class,
      LiveCommand.class,
      LimitCommand.class,
      PlaceCommand.class
    })
public final class RiskCommand implements Callable<Integer> {

  private static final int OBSERVATIONS_MIN = 100;

  @Spec private CommandSpec spec;

  @Mixin private GridOption grid;

  @Parameters(arity = "0..1", paramLabel = "PORTFOLIO", description = "Name of the portfolio.")
  private String portfolio;

  @Option(
      names = "--observations",
      paramLabel = "N",
      defaultValue = "250",
      description = "Daily scenarios, at least 100 (default: ${DEFAULT-VALUE}).")
  private int observations;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Made by picocli. */
  public RiskCommand() {}

  @Override
  public Integer call() {
    if (portfolio == null) {
      throw new ParameterException(spec.commandLine(), "a portfolio or a command is missing");
    }
    if (observations < OBSERVATIONS_MIN) {
      throw new ParameterException(
          spec.commandLine(),
          "--observations: must be at least " + OBSERVATIONS_MIN + ", got " + observations);
    }
    try (TradeGridClient client = grid.connect()) {
      RiskReport report = client.portfolioRisk(portfolio, observations);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? json(report) : text(report));
      out.flush();
      return 0;
    }
  }

  static String text(RiskReport report) {
    return String.format(
        Locale.ROOT,
        """
        portfolio                  %s
        positions                  %d
        market value               %,.2f
        value at risk 99 %%         %,.2f
        expected shortfall 97.5 %%  %,.2f
        scenarios                  %d, %s to %s
        """,
        report.portfolio(),
        report.positions(),
        report.marketValue(),
        report.valueAtRisk99(),
        report.expectedShortfall975(),
        report.scenarios(),
        report.firstDate(),
        report.lastDate());
  }

  /** Names never need escapes: a portfolio's holds letters, digits and '.', '_', '-' only. */
  static String json(RiskReport report) {
    return String.format(
        Locale.ROOT,
        "{\"portfolio\":\"%s\",\"marketValue\":%s,\"valueAtRisk99\":%s,"
            + "\"expectedShortfall975\":%s,\"positions\":%d,\"scenarios\":%d,"
            + "\"firstDate\":\"%s\",\"lastDate\":\"%s\"}%n",
        report.portfolio(),
        report.marketValue(),
        report.valueAtRisk99(),
        report.expectedShortfall975(),
        report.positions(),
        report.scenarios(),
        report.firstDate(),
        report.lastDate());
  }
}
