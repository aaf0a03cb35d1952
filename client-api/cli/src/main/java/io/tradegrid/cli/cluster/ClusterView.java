package io.tradegrid.cli.cluster;

import io.tradegrid.cli.shell.GridAddress;
import io.tradegrid.service.OrderEntry;
import io.tradegrid.service.ShardInspection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/** What the cluster says of its nodes, by their names. */
final class ClusterView {

  private static final int TIMEOUT_MS = 5_000;

  private final Map<String, String> idByName = new HashMap<>();
  private final Map<String, Boolean> onlineByBaselineName = new HashMap<>();
  private final Map<String, Long> shardsById = new HashMap<>();
  private final long ownerless;
  private final int[] lost;

  private ClusterView(IgniteClient client) {
    rows(client, "SELECT CONSISTENT_ID, CAST(NODE_ID AS VARCHAR) FROM SYS.NODES")
        .forEach(row -> idByName.put((String) row.get(0), (String) row.get(1)));
    rows(client, "SELECT CONSISTENT_ID, ONLINE FROM SYS.BASELINE_NODES")
        .forEach(row -> onlineByBaselineName.put((String) row.get(0), (Boolean) row.get(1)));
    String[] owners = client.services().serviceProxy(OrderEntry.NAME, OrderEntry.class).owners();
    Arrays.stream(owners).forEach(owner -> shardsById.merge(owner, 1L, Long::sum));
    ownerless = shardsById.getOrDefault("", 0L);
    lost = client.services().serviceProxy(ShardInspection.NAME, ShardInspection.class).lost();
  }

  /**
   * Asks one node.
   *
   * @throws org.apache.ignite.client.ClientException if it does not answer
   */
  static ClusterView of(GridAddress address) {
    ClientConfiguration configuration =
        new ClientConfiguration().setAddresses(address.toString()).setTimeout(TIMEOUT_MS);
    try (IgniteClient client = Ignition.startClient(configuration)) {
      return new ClusterView(client);
    }
  }

  private static List<List<?>> rows(IgniteClient client, String sql) {
    return client.query(new SqlFieldsQuery(sql)).getAll();
  }

  boolean isInTopology(String name) {
    return idByName.containsKey(name);
  }

  boolean isInBaseline(String name) {
    return onlineByBaselineName.containsKey(name);
  }

  /** Returns the nodes that hold data and are away, in their order. */
  List<String> away() {
    return onlineByBaselineName.entrySet().stream()
        .filter(node -> !node.getValue())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Returns the number of shards the node owns. */
  long shards(String name) {
    return shardsById.getOrDefault(idByName.getOrDefault(name, name), 0L);
  }

  /** Returns the number of shards that nobody owns now. */
  long ownerless() {
    return ownerless;
  }

  /** Returns the shards of which no node that is there has a copy. */
  List<Integer> lost() {
    return Arrays.stream(lost).boxed().toList();
  }
}
