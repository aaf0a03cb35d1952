package io.tradegrid.faults.process;

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

/** One grid node on ports of its own, which it keeps over restarts. For one thread at a time. */
public final class NodeProcess implements AutoCloseable {

  /** Shards of a grid; as few as still have every node own several. */
  public static final int SHARDS = 32;

  private static final String HEAP = "512m";
  private static final String MEMORY_MB = "256";

  private final Jvm jvm;
  private final Path directory;
  private final Map<String, String> settings;
  private JavaProcess process;

  /**
   * Makes a node that is yet to be started.
   *
   * @param directory where it runs, with its home in it
   * @param settings of the node, by key
   */
  public NodeProcess(Jvm jvm, Path directory, Map<String, String> settings) {
    this.jvm = jvm;
    this.directory = directory;
    this.settings = new TreeMap<>(settings);
  }

  /** Makes a node that is a cluster by itself. */
  public NodeProcess(Path directory) {
    this(
        Jvm.ofModule("grid-node", HEAP, "io.tradegrid.node.GridNode"),
        directory.resolve("node-1"),
        settings(directory, 1, List.of("127.0.0.1"), List.of(Ports.free())));
  }

  /** Starts a cluster whose every log entry has a backup; returns when all nodes are ready. */
  public static List<NodeProcess> cluster(Path directory, int size) {
    return cluster(directory, size, 1);
  }

  /** Starts a cluster with so many backups; returns when all nodes are ready. */
  public static List<NodeProcess> cluster(Path directory, int size, int backups) {
    List<String> hosts = IntStream.range(0, size).mapToObj(i -> "127.0.0.1").toList();
    List<Integer> discoveryPorts = IntStream.range(0, size).mapToObj(i -> Ports.free()).toList();
    Jvm jvm = Jvm.ofModule("grid-node", HEAP, "io.tradegrid.node.GridNode");
    List<NodeProcess> nodes =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                number ->
                    new NodeProcess(
                        jvm,
                        directory.resolve("node-" + number),
                        settings(directory, number, hosts, discoveryPorts)))
            .toList();
    nodes.forEach(node -> node.settings.put("grid.backups", Integer.toString(backups)));
    // No supervisor is there to start a node again that a busy machine made stop itself.
    nodes.forEach(node -> node.settings.put("grid.lease.stop.ms", "20000"));
    nodes.forEach(NodeProcess::launch);
    try {
      nodes.forEach(NodeProcess::awaitReady);
      return nodes;
    } catch (IllegalStateException e) {
      nodes.forEach(NodeProcess::killHard);
      throw e;
    }
  }

  /** Has the node start with this setting from now on. */
  public NodeProcess with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /**
   * Returns the settings of a node of a cluster, with a backup of everything if it has several.
   *
   * @param directory of the cluster
   * @param number of the node, from 1
   * @param hosts of all nodes
   * @param discoveryPorts of all nodes
   */
  public static Map<String, String> settings(
      Path directory, int number, List<String> hosts, List<Integer> discoveryPorts) {
    int size = hosts.size();
    Map<String, String> settings = new TreeMap<>();
    settings.put("grid.node.name", "node-" + number);
    settings.put("grid.node.home", directory.resolve("node-" + number + "/home").toString());
    settings.put("grid.host", hosts.get(number - 1));
    settings.put("grid.client.port", Integer.toString(Ports.free()));
    settings.put("grid.communication.port", Integer.toString(Ports.free()));
    settings.put("grid.metrics.port", Integer.toString(Ports.free()));
    settings.put("grid.discovery.port", Integer.toString(discoveryPorts.get(number - 1)));
    settings.put(
        "grid.discovery.addresses",
        String.join(
            ",",
            IntStream.range(0, size)
                .mapToObj(i -> hosts.get(i) + ":" + discoveryPorts.get(i))
                .toList()));
    settings.put("grid.cluster.size", Integer.toString(size));
    settings.put("grid.backups", size > 1 ? "1" : "0");
    settings.put("grid.storage.memory.mb", MEMORY_MB);
    settings.put("grid.shards", Integer.toString(SHARDS));
    return settings;
  }

  /** Starts it and waits until it is ready. */
  public NodeProcess start() {
    return launch().awaitReady();
  }

  /** Starts it and returns at once. */
  public NodeProcess launch() {
    List<String> arguments = new ArrayList<>();
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    process = JavaProcess.launch(jvm, directory, arguments);
    return this;
  }

  /** Waits until it is ready, after {@link #launch}. */
  public NodeProcess awaitReady() {
    process.awaitReady();
    return this;
  }

  /** Returns the process that was started last. */
  public JavaProcess process() {
    return process;
  }

  /** Returns its name. */
  public String name() {
    return settings.get("grid.node.name");
  }

  /** Returns where it keeps what it stores. */
  public Path home() {
    return Path.of(settings.get("grid.node.home"));
  }

  /** Returns where it runs, and where its output goes. */
  public Path directory() {
    return directory;
  }

  /** Returns where clients find it, as host:port. */
  public String address() {
    return settings.get("grid.host") + ":" + settings.get("grid.client.port");
  }

  /** Returns where other nodes and workers find it, as host:port. */
  public String discoveryAddress() {
    return settings.get("grid.host") + ":" + settings.get("grid.discovery.port");
  }

  /** Returns the port of its Prometheus endpoint. */
  public int metricsPort() {
    return Integer.parseInt(settings.get("grid.metrics.port"));
  }

  /** Returns a new connection to it alone. */
  public TradeGridClient connect() {
    return TradeGridClient.connect(address());
  }

  /** Sends it a signal, such as STOP or CONT. */
  public void signal(String name) {
    process.signal(name);
  }

  /** Waits until it ends by itself, and returns its exit code. */
  public int awaitExit(Duration timeout) {
    return process.awaitExit(timeout);
  }

  /** Returns what it has printed since it was started last. */
  public String output() {
    return process.output();
  }

  /**
   * Returns what the node's metrics say under a name, with its labels if it has any; NaN if they do
   * not.
   */
  public double metric(String name) {
    URI uri = URI.create("http://" + settings.get("grid.host") + ":" + metricsPort() + "/metrics");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
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
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Kills it without warning. */
  public void killHard() {
    process.killHard();
  }

  /** Ends it in good order. */
  public void stop() {
    process.close();
  }

  /** Kills it if it runs: whatever it was for is over. */
  @Override
  public void close() {
    if (process != null) {
      process.killHard();
    }
  }
}
