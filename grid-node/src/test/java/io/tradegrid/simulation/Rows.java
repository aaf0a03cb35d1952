package io.tradegrid.simulation;

import io.tradegrid.grid.SimulatedStorage;
import io.tradegrid.projection.RowSink;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.ignite.Ignite;

/** The real rows, and a watch over who writes them. */
final class Rows implements RowSink {

  private final RowSink rows;
  private final RowWriters writers;
  private final BooleanSupplier isDead;

  /** Makes the sink of one owner. */
  Rows(Ignite ignite, RowWriters writers, BooleanSupplier isDead) {
    this.rows = SimulatedStorage.rows(ignite);
    this.writers = writers;
    this.isDead = isDead;
  }

  boolean isOfTheDead() {
    return isDead.getAsBoolean();
  }

  @Override
  public void write(int shard, List<Row> some, List<Row> removals, long sequence) {
    writers.begin(this, sequence);
    rows.write(shard, some, removals, sequence);
    writers.end(this);
  }

  @Override
  public boolean isPassed(int shard, long sequence) {
    return rows.isPassed(shard, sequence);
  }

  @Override
  public long mark(int shard) {
    return rows.mark(shard);
  }

  /**
   * Returns all rows of a copy by table and key, without what depends on when a flush came: the
   * log's sequence, and a market's time.
   */
  static Map<Caches.Key, Map<String, Object>> all(Map<Caches.Key, Object> copy) {
    Map<Caches.Key, Map<String, Object>> rows = new HashMap<>();
    for (Table table : Table.values()) {
      copy.forEach(
          (key, row) -> {
            if (key.cache().equals(table.name())) {
              Map<String, Object> fields = Binaries.fields(row);
              fields.remove("LOG_SEQUENCE");
              if (table == Table.MARKETS) {
                fields.remove("UPDATED_AT");
              }
              rows.put(key, fields);
            }
          });
    }
    return rows;
  }
}
