package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.projection.RowSink;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.cache.processor.EntryProcessorResult;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;

/**
 * Writes rows into the tables' caches. A shard's owner does so one flush at a time; what is left of
 * a flush of an owner before it changes nothing any more once a newer one has begun.
 */
final class IgniteRowSink implements RowSink {

  private final Ignite ignite;
  private final IgniteCache<Integer, Long> fences;
  private final IgniteCache<Integer, Long> marks;
  private final Map<Table, IgniteCache<Object, Object>> caches = new EnumMap<>(Table.class);

  IgniteRowSink(Ignite ignite) {
    this.ignite = ignite;
    this.fences = ignite.cache(Cache.PROJECTION_FENCE.name());
    this.marks = ignite.cache(Cache.PROJECTION_MARK.name());
    for (Table table : Table.values()) {
      caches.put(table, ignite.cache(table.cacheName()).withKeepBinary());
    }
  }

  @Override
  public void write(int shard, List<Row> rows, List<Row> removals, long sequence) {
    put(shard, rows, removals, sequence);
    check(marks.invoke(shard, new RowFence.Mark(sequence)), shard, sequence);
  }

  /** Writes the rows of a flush, and leaves the mark where it is. */
  void put(int shard, List<Row> rows, List<Row> removals, long sequence) {
    check(fences.invoke(shard, new RowFence.Move(sequence)), shard, sequence);
    Map<Table, Map<Object, RowFence.Write>> writes = new EnumMap<>(Table.class);
    for (Row row : rows) {
      Object value = row.value(ignite.binary());
      put(writes, row, new RowFence.Write(shard, sequence, value));
    }
    for (Row row : removals) {
      put(writes, row, new RowFence.Write(shard, sequence, null));
    }
    writes.forEach(
        (table, some) ->
            caches.get(table).invokeAll(some).values().forEach(EntryProcessorResult::get));
  }

  /** Removes a row as a flush does; none that a newer flush has written. */
  void remove(int shard, Table table, Object key, long sequence) {
    caches.get(table).invoke(key, new RowFence.Write(shard, sequence, null));
  }

  private void put(Map<Table, Map<Object, RowFence.Write>> writes, Row row, RowFence.Write write) {
    writes
        .computeIfAbsent(row.table(), t -> new LinkedHashMap<>())
        .put(row.key(ignite.binary()), write);
  }

  private static void check(boolean inTime, int shard, long sequence) {
    if (!inTime) {
      throw new GridUnavailableException(
          "shard " + shard + ": rows newer than those of entry " + sequence + " are there", null);
    }
  }

  @Override
  public boolean isPassed(int shard, long sequence) {
    Long fence = IgniteCommandLog.orUnavailable(() -> fences.get(shard));
    return fence != null && fence > sequence;
  }

  @Override
  public long mark(int shard) {
    Long mark = IgniteCommandLog.orUnavailable(() -> marks.get(shard));
    return mark == null ? 0 : mark;
  }
}
