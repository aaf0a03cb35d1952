package io.tradegrid.ownership;

import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The version of a cluster's servers, as one node sees them: it grows when a server joins or leaves
 * and stays when a client does, although discovery counts that too. It is this node's own number;
 * what nodes agree on is {@link ClusterView#digest}. For any thread.
 *
 * <p>A process has its id once. So servers that are those of before have been there all the while,
 * however many clients came and went between two looks.
 */
public final class ServerTopology {

  private record Seen(long discoveryVersion, long version, Set<UUID> servers) {}

  private final LongSupplier discoveryVersion;
  private final Supplier<Set<UUID>> servers;
  private volatile Seen seen = new Seen(-1, -1, Set.of());

  /**
   * Makes one that has seen nothing yet.
   *
   * @param discoveryVersion grows whenever any node joins or leaves
   * @param servers ids of the server processes that are there now
   */
  public ServerTopology(LongSupplier discoveryVersion, Supplier<Set<UUID>> servers) {
    this.discoveryVersion = discoveryVersion;
    this.servers = servers;
  }

  /** Returns the version as it is at the moment of the call. */
  public long version() {
    Seen last = seen;
    return last.discoveryVersion == discoveryVersion.getAsLong() ? last.version : look();
  }

  private synchronized long look() {
    while (true) {
      long before = discoveryVersion.getAsLong();
      Set<UUID> now = Set.copyOf(servers.get());
      if (discoveryVersion.getAsLong() == before) {
        seen = new Seen(before, now.equals(seen.servers) ? seen.version : before, now);
        return seen.version;
      }
    }
  }
}
