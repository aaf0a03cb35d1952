package io.tradegrid.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A running JVM of the product, with its output in a file. What is still running when this JVM ends
 * is killed.
 */
public final class JavaProcess implements AutoCloseable {

  private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(30);
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-all"));
  }

  private final Process process;
  private final Path output;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
    RUNNING.add(process);
    var unused = process.onExit().thenAccept(RUNNING::remove);
  }

  /**
   * Starts a process.
   *
   * @param directory where it runs and where its output goes; made if need be
   */
  public static JavaProcess launch(Jvm jvm, Path directory, List<String> arguments) {
    try {
      Files.createDirectories(directory);
      Path output = Files.createTempFile(directory, "process-", ".out");
      Process process =
          new ProcessBuilder(jvm.command(arguments))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new JavaProcess(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the process says that it is ready.
   *
   * @throws IllegalStateException with its output if it ends or takes too long
   */
  public JavaProcess awaitReady() {
    Waiting.until(READY_TIMEOUT, () -> isReady() || !process.isAlive());
    if (!isReady()) {
      throw new IllegalStateException("not ready: " + output + ": " + output());
    }
    return this;
  }

  /** Returns whether the process has said that it is ready. */
  public boolean isReady() {
    return output().contains(" ready");
  }

  /**
   * Waits until the process ends by itself.
   *
   * @return its exit code
   * @throws IllegalStateException with its output if it takes too long
   */
  public int awaitExit(Duration timeout) {
    if (!Waiting.until(timeout, () -> !process.isAlive())) {
      throw new IllegalStateException("still running: " + output + ": " + output());
    }
    return process.exitValue();
  }

  /** Returns what it has printed so far, errors included. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns its number in the operating system. */
  public long pid() {
    return process.pid();
  }

  /** Returns whether it runs; a stopped process does. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Sends it a signal.
   *
   * @param name such as STOP or CONT
   */
  public void signal(String name) {
    if (process.isAlive()) {
      Shell.run("kill", "-" + name, Long.toString(process.pid()));
    }
  }

  /** SIGKILL: no shutdown hook, no flush. */
  public void killHard() {
    process.destroyForcibly();
    join();
  }

  private void join() {
    try {
      if (!process.waitFor(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end, and was killed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    process.destroy();
    join();
  }
}
