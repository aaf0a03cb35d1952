package io.tradegrid.cli.orders;

import io.tradegrid.replay.ReplayCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with orders from the command line. */
@Command(
    name = "orders",
    description =
        "Enters, looks up and cancels orders, one by one, many at once or as they were recorded.",
    footer = {
      "  ./tradegrid orders submit FUND buy 100 AAPL --limit 231.87",
      "  ./tradegrid orders status FUND a-1 AAPL",
      "  ./tradegrid orders cancel FUND a-1 AAPL",
      "  ./tradegrid orders cancel-all FUND",
      "  ./tradegrid orders replay flow.csv",
      "  ./tradegrid orders submit --help      says more, as with each of them"
    },
    subcommands = {
      SubmitCommand.class,
      StatusCommand.class,
      CancelCommand.class,
      CancelAllCommand.class,
      ReplayCommand.class
    })
public final class OrdersCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public OrdersCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: submit, status, cancel, cancel-all or replay");
  }
}
