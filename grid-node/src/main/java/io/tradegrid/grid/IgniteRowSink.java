package io.tradegrid.grid;

import io.tradegrid.projection.RowSink;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;

/**
 * Writes rows into the tables' caches. Only the shard's owner writes its rows, one flush at a time,
 * so bulk writes never cross each other.
 */
final class IgniteRowSink implements RowSink {

  private final Ignite ignite;
  private final IgniteCache<Integer, Long> marks;
  private final Map<Table, IgniteCache<Object, Object>> caches = new EnumMap<>(Table.class);

  IgniteRowSink(Ignite ignite) {
    this.ignite = ignite;
    this.marks = ignite.cache(Cache.PROJECTION_MARK.name());
    for (Table table : Table.values()) {
      caches.put(table, ignite.cache(table.name()).withKeepBinary());
    }
  }

  @Override
  public void write(int shard, List<Row> rows, List<Row> removals, long sequence) {
    Map<Table, Map<Object, Object>> puts = new EnumMap<>(Table.class);
    for (Row row : rows) {
      puts.computeIfAbsent(row.table(), t -> new LinkedHashMap<>())
          .put(row.key(ignite.binary()), row.value(ignite.binary()));
    }
    puts.forEach((table, entries) -> caches.get(table).putAll(entries));
    Map<Table, Set<Object>> removes = new EnumMap<>(Table.class);
    for (Row row : removals) {
      removes
          .computeIfAbsent(row.table(), t -> new LinkedHashSet<>())
          .add(row.key(ignite.binary()));
    }
    removes.forEach((table, keys) -> caches.get(table).removeAll(keys));
    marks.put(shard, sequence);
  }

  @Override
  public long mark(int shard) {
    Long mark = IgniteCommandLog.orUnavailable(() -> marks.get(shard));
    return mark == null ? 0 : mark;
  }
}
