package io.tradegrid.engine;

import java.util.List;

/** Where shards' snapshots are kept: durable and replicated like the log. */
public interface SnapshotStore {

  /**
   * Keeps a snapshot in the place of the one before it. One that covers less than what is kept
   * changes nothing.
   *
   * @param shard the shard
   * @param sequence the last log entry it covers; written by one owner only
   * @param parts as {@link io.tradegrid.shard.ShardSnapshot#write} gave them
   * @throws GridUnavailableException if it cannot be kept now; the one before it still is
   */
  void write(int shard, long sequence, List<byte[]> parts);

  /**
   * Reads the newest snapshot.
   *
   * @return its parts in their order, none if there is none
   * @throws GridUnavailableException if it cannot be read now
   */
  List<byte[]> read(int shard);

  /**
   * Returns the last log entry that the newest snapshot covers, 0 if there is none.
   *
   * @throws GridUnavailableException if it cannot be read now
   */
  long sequence(int shard);
}
