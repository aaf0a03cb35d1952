package io.tradegrid.cli;

import io.tradegrid.cli.analytics.AnalyticsCommand;
import io.tradegrid.cli.bench.BenchCommand;
import io.tradegrid.cli.cluster.ClusterCommand;
import io.tradegrid.cli.demo.DemoCommand;
import io.tradegrid.cli.faults.FaultsCommand;
import io.tradegrid.cli.log.LogCommand;
import io.tradegrid.cli.log.RebuildCommand;
import io.tradegrid.cli.market.MarketCommand;
import io.tradegrid.cli.orders.OrdersCommand;
import io.tradegrid.cli.portfolio.PortfolioCommand;
import io.tradegrid.cli.process.ConnectCommand;
import io.tradegrid.cli.process.FeedCommand;
import io.tradegrid.cli.process.GatewayCommand;
import io.tradegrid.cli.process.KafkaCommand;
import io.tradegrid.cli.process.NodeCommand;
import io.tradegrid.cli.retention.RetentionCommand;
import io.tradegrid.cli.risk.RiskCommand;
import io.tradegrid.cli.sql.SqlCommand;
import io.tradegrid.cli.ticks.TicksCommand;
import io.tradegrid.prices.ImportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./tradegrid}: names the commands and runs the one that is asked for. */
@Command(
    name = "tradegrid",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Runs a trading grid, talks to it and looks after it.",
      "",
      "What it writes (data, logs, process ids) goes under var/ beside the launcher;"
          + " what it starts listens on 127.0.0.1."
    },
    synopsisHeading = "Usage: ./",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./tradegrid demo                   a grid with a living market, until Ctrl-C",
      "  ./tradegrid demo --once            the same for 15 seconds, with a summary",
      "  ./tradegrid sql -e \"SELECT * FROM QUOTES\"",
      "  ./tradegrid COMMAND --help         what a command does, with examples"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed; the last line says why", "2:asked wrongly"},
    subcommands = {
      DemoCommand.class,
      NodeCommand.class,
      GatewayCommand.class,
      KafkaCommand.class,
      ConnectCommand.class,
      FeedCommand.class,
      TicksCommand.class,
      RetentionCommand.class,
      AnalyticsCommand.class,
      ClusterCommand.class,
      SqlCommand.class,
      OrdersCommand.class,
      MarketCommand.class,
      PortfolioCommand.class,
      ImportCommand.class,
      RiskCommand.class,
      BenchCommand.class,
      LogCommand.class,
      RebuildCommand.class,
      FaultsCommand.class,
      ControlCommand.class
    })
public final class TradeGridCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--trace",
      description = "When the command fails, show the stack trace too.",
      scope = ScopeType.INHERIT)
  private boolean traced;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the whole command tree, ready to run. */
  static CommandLine commandLine() {
    Errors errors = new Errors();
    CommandLine commandLine =
        new CommandLine(new TradeGridCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(errors)
            .setExecutionExceptionHandler(errors);
    ControlCommand.passOptionsOn(commandLine.getSubcommands().get("control"));
    return commandLine;
  }

  boolean isTraced() {
    return traced;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
