package io.tradegrid.grid;

import io.tradegrid.schema.Cache;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.CacheEntryProcessor;
import org.apache.ignite.cache.CachePeekMode;

/**
 * Keeps a flush that comes late from changing rows. Each flush first moves its shard's fence to its
 * own sequence; whatever it then does to a row asks, while the row's entry is locked on the
 * primary, whether the fence is past it. If not, no newer flush has touched the row, and one that
 * does so later writes it again or removes it. Fence, mark and rows of a shard have the same
 * primary.
 */
final class RowFence {

  private RowFence() {}

  private static boolean isPast(MutableEntry<?, ?> entry, int shard, long sequence) {
    Long fence =
        entry
            .unwrap(Ignite.class)
            .<Integer, Long>cache(Cache.PROJECTION_FENCE.name())
            .localPeek(shard, CachePeekMode.PRIMARY);
    if (fence == null) {
      throw new IllegalStateException("The fence of shard " + shard + " is not on this node");
    }
    return fence > sequence;
  }

  /** Moves a fence forward; answers whether it may be passed. */
  static final class Move implements CacheEntryProcessor<Integer, Long, Boolean> {

    private static final long serialVersionUID = 1L;

    private final long sequence;

    Move(long sequence) {
      this.sequence = sequence;
    }

    @Override
    public Boolean process(MutableEntry<Integer, Long> entry, Object... arguments) {
      Long there = entry.getValue();
      if (there == null || there < sequence) {
        entry.setValue(sequence);
      }
      return there == null || there <= sequence;
    }
  }

  /** Writes or removes a row, unless that comes too late. */
  static final class Write implements CacheEntryProcessor<Object, Object, Void> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final long sequence;
    private final Object row;

    /**
     * Makes the write of a row.
     *
     * @param row null to remove it
     */
    Write(int shard, long sequence, Object row) {
      this.shard = shard;
      this.sequence = sequence;
      this.row = row;
    }

    @Override
    public Void process(MutableEntry<Object, Object> entry, Object... arguments) {
      if (isPast(entry, shard, sequence)) {
        return null;
      }
      if (row == null) {
        entry.remove();
      } else {
        entry.setValue(row);
      }
      return null;
    }
  }

  /** Moves the mark of a flush whose rows are all written; answers false if it came too late. */
  static final class Mark implements CacheEntryProcessor<Integer, Long, Boolean> {

    private static final long serialVersionUID = 1L;

    private final long sequence;

    Mark(long sequence) {
      this.sequence = sequence;
    }

    @Override
    public Boolean process(MutableEntry<Integer, Long> entry, Object... arguments) {
      if (isPast(entry, entry.getKey(), sequence)) {
        return false;
      }
      entry.setValue(sequence);
      return true;
    }
  }
}
