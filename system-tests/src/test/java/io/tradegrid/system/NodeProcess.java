package io.tradegrid.system;

import io.tradegrid.client.TradeGridClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One grid node on ports of its own, which it keeps over restarts. */
final class NodeProcess implements AutoCloseable {

  private final Path directory;
  private final Map<String, Integer> ports;
  private JavaProcess process;

  NodeProcess(Path directory) {
    this.directory = directory;
    int discovery = JavaProcess.freePort();
    this.ports =
        Map.of(
            "grid.client.port", JavaProcess.freePort(),
            "grid.discovery.port", discovery,
            "grid.communication.port", JavaProcess.freePort(),
            "grid.metrics.port", JavaProcess.freePort());
  }

  NodeProcess start() {
    List<String> arguments = new ArrayList<>();
    ports.forEach((key, port) -> set(arguments, key, port.toString()));
    set(arguments, "grid.discovery.addresses", "127.0.0.1:" + ports.get("grid.discovery.port"));
    set(arguments, "grid.node.home", directory.resolve("home").toString());
    set(arguments, "grid.storage.memory.mb", "256");
    process =
        JavaProcess.start("grid-node", "512m", "io.tradegrid.node.GridNode", directory, arguments);
    return this;
  }

  private static void set(List<String> arguments, String key, String value) {
    arguments.add("--set");
    arguments.add(key + "=" + value);
  }

  String address() {
    return "127.0.0.1:" + ports.get("grid.client.port");
  }

  int metricsPort() {
    return ports.get("grid.metrics.port");
  }

  TradeGridClient connect() {
    return TradeGridClient.connect(address());
  }

  void killHard() {
    process.killHard();
  }

  @Override
  public void close() {
    process.close();
  }
}
