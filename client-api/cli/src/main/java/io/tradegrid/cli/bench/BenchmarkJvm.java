package io.tradegrid.cli.bench;

import io.tradegrid.cli.process.Installation;
import io.tradegrid.cli.shell.CommandException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process of the benchmarks that is asked and answers line by line. */
final class BenchmarkJvm implements AutoCloseable {

  /** What every measured process gets: the same heap and collector, nothing grows while it runs. */
  static final List<String> FLAGS =
      List.of("-Xms2g", "-Xmx2g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch");

  private static final String JAR = "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar";

  private static final int END_SECONDS = 20;

  private final String name;
  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;
  private final Thread stop;

  private BenchmarkJvm(String name, Process process) {
    this.name = name;
    this.process = process;
    this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.stop = new Thread(process::destroyForcibly, "stop-" + name);
    Runtime.getRuntime().addShutdownHook(stop);
  }

  /**
   * Starts a main class of the benchmarks; its errors go to ours.
   *
   * @throws CommandException if it cannot be started
   */
  static BenchmarkJvm start(
      Installation installation, String name, String mainClass, List<String> arguments) {
    return start(installation, FLAGS, name, "book." + mainClass, arguments);
  }

  /**
   * As the other, with flags of its own.
   *
   * @param mainClass below the benchmarks' package
   */
  static BenchmarkJvm start(
      Installation installation,
      List<String> flags,
      String name,
      String mainClass,
      List<String> arguments) {
    Path jar = installation.root().resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new CommandException(JAR + ": is missing; ./tradegrid bench builds it");
    }
    List<String> command = new ArrayList<>();
    command.add(installation.java().toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*");
    command.add("io.tradegrid.benchmark." + mainClass);
    command.addAll(arguments);
    try {
      return new BenchmarkJvm(
          name, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new CommandException("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  void request(String line) {
    requests.println(line);
  }

  /** Returns the next line it says, null when it has ended in good order. */
  String readLine() {
    try {
      String line = answers.readLine();
      if (line == null && process.waitFor() != 0) {
        throw new CommandException(name + " stopped with exit code " + process.exitValue());
      }
      return line;
    } catch (IOException e) {
      throw new CommandException("cannot read what " + name + " says: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting for " + name, e);
    }
  }

  /**
   * Reads until a line that begins like this.
   *
   * @return what follows the beginning
   */
  String await(String beginning) {
    for (String line = readLine(); line != null; line = readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new CommandException(name + " ended without saying '" + beginning.strip() + "'");
  }

  /** Lets it end in good order, which it does when nothing more is asked; kills it if not. */
  void end() {
    requests.close();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(stop);
  }
}
