package io.tradegrid.grid;

import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Table;
import io.tradegrid.tickstore.BarRecord;
import java.math.BigDecimal;
import java.util.List;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.binary.BinaryObjectBuilder;
import org.apache.ignite.cache.CacheEntryProcessor;
import org.apache.ignite.cache.CachePeekMode;

/**
 * Keeps an owner that is none any more from changing bars. Whoever opens a shard begins a new
 * generation in its record; whatever is then done to the record or a row asks, while the entry is
 * locked on the primary, whether a newer one has begun. Record and rows have the same primary.
 */
final class BarFence {

  private static final List<String> IMPORTED = List.of("ADJUSTED_CLOSE", "DIVIDEND", "SPLIT_RATIO");

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

  /**
   * Writes a row; answers false if that came too late. Into the bar of a day goes what only an
   * import knows of it, as it is while the entry is locked: an import that comes later finds the
   * row.
   */
  static final class Write implements CacheEntryProcessor<Object, Object, Boolean> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final long generation;
    private final BinaryObject row;
    private final Object day;

    /**
     * Makes one.
     *
     * @param day the row's key in BARS_1D; null for a bar that is not of a day
     */
    Write(int shard, long generation, BinaryObject row, Object day) {
      this.shard = shard;
      this.generation = generation;
      this.row = row;
      this.day = day;
    }

    @Override
    public Boolean process(MutableEntry<Object, Object> entry, Object... arguments) {
      Ignite ignite = entry.unwrap(Ignite.class);
      byte[] record =
          ignite
              .<Integer, byte[]>cache(Cache.TICK_BARS.name())
              .localPeek(shard, CachePeekMode.PRIMARY);
      boolean inTime = BarRecord.generation(record) == generation;
      if (inTime) {
        entry.setValue(day == null ? row : withImported(ignite));
      }
      return inTime;
    }

    /** Dividends and splits are no ticks: an import knows them, or nobody. */
    private BinaryObject withImported(Ignite ignite) {
      BinaryObject known =
          ignite
              .cache(Table.BARS_1D.name())
              .<Object, BinaryObject>withKeepBinary()
              .localPeek(day, CachePeekMode.PRIMARY);
      if (known == null || !"IMPORT".equals(known.field("SOURCE"))) {
        return row;
      }
      BinaryObjectBuilder builder = row.toBuilder();
      for (String column : IMPORTED) {
        builder.setField(column, known.<BigDecimal>field(column), BigDecimal.class);
      }
      return builder.build();
    }
  }
}
