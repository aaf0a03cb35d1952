package io.tradegrid.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Commands of the operating system, each over in a moment. */
public final class Shell {

  private static final long TIMEOUT_S = 20;

  /**
   * What came of a command.
   *
   * @param exitCode 0 if it was done
   * @param output all it printed
   */
  public record Result(int exitCode, String output) {

    /** Returns whether it was done. */
    public boolean isDone() {
      return exitCode == 0;
    }
  }

  private Shell() {}

  /**
   * Runs a command.
   *
   * @throws IllegalStateException with what it printed if it was not done
   */
  public static String run(String... command) {
    Result result = attempt(command);
    if (!result.isDone()) {
      throw new IllegalStateException(
          String.join(" ", command) + ": exit code " + result.exitCode() + ": " + result.output());
    }
    return result.output();
  }

  /** Runs a command that may fail, or not be there at all. */
  public static Result attempt(String... command) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return new Result(127, e.getMessage());
    }
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Result(124, "took more than " + TIMEOUT_S + " s; " + output);
      }
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
