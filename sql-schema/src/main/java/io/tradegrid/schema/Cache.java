package io.tradegrid.schema;

import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.configuration.CacheConfiguration;

/** The caches that are not tables. */
public enum Cache {
  /** {@link LogKey} to the bytes of one log entry: the truth. */
  COMMAND_LOG,
  /** Shard to the sequence up to which its rows are written. */
  PROJECTION_MARK;

  /** The cache group of the log, apart from the rows so that it may have a region of its own. */
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
        .setGroupName(this == COMMAND_LOG ? LOG_GROUP : Table.ROWS_GROUP)
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
