package io.tradegrid.benchmark.orders;

import io.tradegrid.client.TradeGridClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.client.ClientException;

/** A node in a process of its own, with the classes and the options of this one. */
public final class ChildNode implements AutoCloseable {

  private static final String MAIN_CLASS = "io.tradegrid.node.GridNode";

  private static final int CONNECT_ATTEMPTS = 600;
  private static final long CONNECT_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Process process;
  private final Thread stop;

  private ChildNode(Process process) {
    this.process = process;
    this.stop = new Thread(process::destroyForcibly, "stop-child-node");
    Runtime.getRuntime().addShutdownHook(stop);
  }

  /**
   * Starts it and returns at once.
   *
   * @param directory where its output goes
   * @param settings by key
   */
  public static ChildNode launch(Path directory, Map<String, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ProcessHandle.current().info().arguments().map(ChildNode::options).orElseThrow());
    command.add(MAIN_CLASS);
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    Files.createDirectories(directory);
    return new ChildNode(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("child-node.log").toFile())
            .start());
  }

  /**
   * Returns a client once the node answers.
   *
   * @throws ClientException if it has ended, or does not answer within a minute
   */
  public TradeGridClient connect(String address) {
    for (int attempt = 1; ; attempt++) {
      try {
        return TradeGridClient.connect(address);
      } catch (ClientException e) {
        if (attempt == CONNECT_ATTEMPTS || !process.isAlive()) {
          throw e;
        }
        LockSupport.parkNanos(CONNECT_PAUSE_NS);
      }
    }
  }

  /** Returns the processor time it has taken so far, of all its threads. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Returns all arguments of this process up to its main class. */
  private static List<String> options(String[] arguments) {
    String main = System.getProperty("sun.java.command").split(" ", 2)[0];
    List<String> options = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(main)) {
        return options;
      }
      options.add(argument);
    }
    throw new IllegalStateException("the command line of this process does not name " + main);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(stop);
  }
}
