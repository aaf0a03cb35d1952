package io.tradegrid.grid;

import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.schema.Table;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/** Removes the rows of a shard that are too old, on the node that owns it. */
final class RowExpiry {

  /** So many rows are removed at a time. */
  private static final int BATCH = 256;

  private static final long NS_PER_MS = 1_000_000L;
  private static final Set<String> OPEN = Set.of("NEW", "PARTIALLY_FILLED");

  private final AgingTable table;
  private final IgniteCache<BinaryObject, BinaryObject> rows;
  private final Set<BinaryObject> old = new LinkedHashSet<>();

  RowExpiry(Ignite ignite, AgingTable table) {
    this.table = table;
    Table of = table.rows().orElseThrow();
    this.rows = ignite.cache(of.name()).withKeepBinary();
  }

  /** Removes rows from before a time, or counts them; an order that is open is never too old. */
  Removed remove(int shard, long beforeNs, boolean dryRun) {
    Removed sum = Removed.NOTHING;
    ScanQuery<BinaryObject, BinaryObject> ofShard = new ScanQuery<>(shard);
    ofShard.setLocal(true).setPageSize(BATCH);
    try (QueryCursor<javax.cache.Cache.Entry<BinaryObject, BinaryObject>> found =
        rows.query(ofShard)) {
      for (javax.cache.Cache.Entry<BinaryObject, BinaryObject> row : found) {
        if (!isOpen(row.getValue())) {
          long timeNs = timeNs(row.getKey(), row.getValue());
          sum = sum.and(timeNs < beforeNs ? gone(row) : new Removed(0, 0, 0, timeNs));
          removeFrom(dryRun ? Integer.MAX_VALUE : BATCH);
        }
      }
    }
    if (dryRun) {
      old.clear();
    }
    removeFrom(1);
    return sum;
  }

  private Removed gone(javax.cache.Cache.Entry<BinaryObject, BinaryObject> row) {
    old.add(row.getKey());
    return new Removed(1, 0, row.getKey().size() + row.getValue().size(), Long.MAX_VALUE);
  }

  private void removeFrom(int count) {
    if (old.size() >= count) {
      rows.removeAll(old);
      old.clear();
    }
  }

  private boolean isOpen(BinaryObject row) {
    return table == AgingTable.ORDERS && OPEN.contains(row.<String>field("STATUS"));
  }

  /** Milliseconds are enough: a day has no part of one. */
  @SuppressWarnings("JavaUtilDate") // The classes that tables have.
  private long timeNs(BinaryObject key, BinaryObject value) {
    boolean inKey = key.hasField(table.timeColumn());
    Date time = (inKey ? key : value).field(table.timeColumn());
    return Math.multiplyExact(time.getTime(), NS_PER_MS);
  }
}
