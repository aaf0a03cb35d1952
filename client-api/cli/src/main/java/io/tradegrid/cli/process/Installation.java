package io.tradegrid.cli.process;

import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.GridAddress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where TradeGrid lies and how its processes are started.
 *
 * @param root directory of the launcher; everything that is written goes under {@code var} in it
 * @param java the JVM that children run on, the one this process runs on
 */
public record Installation(Path root, Path java) {

  private static final String NODE_JAR = "grid-node/target/grid-node-0.1.0-SNAPSHOT.jar";
  private static final String FAULTS_JAR = "fault-tests/target/fault-tests-0.1.0-SNAPSHOT.jar";
  private static final String KAFKA_JAR =
      "client-api/kafka-bridge/target/kafka-bridge-0.1.0-SNAPSHOT.jar";
  private static final String CONNECT_JAR =
      "client-api/kafka-connect/target/kafka-connect-0.1.0-SNAPSHOT.jar";
  private static final String FEED_JAR =
      "client-api/market-data/target/market-data-0.1.0-SNAPSHOT.jar";
  private static final String GATEWAY_JAR = "client-api/gateway/target/gateway-0.1.0-SNAPSHOT.jar";

  /**
   * Returns the installation that this process was started from.
   *
   * @throws CommandException if the launcher did not say where it is
   */
  public static Installation current() {
    String root = System.getProperty("tradegrid.root");
    if (root == null) {
      throw new CommandException("tradegrid.root: is not set; start through ./tradegrid");
    }
    return new Installation(
        Path.of(root).toAbsolutePath().normalize(),
        Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** Returns the directory for all that is written. */
  public Path var() {
    return root.resolve("var");
  }

  /**
   * Returns the command line of a node.
   *
   * @param arguments of the node: {@code --config FILE}, {@code --set key=value}
   */
  public List<String> node(List<String> arguments) {
    return jvm("1g", NODE_JAR, "io.tradegrid.node.GridNode", arguments);
  }

  /**
   * Returns the command line of a look into the log.
   *
   * @param what show or replay
   * @param arguments each {@code --key=value}
   */
  public List<String> lookBack(String what, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(what));
    all.addAll(arguments);
    List<String> command = jvm("2g", NODE_JAR, "io.tradegrid.lookback.LookBack", all);
    command.addAll(
        1,
        List.of(
            "-XX:+UseSerialGC",
            "-Dlogback.configurationFile=" + root.resolve("config/logging/cli.xml"),
            "-Djava.util.logging.config.file=" + root.resolve("config/logging/cli.properties")));
    return command;
  }

  /**
   * Returns the command line of a gateway.
   *
   * @param port of REST and the console
   * @param grid client port of a node
   */
  public List<String> gateway(int port, GridAddress grid) {
    return jvm(
        "256m",
        GATEWAY_JAR,
        "io.tradegrid.gateway.GatewayApplication",
        List.of("--server.port=" + port, "--tradegrid.grid.addresses=" + grid));
  }

  /**
   * Returns the command line of a bridge to Kafka.
   *
   * @param options each {@code --key=value}
   */
  public List<String> kafka(List<String> options) {
    return jvm("256m", KAFKA_JAR, "io.tradegrid.kafka.KafkaBridge", options);
  }

  /**
   * Returns the command line of a worker of Kafka Connect.
   *
   * @param options each {@code --key=value}
   */
  public List<String> connect(List<String> options) {
    return jvm("512m", CONNECT_JAR, "io.tradegrid.connect.ConnectProcess", options);
  }

  /**
   * Returns the command line of a feed of market data.
   *
   * @param options each {@code --key=value}
   */
  public List<String> feed(List<String> options) {
    return jvm("512m", FEED_JAR, "io.tradegrid.ingest.process.FeedProcess", options);
  }

  /**
   * Returns the command line of the fault tests.
   *
   * @param arguments each {@code --key=value}
   */
  public List<String> faults(List<String> arguments) {
    List<String> command = jvm("256m", FAULTS_JAR, "io.tradegrid.faults.FaultTests", arguments);
    command.add(1, "-Dtradegrid.root=" + root);
    return command;
  }

  private List<String> jvm(String heap, String jar, String mainClass, List<String> arguments) {
    Path path = root.resolve(jar);
    if (!Files.isRegularFile(path)) {
      throw new CommandException(jar + ": is missing; ./tradegrid builds it when it is next run");
    }
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("@" + root.resolve("config/jvm.options"));
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(path + File.pathSeparator + path.resolveSibling("lib") + File.separator + "*");
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
