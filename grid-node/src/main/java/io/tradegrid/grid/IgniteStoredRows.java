package io.tradegrid.grid;

import io.tradegrid.projection.RowKey;
import io.tradegrid.projection.StoredRows;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import javax.cache.Cache.Entry;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/** The rows in the tables' caches, looked at on the node that owns their shard. */
final class IgniteStoredRows implements StoredRows {

  private static final String WRITTEN_BY = "LOG_SEQUENCE";
  private static final String SOURCE = "SOURCE";
  private static final String IMPORTED = "IMPORT";

  private final Ignite ignite;
  private final IgniteRowSink sink;
  private final Runnable beforeWrite;
  private final Map<Table, IgniteCache<Object, BinaryObject>> caches = new EnumMap<>(Table.class);

  /**
   * Reads and mends rows.
   *
   * @param beforeWrite throws if nothing more is to be written
   */
  IgniteStoredRows(Ignite ignite, Runnable beforeWrite) {
    this.ignite = ignite;
    this.sink = new IgniteRowSink(ignite);
    this.beforeWrite = beforeWrite;
    for (Table table : Table.values()) {
      caches.put(table, ignite.cache(table.cacheName()).withKeepBinary());
    }
  }

  @Override
  public List<Match> compare(Table table, List<Row> rows) {
    Map<Object, Row> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.put(row.key(ignite.binary()), row));
    Map<Object, BinaryObject> there =
        IgniteCommandLog.orUnavailable(() -> caches.get(table).getAll(byKey.keySet()));
    List<Match> matches = new ArrayList<>(rows.size());
    byKey.forEach((key, row) -> matches.add(match(row, there.get(key))));
    return matches;
  }

  private static Match match(Row row, BinaryObject there) {
    if (there == null) {
      return Match.MISSING;
    }
    if (isImported(row.table(), there)) {
      return Match.EQUAL;
    }
    List<Column> columns = row.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      boolean counts = !column.key() && !column.name().equals(WRITTEN_BY);
      if (counts && !Objects.equals(row.values().get(i), there.field(column.name()))) {
        return Match.DIFFERENT;
      }
    }
    return Match.EQUAL;
  }

  private static boolean isImported(Table table, BinaryObject there) {
    return table == Table.BARS_1D && IMPORTED.equals(there.field(SOURCE));
  }

  @Override
  public void put(Row row) {
    beforeWrite.run();
    IgniteCommandLog.orUnavailable(
        () -> {
          caches.get(row.table()).put(row.key(ignite.binary()), row.value(ignite.binary()));
          return null;
        });
  }

  @Override
  public void put(int shard, List<Row> rows, long sequence) {
    beforeWrite.run();
    IgniteCommandLog.orUnavailable(
        () -> {
          sink.put(shard, rows, List.of(), sequence);
          return null;
        });
  }

  @Override
  public List<Long> findOthers(int shard, Table table, LongPredicate isKnown, int max) {
    return IgniteCommandLog.orUnavailable(
        () -> {
          List<Long> others = new ArrayList<>();
          try (QueryCursor<Entry<Object, BinaryObject>> rows = scan(shard, table)) {
            for (Entry<Object, BinaryObject> row : rows) {
              long hash = hash(table, row.getKey());
              if (!isKnown.test(hash) && !isImported(table, row.getValue())) {
                others.add(hash);
              }
              if (others.size() == max) {
                return others;
              }
            }
          }
          return others;
        });
  }

  private QueryCursor<Entry<Object, BinaryObject>> scan(int shard, Table table) {
    return caches.get(table).query(new ScanQuery<Object, BinaryObject>(shard).setLocal(true));
  }

  private static long hash(Table table, Object key) {
    List<Object> values = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.key()) {
        values.add(key instanceof BinaryObject several ? several.field(column.name()) : key);
      }
    }
    return new RowKey(table, values).hash();
  }

  @Override
  public void removeAll(int shard, Table table, LongPredicate isOther, long sequence) {
    IgniteCommandLog.orUnavailable(
        () -> {
          try (QueryCursor<Entry<Object, BinaryObject>> rows = scan(shard, table)) {
            for (Entry<Object, BinaryObject> row : rows) {
              if (isOther.test(hash(table, row.getKey()))) {
                beforeWrite.run();
                sink.remove(shard, table, row.getKey(), sequence);
              }
            }
          }
          return null;
        });
  }

  @Override
  public void write(int shard, List<Row> rows, List<Row> removals, long sequence) {
    beforeWrite.run();
    sink.write(shard, rows, removals, sequence);
  }

  @Override
  public boolean isPassed(int shard, long sequence) {
    return sink.isPassed(shard, sequence);
  }

  @Override
  public long mark(int shard) {
    return sink.mark(shard);
  }
}
