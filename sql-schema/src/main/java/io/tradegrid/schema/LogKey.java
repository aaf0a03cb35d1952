package io.tradegrid.schema;

import java.util.Comparator;
import java.util.Objects;
import org.apache.ignite.cache.affinity.AffinityKeyMapped;

/** Key of one entry of a shard's command log. A class, because Ignite cannot marshal records. */
public final class LogKey {

  /** In the order of the log, for keys of one shard. */
  public static final Comparator<LogKey> BY_SEQUENCE = Comparator.comparingLong(LogKey::sequence);

  @AffinityKeyMapped private final int shard;
  private final long sequence;

  /**
   * Names an entry.
   *
   * @param shard the shard, 0 to count - 1, which is also its partition
   * @param sequence from 1, without gaps
   */
  public LogKey(int shard, long sequence) {
    this.shard = shard;
    this.sequence = sequence;
  }

  /** Returns the shard. */
  public int shard() {
    return shard;
  }

  /** Returns the entry's place in the shard's log, from 1. */
  public long sequence() {
    return sequence;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogKey key && key.shard == shard && key.sequence == sequence;
  }

  @Override
  public int hashCode() {
    return Objects.hash(shard, sequence);
  }

  @Override
  public String toString() {
    return "LogKey[shard=" + shard + ", sequence=" + sequence + "]";
  }
}
