package io.tradegrid.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast TradeGrid is on this machine. */
@Command(
    name = "bench",
    description = "Measures how fast TradeGrid is on this machine, and its peers beside it.",
    footer = {
      "  ./tradegrid bench book --peers      ./tradegrid bench orders --peers",
      "  ./tradegrid bench ticks --peers     ./tradegrid bench risk --peers"
    },
    subcommands = {
      BookCommand.class,
      OrdersCommand.class,
      TicksCommand.class,
      RiskCommand.class,
      RecoveryCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to measure: book, orders, ticks, risk or recovery");
  }
}
