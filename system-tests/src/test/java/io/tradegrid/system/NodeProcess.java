package io.tradegrid.system;

import io.tradegrid.client.TradeGridClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
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
    return cluster(directory, size, 1);
  }

  /** Starts a cluster with so many backups; returns when all nodes are ready. */
  static List<NodeProcess> cluster(Path directory, int size, int backups) {
    List<Integer> discoveryPorts =
        IntStream.range(0, size).mapToObj(i -> JavaProcess.freePort()).toList();
    List<NodeProcess> nodes =
        IntStream.rangeClosed(1, size)
            .mapToObj(number -> new NodeProcess(directory, number, size, discoveryPorts))
            .toList();
    nodes.forEach(node -> node.settings.put("grid.backups", Integer.toString(backups)));
    nodes.forEach(NodeProcess::launch);
    try {
      nodes.forEach(node -> node.process.awaitReady());
      return nodes;
    } catch (RuntimeException | AssertionError e) {
      nodes.forEach(NodeProcess::killHard);
      throw e;
    }
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

  String name() {
    return settings.get("grid.node.name");
  }

  void killHard() {
    process.killHard();
  }

  void signal(String name) {
    process.signal(name);
  }

  int awaitExit(Duration timeout) {
    return process.awaitExit(timeout);
  }

  String output() {
    return process.output();
  }

  /** Returns what the node's metrics say under a name without labels; NaN if they do not. */
  double metric(String name) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort() + "/metrics"))
              .build();
      return HttpClient.newHttpClient()
          .send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
