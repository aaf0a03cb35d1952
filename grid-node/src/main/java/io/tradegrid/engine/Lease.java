package io.tradegrid.engine;

/**
 * A node's right to acknowledge: a majority of the cluster has confirmed within the last term that
 * it sees the same cluster as this node does. Whoever was cut off does not have it, however sure it
 * is of owning a shard.
 *
 * <p>An append is acknowledged if the same version was held before it and after it completed.
 * Neither alone is enough: an append that waits for a backup completes on this node only when the
 * backup is given up, and then the version is another one, or none.
 */
@FunctionalInterface
public interface Lease {

  /** The version while the lease is not held. */
  long NONE = -1;

  /**
   * Returns the topology version under which the lease is held at this moment, or {@link #NONE}.
   * Cheap, and safe to call from any thread; what it says may end with the next moment.
   */
  long version();
}
