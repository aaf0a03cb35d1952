package io.tradegrid.ownership;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The cluster as one node sees it at one moment.
 *
 * @param version grows whenever a server joins or leaves; the number of the node that looks alone
 * @param self id of the node that looks
 * @param servers names of the servers that are there, this one included, by the id of their process
 * @param baseline names of the nodes that hold data, whether they are there or not
 */
public record ClusterView(
    long version, UUID self, SortedMap<UUID, String> servers, SortedSet<String> baseline) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Copies the collections. */
  public ClusterView {
    servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    baseline = Collections.unmodifiableSortedSet(new TreeSet<>(baseline));
  }

  /** Makes a view of collections in any order. */
  public static ClusterView of(
      long version, UUID self, Map<UUID, String> servers, Set<String> baseline) {
    return new ClusterView(version, self, new TreeMap<>(servers), new TreeSet<>(baseline));
  }

  /**
   * Returns a number that is equal for nodes that see the same cluster: the same processes, each of
   * which has its id once, and the same baseline. The version is not in it: two halves of a cluster
   * that falls apart count up alike, and nodes that are together count from where they began.
   */
  public long digest() {
    long digest = FNV_OFFSET;
    for (Map.Entry<UUID, String> server : servers.entrySet()) {
      digest = mix(digest, server.getKey().getMostSignificantBits());
      digest = mix(digest, server.getKey().getLeastSignificantBits());
      digest = mix(digest, server.getValue());
    }
    for (String name : baseline) {
      digest = mix(digest, name);
    }
    return digest;
  }

  private static long mix(long digest, String text) {
    long mixed = mix(digest, text.length());
    for (int i = 0; i < text.length(); i++) {
      mixed = mix(mixed, text.charAt(i));
    }
    return mixed;
  }

  private static long mix(long digest, long number) {
    long mixed = digest;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      mixed = (mixed ^ (number >>> shift & 0xff)) * FNV_PRIME;
    }
    return mixed;
  }

  /** Returns the ids of the other nodes of the baseline that are there: whose answers count. */
  public List<UUID> peers() {
    return servers.entrySet().stream()
        .filter(server -> !server.getKey().equals(self) && baseline.contains(server.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns how many others have to agree; 0 if this node is a majority by itself. */
  public int agreementsNeeded() {
    int majority = baseline.size() / 2 + 1;
    return baseline.contains(servers.get(self)) ? majority - 1 : majority;
  }
}
