package io.tradegrid.grid;

import io.tradegrid.schema.Cache;
import io.tradegrid.tickstore.BarRecord;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.CacheEntryProcessor;
import org.apache.ignite.cache.CachePeekMode;

/**
 * Keeps an owner that is none any more from changing bars. Whoever opens a shard begins a new
 * generation in its record; whatever is then done to the record or a row asks, while the entry is
 * locked on the primary, whether a newer one has begun. Record and rows have the same primary.
 */
final class BarFence {

  private BarFence() {}

  /** Begins a generation; answers with the record as it is then. */
  static final class Begin implements CacheEntryProcessor<Integer, byte[], byte[]> {

    private static final long serialVersionUID = 1L;

    @Override
    public byte[] process(MutableEntry<Integer, byte[]> entry, Object... arguments) {
      byte[] next = BarRecord.decode(entry.getValue()).next().encode();
      entry.setValue(next);
      return next;
    }
  }

  /** Replaces the record; answers false if that came too late. */
  static final class Replace implements CacheEntryProcessor<Integer, byte[], Boolean> {

    private static final long serialVersionUID = 1L;

    private final byte[] record;

    Replace(byte[] record) {
      this.record = record;
    }

    @Override
    public Boolean process(MutableEntry<Integer, byte[]> entry, Object... arguments) {
      boolean inTime = BarRecord.generation(entry.getValue()) == BarRecord.generation(record);
      if (inTime) {
        entry.setValue(record);
      }
      return inTime;
    }
  }

  /** Writes a row; answers false if that came too late. */
  static final class Write implements CacheEntryProcessor<Object, Object, Boolean> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final long generation;
    private final Object row;

    Write(int shard, long generation, Object row) {
      this.shard = shard;
      this.generation = generation;
      this.row = row;
    }

    @Override
    public Boolean process(MutableEntry<Object, Object> entry, Object... arguments) {
      byte[] record =
          entry
              .unwrap(Ignite.class)
              .<Integer, byte[]>cache(Cache.TICK_BARS.name())
              .localPeek(shard, CachePeekMode.PRIMARY);
      boolean inTime = BarRecord.generation(record) == generation;
      if (inTime) {
        entry.setValue(row);
      }
      return inTime;
    }
  }
}
