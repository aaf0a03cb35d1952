package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of the product, started from the modules' build results as the launcher does. */
final class JavaProcess implements AutoCloseable {

  static final Path ROOT = Path.of(System.getProperty("tradegrid.root")).toAbsolutePath();

  private static final Duration READY_TIMEOUT = Duration.ofSeconds(180);

  private final Process process;
  private final Path output;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a process.
   *
   * @param module directory of the module, relative to the root
   * @param directory where it runs and where its output goes
   */
  static JavaProcess launch(
      String module, String heap, String mainClass, Path directory, List<String> arguments) {
    try {
      Files.createDirectories(directory);
      Path output = Files.createTempFile(directory, "process-", ".out");
      Process process =
          new ProcessBuilder(command(module, heap, mainClass, arguments))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new JavaProcess(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the process says that it is ready. */
  JavaProcess awaitReady() {
    await("ready, in " + output)
        .atMost(READY_TIMEOUT)
        .until(() -> output().contains(" ready") || !process.isAlive());
    assertThat(output()).contains(" ready");
    return this;
  }

  /** Waits until the process ends by itself, and returns its exit code. */
  int awaitExit(Duration timeout) {
    await("the end of what writes " + output).atMost(timeout).until(() -> !process.isAlive());
    return process.exitValue();
  }

  static List<String> command(
      String module, String heap, String mainClass, List<String> arguments) {
    Path target = ROOT.resolve(module).resolve("target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + ROOT.resolve("config/jvm.options"));
    command.add("-Xmx" + heap);
    command.add("-Dtradegrid.root=" + ROOT);
    command.add("-cp");
    command.add(target.resolve("classes") + ":" + target.resolve("lib") + "/*");
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /** Returns a port that is free now; whoever takes it first has it, so take it soon. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal by its name, such as STOP or CONT. */
  void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL: no shutdown hook, no flush. */
  void killHard() {
    process.destroyForcibly();
    join();
  }

  private void join() {
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    join();
  }
}
