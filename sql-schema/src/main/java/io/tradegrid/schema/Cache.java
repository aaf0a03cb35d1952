package io.tradegrid.schema;

import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.configuration.CacheConfiguration;

/** The caches that are not tables. */
public enum Cache {
  /** {@link LogKey} to the bytes of one log entry: the truth. */
  COMMAND_LOG(Cache.LOG_GROUP),
  /** {@link LogKey} of the first entry to the bytes of a chunk of entries trimmed from the log. */
  LOG_ARCHIVE(Cache.LOG_GROUP),
  /** Shard to the sequence of the first entry that is still in its log. */
  LOG_START(Cache.LOG_GROUP),
  /** {@link SnapshotKey} to the bytes of one part of a shard's snapshot. */
  SHARD_SNAPSHOT(Cache.LOG_GROUP),
  /** Shard to which of its snapshots is whole: sequence and parts, then those being written. */
  SNAPSHOT_MARK(Cache.LOG_GROUP),
  /** Shard to the sequence up to which its rows are written. */
  PROJECTION_MARK(Table.ROWS_GROUP),
  /** Shard to the sequence of the newest flush of rows that has begun; older ones come too late. */
  PROJECTION_FENCE(Table.ROWS_GROUP),
  /** {@link BlockKey} to the bytes of one block: every order event and trade, in columns. */
  EVENT_BLOCKS(Cache.BLOCKS_GROUP),
  /** Shard to the sequence up to which its events are in blocks. */
  BLOCKS_MARK(Cache.BLOCKS_GROUP),
  /** Shard to who may write the rows of its ticks' bars, and which of them may be missing. */
  TICK_BARS(Table.ROWS_GROUP),
  /** 0 to the day, counted from the epoch, on which what was too old was last removed. */
  RETENTION_DAY(Table.ROWS_GROUP),
  /** {@link TickBlockKey} to the bytes of one block of ticks. */
  TICK_BLOCKS(Cache.TICKS_GROUP, Cache.TICKS_REGION);

  /**
   * The cache group of the log and what is kept of its past, apart from the rows so that it may
   * have a region of its own.
   */
  public static final String LOG_GROUP = "LOG";

  /** The cache group of blocks, which grow for ever and are seldom read. */
  public static final String BLOCKS_GROUP = "BLOCKS";

  /** The cache group of ticks. */
  public static final String TICKS_GROUP = "TICKS";

  /** The data region of ticks: reading a long history must not push the books out of memory. */
  public static final String TICKS_REGION = "ticks";

  private final String group;

  /** Null for the region of all that has none of its own. */
  private final String region;

  Cache(String group) {
    this(group, null);
  }

  Cache(String group, String region) {
    this.group = group;
    this.region = region;
  }

  /** Returns the cache group it belongs to. */
  public String group() {
    return group;
  }

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
        .setGroupName(group)
        .setDataRegionName(region)
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
