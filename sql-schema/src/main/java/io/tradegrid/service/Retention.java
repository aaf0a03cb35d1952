package io.tradegrid.service;

/**
 * Removes what is too old; deployed on every node under {@link #NAME}, any node may be asked, the
 * owner of the shard does it. Doing it again changes nothing.
 */
public interface Retention {

  /** The service's name. */
  String NAME = "Retention";

  /** Returns the rules of the node that is asked, as its configuration has them. */
  String rules();

  /**
   * Removes what a shard has of a table from before a time, or counts it.
   *
   * @param shard 0 to count - 1
   * @param table name of an {@link io.tradegrid.retention.AgingTable}
   * @param beforeNs the beginning of a UTC day, nanoseconds since the epoch
   * @param dryRun whether to count only
   * @return the numbers of {@link io.tradegrid.retention.Removed}; none if the shard is changing
   *     hands and the question is to be asked again
   * @throws IllegalArgumentException naming the argument that cannot be
   */
  long[] remove(int shard, String table, long beforeNs, boolean dryRun);
}
