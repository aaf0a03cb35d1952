package io.tradegrid.faults.cluster;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is there and who has which shard, as one node sees it.
 *
 * @param nodes every node's name with its age, the oldest having the smallest number
 * @param owners by shard of the log: the nodes that have all of it, the primary first
 * @param complete whether every copy of every shard, log and rows, is where it should be
 */
public record Placement(Map<String, Long> nodes, Map<Integer, Owners> owners, boolean complete) {

  /**
   * Who has a shard.
   *
   * @param primary runs it; null if nobody does
   * @param backups have copies
   */
  public record Owners(String primary, Set<String> backups) {}

  /** Returns the oldest node, which coordinates the others. */
  public String coordinator() {
    return nodes.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Returns who runs a shard. */
  public String primary(int shard) {
    return owners.get(shard).primary();
  }

  /** Returns a node that has a copy of a shard, null if none does. */
  public String backup(int shard) {
    return owners.get(shard).backups().stream().findFirst().orElse(null);
  }

  /** Returns the shards that a node runs. */
  public Set<Integer> shardsOf(String node) {
    return owners.entrySet().stream()
        .filter(entry -> node.equals(entry.getValue().primary()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Gathers who has what, row by row. */
  static final class Rows {

    private final Map<Integer, String> primaries = new TreeMap<>();
    private final Map<Integer, Set<String>> backups = new TreeMap<>();

    void add(int shard, String node, boolean primary) {
      if (primary) {
        primaries.put(shard, node);
      } else {
        backups.computeIfAbsent(shard, s -> new TreeSet<>()).add(node);
      }
    }

    Map<Integer, Owners> owners() {
      Set<Integer> shards = new TreeSet<>(primaries.keySet());
      shards.addAll(backups.keySet());
      Map<Integer, Owners> owners = new TreeMap<>();
      for (int shard : shards) {
        owners.put(shard, new Owners(primaries.get(shard), backups.getOrDefault(shard, Set.of())));
      }
      return owners;
    }
  }
}
