package io.tradegrid.cli.retention;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code retention}: how long what is kept. */
@Command(
    name = "retention",
    description = "Removes what is older than the rules say.",
    subcommands = {RunCommand.class},
    footer = {
      "  ./tradegrid retention run --dry-run",
      "  ./tradegrid retention run --keep TICK_QUOTES:30d"
    })
public final class RetentionCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public RetentionCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: run");
  }
}
