package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child that has this process's streams, and that this process merely waits for. */
public final class ForegroundProcess {

  private static final long GRACE_SECONDS = 30;

  private ForegroundProcess() {}

  /**
   * Runs a command to its end. When this process is told to stop, so is the child, and this process
   * stays until the child is gone.
   *
   * @return the child's exit code
   */
  public static int run(List<String> command, Path workingDirectory) {
    try {
      Process child =
          new ProcessBuilder(command).directory(workingDirectory.toFile()).inheritIO().start();
      Thread stop = new Thread(() -> stop(child), "stop-child");
      Runtime.getRuntime().addShutdownHook(stop);
      return child.waitFor();
    } catch (IOException e) {
      throw new CommandException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while the child was running", e);
    }
  }

  private static void stop(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
