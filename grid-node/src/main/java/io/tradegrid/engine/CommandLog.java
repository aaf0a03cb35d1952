package io.tradegrid.engine;

import java.util.function.BooleanSupplier;

/** The durable, replicated log of all shards: entry by entry, never overwritten. */
public interface CommandLog {

  /**
   * Appends an entry unless there is one at this place.
   *
   * @param shard the shard
   * @param sequence its place, one after the last
   * @param entry bytes of a {@link io.tradegrid.journal.LogEntry}
   * @return whether this call put it there; false also if an earlier attempt of one's own did
   * @throws RuntimeException if it cannot be told whether the entry is there
   */
  boolean append(int shard, long sequence, byte[] entry);

  /**
   * Reads an entry.
   *
   * @return its bytes, or null if there is none at this place
   */
  byte[] read(int shard, long sequence);

  /**
   * Takes entries that a snapshot covers out of the log, into the archive if there is one.
   *
   * @param sequence the last of them
   * @param goesOn asked now and then; once it says no, nothing more is taken out
   * @throws GridUnavailableException if that cannot be done now; some may be gone already
   */
  void trim(int shard, long sequence, BooleanSupplier goesOn);
}
