package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child in the background: it writes to a log, is waited for until ready, and is stopped. */
public final class ManagedProcess {

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final int TAIL_LINES = 15;
  private static final long POLL_MS = 100;

  private final String name;
  private final Process process;
  private final Path log;

  private ManagedProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a child. Its log begins anew; the one before stays beside it as {@code .previous}.
   *
   * @param name what messages call it
   * @param log file for its standard output and error
   */
  public static ManagedProcess start(
      String name, List<String> command, Path workingDirectory, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      if (Files.exists(log)) {
        Path previous = log.resolveSibling(log.getFileName() + ".previous");
        Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
      }
      Process process =
          new ProcessBuilder(detached(command))
              .directory(workingDirectory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      return new ManagedProcess(name, process, log);
    } catch (IOException e) {
      throw new CommandException("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * In a session of its own a child does not get the terminal's Ctrl-C, so that it is we who stop
   * children, in order. Where there is no setsid they get it too and stop at once.
   */
  private static List<String> detached(List<String> command) {
    if (!Files.isExecutable(SETSID)) {
      return command;
    }
    List<String> detached = new ArrayList<>();
    detached.add(SETSID.toString());
    detached.addAll(command);
    return detached;
  }

  /**
   * Waits until the child serves.
   *
   * @param ready asked about every tenth of a second
   * @throws CommandException with the end of its log if it dies first or does not come in time
   */
  public void awaitReady(BooleanSupplier ready, Duration timeout) {
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    try {
      while (!ready.getAsBoolean()) {
        if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
          throw new CommandException(obituary());
        }
        if (System.nanoTime() - deadlineNs >= 0) {
          throw new CommandException(
              name + " is not ready after " + timeout.toSeconds() + " s; its log ends" + tail());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting for " + name, e);
    }
  }

  /** Returns whether the child has said a line that begins and goes on like this. */
  public boolean hasSaid(String beginning, String part) {
    return LogTail.lines(log).stream()
        .anyMatch(line -> line.startsWith(beginning) && line.contains(part));
  }

  /**
   * Fails if the child is gone.
   *
   * @throws CommandException with its exit code and the end of its log
   */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new CommandException(obituary());
    }
  }

  /** Stops the child, in good order if it takes no longer than the grace, else at once. */
  public void stop(Duration grace) {
    process.destroy();
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Returns what messages call it. */
  public String name() {
    return name;
  }

  /** Returns the operating system's view of it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  private String obituary() {
    return name + " stopped with exit code " + process.exitValue() + "; its log ends" + tail();
  }

  private String tail() {
    try {
      return " (" + log + "):" + System.lineSeparator() + LogTail.last(log, TAIL_LINES);
    } catch (UncheckedIOException e) {
      return " unreadable: " + e.getMessage();
    }
  }
}
