package io.tradegrid.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with orders from the command line. */
@Command(
    name = "orders",
    description = "Sends recorded orders through the grid.",
    footer = "  ./tradegrid orders replay FILE      ./tradegrid orders replay --help says more",
    subcommands = ReplayCommand.class)
public final class OrdersCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public OrdersCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
