package io.tradegrid.cli.portfolio;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portfolio}: who trades, and what they are held to. */
@Command(
    name = "portfolio",
    description = "Creates portfolios, sets what they are held to, and stops them.",
    footer = {
      "  ./tradegrid portfolio create FUND",
      "  ./tradegrid portfolio limits FUND --max-position 5000",
      "  ./tradegrid portfolio show FUND",
      "  ./tradegrid portfolio kill FUND        no new orders, and none left",
      "  ./tradegrid portfolio unblock FUND"
    },
    subcommands = {
      CreateCommand.class,
      ShowCommand.class,
      LimitsCommand.class,
      KillCommand.class,
      BlockCommand.class,
      UnblockCommand.class
    })
public final class PortfolioCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public PortfolioCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do with the portfolio: create, show, limits, kill, block or unblock");
  }
}
