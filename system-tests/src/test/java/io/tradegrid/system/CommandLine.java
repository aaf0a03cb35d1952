package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.faults.process.JavaProcess;
import io.tradegrid.faults.process.Jvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The commands behind ./tradegrid, each run in a process of its own. */
final class CommandLine {

  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  private final Path directory;

  CommandLine(Path directory) {
    this.directory = directory;
  }

  JavaProcess launch(String... arguments) {
    return JavaProcess.launch(
        Jvm.ofModule("client-api/cli", "256m", "io.tradegrid.cli.TradeGridCommand"),
        directory,
        List.of(arguments));
  }

  /** Runs a command that is to succeed, and returns what it printed. */
  String run(String... arguments) {
    JavaProcess process = launch(arguments);
    int exit = process.awaitExit(TIMEOUT);
    assertThat(exit).as(process.output()).isZero();
    return process.output();
  }

  /** Runs a command that is to fail, and returns what it printed. */
  String fail(String... arguments) {
    JavaProcess process = launch(arguments);
    int exit = process.awaitExit(TIMEOUT);
    assertThat(exit).as(process.output()).isNotZero();
    return process.output();
  }
}
