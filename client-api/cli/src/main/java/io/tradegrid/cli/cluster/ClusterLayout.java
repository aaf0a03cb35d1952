package io.tradegrid.cli.cluster;

import io.tradegrid.cli.process.PidFile;
import io.tradegrid.cli.process.Preflight.Listener;
import io.tradegrid.cli.shell.CommandException;
import io.tradegrid.cli.shell.GridAddress;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which node of a cluster has which port and directory. It is written beside the data, because a
 * cluster started again must have the number of nodes it had.
 *
 * @param home directory of the cluster
 * @param nodes 1 to {@value #NODES_MAX}
 * @param portOffset added to every port
 */
record ClusterLayout(Path home, int nodes, int portOffset) {

  /** More would not leave room between the ranges of ports, or on one machine. */
  static final int NODES_MAX = 16;

  private static final String HOST = "127.0.0.1";
  private static final int CLIENT_BASE = 10_799;
  private static final int METRICS_BASE = 9_463;
  private static final int DISCOVERY_BASE = 47_499;
  private static final int COMMUNICATION_BASE = 47_099;
  private static final String NODES_KEY = "cluster.nodes";
  private static final String OFFSET_KEY = "cluster.port.offset";

  /** Returns the layout that was written, if there is one. */
  static Optional<ClusterLayout> read(Path home) {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(
          new ClusterLayout(
              home,
              Integer.parseInt(properties.getProperty(NODES_KEY)),
              Integer.parseInt(properties.getProperty(OFFSET_KEY))));
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          file + ": is not readable; clear the cluster with cluster start --fresh", e);
    }
  }

  /**
   * Returns the layout that was written.
   *
   * @throws CommandException if no cluster was ever started
   */
  static ClusterLayout require(Path home) {
    return read(home)
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no cluster; start one with ./tradegrid cluster start --nodes 3"));
  }

  void write() {
    Properties properties = new Properties();
    properties.setProperty(NODES_KEY, Integer.toString(nodes));
    properties.setProperty(OFFSET_KEY, Integer.toString(portOffset));
    try (Writer writer = Files.newBufferedWriter(file(home))) {
      properties.store(writer, "The cluster of ./tradegrid cluster");
    } catch (IOException e) {
      throw new CommandException("cannot write " + file(home) + ": " + e.getMessage(), e);
    }
  }

  /** Returns the numbers of the nodes, from 1. */
  IntStream all() {
    return IntStream.rangeClosed(1, nodes);
  }

  /**
   * Requires that there is such a node.
   *
   * @throws CommandException if there is not
   */
  int check(int node) {
    if (node < 1 || node > nodes) {
      throw new CommandException(
          "there is no node " + node + "; the cluster has nodes 1 to " + nodes);
    }
    return node;
  }

  static String name(int node) {
    return "node-" + node;
  }

  GridAddress client(int node) {
    return new GridAddress(HOST, CLIENT_BASE + portOffset + node);
  }

  int metricsPort(int node) {
    return METRICS_BASE + portOffset + node;
  }

  PidFile pidFile(int node) {
    return new PidFile(home.resolve(name(node) + ".pid"));
  }

  Path log(int node) {
    return home.resolve(name(node) + ".log");
  }

  List<Listener> listeners(int node) {
    return IntStream.of(
            client(node).port(),
            metricsPort(node),
            DISCOVERY_BASE + portOffset + node,
            COMMUNICATION_BASE + portOffset + node)
        .mapToObj(port -> new Listener("--port-offset", port))
        .toList();
  }

  /** Returns the arguments node I is started with. */
  List<String> arguments(int node) {
    String addresses =
        all()
            .mapToObj(i -> HOST + ":" + (DISCOVERY_BASE + portOffset + i))
            .collect(Collectors.joining(","));
    List<String> arguments = new ArrayList<>();
    List.of(
            "grid.node.name=" + name(node),
            "grid.node.home=" + home.resolve(name(node)),
            "grid.client.port=" + client(node).port(),
            "grid.metrics.port=" + metricsPort(node),
            "grid.discovery.port=" + (DISCOVERY_BASE + portOffset + node),
            "grid.discovery.addresses=" + addresses,
            "grid.communication.port=" + (COMMUNICATION_BASE + portOffset + node),
            "grid.cluster.size=" + nodes,
            "grid.backups=" + (nodes > 1 ? 1 : 0))
        .forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return arguments;
  }

  private static Path file(Path home) {
    return home.resolve("cluster.properties");
  }
}
