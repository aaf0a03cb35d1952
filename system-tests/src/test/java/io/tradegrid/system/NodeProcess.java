package io.tradegrid.system;

import io.tradegrid.client.TradeGridClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One grid node on ports of its own, which it keeps over restarts. */
final class NodeProcess implements AutoCloseable {

  private final Path directory;
  private final Map<String, String> settings = new TreeMap<>();
  private JavaProcess process;

  /** A node that is a cluster by itself. */
  NodeProcess(Path directory) {
    this(directory, 1, 1, List.of(JavaProcess.freePort()));
  }

  private NodeProcess(Path directory, int number, int clusterSize, List<Integer> discoveryPorts) {
    this.directory = directory.resolve("node-" + number);
    settings.put("grid.node.name", "node-" + number);
    settings.put("grid.node.home", this.directory.resolve("home").toString());
    settings.put("grid.client.port", Integer.toString(JavaProcess.freePort()));
    settings.put("grid.communication.port", Integer.toString(JavaProcess.freePort()));
    settings.put("grid.metrics.port", Integer.toString(JavaProcess.freePort()));
    settings.put("grid.discovery.port", Integer.toString(discoveryPorts.get(number - 1)));
    settings.put(
        "grid.discovery.addresses",
        String.join(",", discoveryPorts.stream().map(port -> "127.0.0.1:" + port).toList()));
    settings.put("grid.cluster.size", Integer.toString(clusterSize));
    settings.put("grid.backups", clusterSize > 1 ? "1" : "0");
    settings.put("grid.storage.memory.mb", "256");
  }

  /** Starts a cluster whose every log entry has a backup; returns when all nodes are ready. */
  static List<NodeProcess> cluster(Path directory, int size) {
    List<Integer> discoveryPorts =
        IntStream.range(0, size).mapToObj(i -> JavaProcess.freePort()).toList();
    List<NodeProcess> nodes =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> new NodeProcess(directory, number, size, discoveryPorts))
            .toList();
    nodes.forEach(NodeProcess::launch);
    nodes.forEach(node -> node.process.awaitReady());
    return nodes;
  }

  /** Has the node start with this setting from now on. */
  NodeProcess with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  NodeProcess start() {
    launch();
    process.awaitReady();
    return this;
  }

  private void launch() {
    List<String> arguments = new ArrayList<>();
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    process =
        JavaProcess.launch("grid-node", "512m", "io.tradegrid.node.GridNode", directory, arguments);
  }

  String address() {
    return "127.0.0.1:" + settings.get("grid.client.port");
  }

  int metricsPort() {
    return Integer.parseInt(settings.get("grid.metrics.port"));
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
