package io.tradegrid.simulation;

import io.tradegrid.projection.RowSink;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows in caches, the mark last. */
final class Rows implements RowSink {

  private static final String ROWS = "ROWS";

  private final Caches.Store store;

  Rows(Caches.Store store) {
    this.store = store;
  }

  @Override
  public void write(int shard, List<Row> rows, List<Row> removals, long sequence) {
    for (Row row : rows) {
      put(key(row), row.values().subList(0, row.values().size() - 1));
    }
    for (Row row : removals) {
      Caches.Key key = key(row);
      store.operate(key, true, map -> map.remove(key));
    }
    put(Caches.key(Cache.PROJECTION_MARK, shard), sequence);
  }

  private void put(Caches.Key key, Object value) {
    store.operate(key, true, map -> map.put(key, value));
  }

  private static Caches.Key key(Row row) {
    List<Object> key = new ArrayList<>();
    key.add(row.table().name());
    List<Column> columns = row.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key()) {
        key.add(row.values().get(i));
      }
    }
    return new Caches.Key(ROWS, key);
  }

  @Override
  public long mark(int shard) {
    Caches.Key key = Caches.key(Cache.PROJECTION_MARK, shard);
    Object mark = store.operate(key, false, map -> map.get(key));
    return mark == null ? 0 : (Long) mark;
  }

  /** Returns all rows of a copy by key. */
  static Map<Object, Object> all(Map<Caches.Key, Object> copy) {
    Map<Object, Object> rows = new HashMap<>();
    copy.forEach(
        (key, row) -> {
          if (key.cache().equals(ROWS)) {
            rows.put(key.key(), row);
          }
        });
    return rows;
  }
}
