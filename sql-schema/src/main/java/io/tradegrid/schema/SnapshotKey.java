package io.tradegrid.schema;

import java.util.Objects;
import org.apache.ignite.cache.affinity.AffinityKeyMapped;

/** Key of one part of a shard's snapshot. A class, because Ignite cannot marshal records. */
public final class SnapshotKey {

  @AffinityKeyMapped private final int shard;
  private final long sequence;
  private final int part;

  /**
   * Names a part.
   *
   * @param shard the shard, 0 to count - 1, which is also its partition
   * @param sequence the last log entry that the snapshot covers
   * @param part from 0, without gaps
   */
  public SnapshotKey(int shard, long sequence, int part) {
    this.shard = shard;
    this.sequence = sequence;
    this.part = part;
  }

  /** Returns the shard. */
  public int shard() {
    return shard;
  }

  /** Returns the last log entry that the snapshot covers. */
  public long sequence() {
    return sequence;
  }

  /** Returns the part's place in the snapshot, from 0. */
  public int part() {
    return part;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SnapshotKey key
        && key.shard == shard
        && key.sequence == sequence
        && key.part == part;
  }

  @Override
  public int hashCode() {
    return Objects.hash(shard, sequence, part);
  }

  @Override
  public String toString() {
    return "SnapshotKey[shard=" + shard + ", sequence=" + sequence + ", part=" + part + "]";
  }
}
