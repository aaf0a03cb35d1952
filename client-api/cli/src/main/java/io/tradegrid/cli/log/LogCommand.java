package io.tradegrid.cli.log;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code log}: looking into the log of commands. */
@Command(
    name = "log",
    description = {
      "Looks into the log: every command that ever changed a shard, in the order in which it did,"
          + " from the first one on, archived or not.",
      "",
      "The log is read by itself: neither snapshots nor tables nor the node that owns the shard are"
          + " asked what they make of it. docs/operating/log.md shows what comes out."
    },
    footer = {
      "  ./tradegrid log show --symbol AAPL",
      "  ./tradegrid log show --shard 17 --from 2000 --limit 5",
      "  ./tradegrid log replay --symbol AAPL --until 10:31:07",
      "  ./tradegrid log replay --symbol AAPL --to 2000 --json"
    },
    subcommands = {ShowCommand.class, ReplayCommand.class})
public final class LogCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public LogCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do with the log: show or replay");
  }
}
