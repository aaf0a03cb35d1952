package io.tradegrid.benchmark.orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of nodes on this machine that find each other, on ports that were free. */
public final class LocalCluster {

  private final Path directory;
  private final List<Integer> discoveryPorts = new ArrayList<>();

  /**
   * Makes settings.
   *
   * @param directory where the nodes keep what they have
   * @param nodes how many
   */
  public LocalCluster(Path directory, int nodes) throws IOException {
    this.directory = directory;
    for (int i = 0; i < nodes; i++) {
      discoveryPorts.add(freePort());
    }
  }

  /**
   * Returns the settings of a node, to be added to.
   *
   * @param number from 1
   */
  public Map<String, String> settings(int number) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("grid.node.name", "node-" + number);
    settings.put("grid.node.home", directory.resolve("home-" + number).toString());
    settings.put("grid.client.port", Integer.toString(freePort()));
    settings.put("grid.communication.port", Integer.toString(freePort()));
    settings.put("grid.metrics.port", Integer.toString(freePort()));
    settings.put("grid.discovery.port", Integer.toString(discoveryPorts.get(number - 1)));
    settings.put(
        "grid.discovery.addresses",
        String.join(",", discoveryPorts.stream().map(port -> "127.0.0.1:" + port).toList()));
    settings.put("grid.cluster.size", Integer.toString(discoveryPorts.size()));
    settings.put("grid.backups", Integer.toString(discoveryPorts.size() - 1));
    return settings;
  }

  /** Returns the settings of the second node, all else as the first one has it. */
  Map<String, String> likeFirst(Map<String, String> first) throws IOException {
    Map<String, String> second = new HashMap<>(first);
    second.putAll(settings(2));
    return second;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
