package io.tradegrid.task;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;
import org.apache.ignite.configuration.ClientConnectorConfiguration;
import org.apache.ignite.configuration.ExecutorConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.configuration.ThinClientConfiguration;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** Server nodes in memory, in this JVM, on free ports of the loopback, with every table. */
final class RiskCluster implements AutoCloseable {

  static final int SHARDS = 128;

  /** Fewer than the questions a test asks at once. */
  static final int POOL_THREADS = 2;

  private static final int MAX_NODES = 3;
  private static final int MAX_TASKS = 64;
  private static final int BATCH = 10_000;
  private static final long FAILURE_DETECTION_MS = 120_000;

  private final int[] discoveryPorts = freePorts(MAX_NODES);
  private final int[] communicationPorts = freePorts(MAX_NODES);
  private final int[] clientPorts = freePorts(MAX_NODES);
  private final Deque<Ignite> nodes = new ArrayDeque<>();

  private final int backups;

  RiskCluster(int backups) {
    this.backups = backups;
  }

  void start() {
    nodes.addLast(Ignition.start(configuration(nodes.size())));
  }

  /** Spreads every table over the nodes there are. */
  void createTables() {
    Table.caches(SHARDS, backups).forEach(nodes.getFirst()::createCache);
  }

  void stopLast() {
    nodes.removeLast().close();
  }

  Ignite first() {
    return nodes.getFirst();
  }

  /** A thin client of the first node. */
  IgniteClient client() {
    return Ignition.startClient(
        new ClientConfiguration().setAddresses("127.0.0.1:" + clientPorts[0]));
  }

  /** Whether each node owns some of the symbols; a node becomes owner once the rows are there. */
  boolean allOwnSomeOf(List<String> symbols) {
    return symbols.stream()
            .map(symbol -> nodes.getFirst().affinity(Table.BARS_1D.name()).mapKeyToNode(symbol))
            .distinct()
            .count()
        == nodes.size();
  }

  boolean hasLostShards() {
    return !nodes.getFirst().cache(Table.POSITIONS.name()).lostPartitions().isEmpty();
  }

  static void put(IgniteClient client, List<Row> rows) {
    for (int from = 0; from < rows.size(); from += BATCH) {
      putBatch(client, rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
  }

  private static void putBatch(IgniteClient client, List<Row> rows) {
    Map<Table, Map<Object, Object>> byTable = new HashMap<>();
    for (Row row : rows) {
      byTable
          .computeIfAbsent(row.table(), table -> new HashMap<>())
          .put(row.key(client.binary()), row.value(client.binary()));
    }
    byTable.forEach((table, entries) -> client.cache(table.name()).putAll(entries));
  }

  private IgniteConfiguration configuration(int index) {
    List<String> addresses =
        Arrays.stream(discoveryPorts).mapToObj(port -> "127.0.0.1:" + port).toList();
    return new IgniteConfiguration()
        .setIgniteInstanceName("risk-" + discoveryPorts[index])
        .setConsistentId("risk-" + index)
        .setLocalHost("127.0.0.1")
        .setWorkDirectory(Path.of("target", "ignite").toAbsolutePath().toString())
        .setPublicThreadPoolSize(POOL_THREADS)
        .setExecutorConfiguration(new ExecutorConfiguration("tradegrid-risk").setSize(POOL_THREADS))
        .setMetricsLogFrequency(0)
        // On a busy machine a node may stand still for long without being dead.
        .setFailureDetectionTimeout(FAILURE_DETECTION_MS)
        .setSystemWorkerBlockedTimeout(FAILURE_DETECTION_MS)
        .setDiscoverySpi(
            new TcpDiscoverySpi()
                .setLocalPort(discoveryPorts[index])
                .setLocalPortRange(0)
                .setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(addresses)))
        .setCommunicationSpi(
            new TcpCommunicationSpi().setLocalPort(communicationPorts[index]).setLocalPortRange(0))
        .setClientConnectorConfiguration(
            new ClientConnectorConfiguration()
                .setPort(clientPorts[index])
                .setPortRange(0)
                .setThinClientConfiguration(
                    new ThinClientConfiguration()
                        .setMaxActiveComputeTasksPerConnection(MAX_TASKS)));
  }

  private static int[] freePorts(int count) {
    ServerSocket[] sockets = new ServerSocket[count];
    int[] ports = new int[count];
    try {
      for (int i = 0; i < count; i++) {
        sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ports[i] = sockets[i].getLocalPort();
      }
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ports;
  }

  @Override
  public void close() {
    while (!nodes.isEmpty()) {
      stopLast();
    }
  }
}
