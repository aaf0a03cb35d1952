package io.tradegrid.faults.cluster;

import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/** Asks one node what it sees of the cluster. A node that does not answer sees nothing. */
final class GridView {

  private static final int TIMEOUT_MS = 5_000;

  /** How long Ignite's ring takes to ask the node behind the one that is silent. */
  private static final int NEIGHBOUR_MS = 500;

  private GridView() {}

  /**
   * Asks a node.
   *
   * @param address its client connector
   * @param copies how many every partition should have
   */
  static Optional<Placement> of(String address, int copies) {
    try (IgniteClient client =
        Ignition.startClient(
            new ClientConfiguration()
                .setAddresses(address)
                .setTimeout(TIMEOUT_MS)
                .setRetryLimit(1)
                .setClusterDiscoveryEnabled(false)
                .setPartitionAwarenessEnabled(false))) {
      return Optional.of(read(client, copies));
    } catch (RuntimeException e) {
      // Whether it is dead, stopped or starting: it does not see the cluster now.
      return Optional.empty();
    }
  }

  /**
   * Returns after how long without a sign of life a node counts as dead, in milliseconds: when the
   * node before it in the ring has given it up, it asks the one behind.
   */
  static long failureDetectionMs(String address) {
    try (IgniteClient client =
        Ignition.startClient(new ClientConfiguration().setAddresses(address))) {
      return query(
              client,
              "SELECT \"VALUE\" FROM SYS.CONFIGURATION WHERE NAME = 'FailureDetectionTimeout'")
          .stream()
          .mapToLong(row -> Long.parseLong(row.get(0).toString()) + NEIGHBOUR_MS)
          .findFirst()
          .orElseThrow();
    }
  }

  private static Placement read(IgniteClient client, int copies) {
    Map<String, Long> nodes = new TreeMap<>();
    for (List<?> row :
        query(client, "SELECT CONSISTENT_ID, NODE_ORDER FROM SYS.NODES WHERE NOT IS_CLIENT")) {
      nodes.put((String) row.get(0), ((Number) row.get(1)).longValue());
    }
    Placement.Rows log = new Placement.Rows();
    Map<String, Integer> owning = new TreeMap<>();
    for (List<?> row :
        query(
            client,
            "SELECT G.CACHE_GROUP_NAME, P.PARTITION_ID, N.CONSISTENT_ID, P.IS_PRIMARY"
                + " FROM SYS.PARTITION_STATES P JOIN SYS.NODES N ON N.NODE_ID = P.NODE_ID"
                + " JOIN SYS.CACHE_GROUPS G ON G.CACHE_GROUP_ID = P.CACHE_GROUP_ID"
                + " WHERE P.STATE = 'OWNING' AND G.CACHE_GROUP_NAME IN ('"
                // Reference tables have a hundred times as many partitions, on every node.
                + Cache.LOG_GROUP
                + "', '"
                + Table.ROWS_GROUP
                + "')")) {
      String group = (String) row.get(0);
      int partition = ((Number) row.get(1)).intValue();
      if (group.equals(Cache.LOG_GROUP)) {
        log.add(partition, (String) row.get(2), (Boolean) row.get(3));
      }
      owning.merge(group + "/" + partition, 1, Integer::sum);
    }
    Map<Integer, Placement.Owners> owners = log.owners();
    boolean complete =
        !owners.isEmpty()
            && owning.values().stream().allMatch(count -> count == copies)
            && owners.values().stream().allMatch(shard -> shard.primary() != null);
    return new Placement(nodes, owners, complete);
  }

  private static List<List<?>> query(IgniteClient client, String sql) {
    return client.query(new SqlFieldsQuery(sql)).getAll();
  }
}
