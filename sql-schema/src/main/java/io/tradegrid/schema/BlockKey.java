package io.tradegrid.schema;

import java.util.Objects;
import org.apache.ignite.cache.affinity.AffinityKeyMapped;

/** Key of a block of an instrument's history. A class, because Ignite cannot marshal records. */
public final class BlockKey {

  @AffinityKeyMapped private final int shard;
  private final int instrumentId;
  private final long firstRow;
  private final int span;

  /**
   * Names a block.
   *
   * @param shard the shard, 0 to count - 1, which is also its partition
   * @param instrumentId the instrument's number
   * @param firstRow the first row it is for, counted from 0 in the instrument's history
   * @param span how many rows it is for
   */
  public BlockKey(int shard, int instrumentId, long firstRow, int span) {
    this.shard = shard;
    this.instrumentId = instrumentId;
    this.firstRow = firstRow;
    this.span = span;
  }

  /** Returns the instrument's number. */
  public int instrumentId() {
    return instrumentId;
  }

  /** Returns the first row it is for, counted from 0 in the instrument's history. */
  public long firstRow() {
    return firstRow;
  }

  /** Returns how many rows it is for. */
  public int span() {
    return span;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockKey key
        && key.shard == shard
        && key.instrumentId == instrumentId
        && key.firstRow == firstRow
        && key.span == span;
  }

  @Override
  public int hashCode() {
    return Objects.hash(shard, instrumentId, firstRow, span);
  }

  @Override
  public String toString() {
    return "BlockKey[shard=%d, instrument=%d, firstRow=%d, span=%d]"
        .formatted(shard, instrumentId, firstRow, span);
  }
}
