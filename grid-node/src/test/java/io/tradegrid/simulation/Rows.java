package io.tradegrid.simulation;

import io.tradegrid.projection.RowSink;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Rows in caches, the mark last. */
final class Rows implements RowSink {

  private static final String ROWS = "ROWS";

  private final Caches.Store store;
  private final RowWriters writers;
  private final BooleanSupplier isDead;

  /** Makes the sink of one owner. */
  Rows(Caches.Store store, RowWriters writers, BooleanSupplier isDead) {
    this.store = store;
    this.writers = writers;
    this.isDead = isDead;
  }

  boolean isOfTheDead() {
    return isDead.getAsBoolean();
  }

  @Override
  public void write(int shard, List<Row> rows, List<Row> removals, long sequence) {
    writers.begin(this, sequence);
    writeAll(shard, rows, removals, sequence);
    writers.end(this);
  }

  private void writeAll(int shard, List<Row> rows, List<Row> removals, long sequence) {
    for (Row row : rows) {
      put(key(row), values(row));
    }
    for (Row row : removals) {
      Caches.Key key = key(row);
      store.operate(key, true, map -> map.remove(key));
    }
    put(Caches.key(Cache.PROJECTION_MARK, shard), sequence);
  }

  /** Without the log's sequence, and a market's time: both depend on when a flush came. */
  private static List<Object> values(Row row) {
    int last = row.values().size() - (row.table() == Table.MARKETS ? 2 : 1);
    return row.values().subList(0, last);
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
