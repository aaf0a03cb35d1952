package io.tradegrid.grid.risk;

import io.tradegrid.schema.Table;
import java.util.function.BiConsumer;
import javax.cache.Cache.Entry;
import javax.cache.event.CacheEntryEvent;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.ContinuousQuery;
import org.apache.ignite.cache.query.QueryCursor;

/**
 * Tells of every row of a table that is written or removed on this node: of a partitioned table
 * those of the shards it owns, of a replicated one all.
 */
final class RowWatch implements AutoCloseable {

  private final QueryCursor<Entry<Object, BinaryObject>> query;

  /**
   * Begins.
   *
   * @param listener is told the key and the row, null if it was removed; on threads of the grid,
   *     which it must not hold up
   */
  RowWatch(Ignite ignite, Table table, BiConsumer<Object, BinaryObject> listener) {
    ContinuousQuery<Object, BinaryObject> rows = new ContinuousQuery<>();
    rows.setLocal(true);
    rows.setLocalListener(events -> events.forEach(event -> tell(event, listener)));
    query = ignite.cache(table.cacheName()).<Object, BinaryObject>withKeepBinary().query(rows);
  }

  private static void tell(
      CacheEntryEvent<?, ? extends BinaryObject> event, BiConsumer<Object, BinaryObject> listener) {
    listener.accept(event.getKey(), event.getValue());
  }

  @Override
  public void close() {
    query.close();
  }
}
