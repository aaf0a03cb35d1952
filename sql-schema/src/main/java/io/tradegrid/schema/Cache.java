package io.tradegrid.schema;

import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.configuration.CacheConfiguration;

/** The caches that are not tables. */
public enum Cache {
  /** {@link LogKey} to the bytes of one log entry: the truth. */
  COMMAND_LOG,
  /** {@link LogKey} of the first entry to the bytes of a chunk of entries trimmed from the log. */
  LOG_ARCHIVE,
  /** Shard to the sequence of the first entry that is still in its log. */
  LOG_START,
  /** {@link SnapshotKey} to the bytes of one part of a shard's snapshot. */
  SHARD_SNAPSHOT,
  /** Shard to which of its snapshots is whole: sequence and parts, then those being written. */
  SNAPSHOT_MARK,
  /** Shard to the sequence up to which its rows are written. */
  PROJECTION_MARK;

  /**
   * The cache group of the log and what is kept of its past, apart from the rows so that it may
   * have a region of its own.
   */
  public static final String LOG_GROUP = "LOG";

  /**
   * Returns the configuration of the cache.
   *
   * @param <K> key
   * @param <V> value
   * @param shards number of shards
   * @param backups copies beside the primary one
   */
  public <K, V> CacheConfiguration<K, V> configuration(int shards, int backups) {
    return new CacheConfiguration<K, V>(name())
        .setGroupName(this == PROJECTION_MARK ? Table.ROWS_GROUP : LOG_GROUP)
        .setAtomicityMode(CacheAtomicityMode.ATOMIC)
        .setWriteSynchronizationMode(CacheWriteSynchronizationMode.FULL_SYNC)
        .setPartitionLossPolicy(PartitionLossPolicy.READ_WRITE_SAFE)
        .setTopologyValidator(new MajorityOfBaseline())
        .setReadFromBackup(false)
        .setBackups(backups)
        .setStatisticsEnabled(true)
        .setAffinity(Shards.affinity(shards));
  }
}
