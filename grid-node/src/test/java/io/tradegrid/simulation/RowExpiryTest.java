package io.tradegrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.grid.SimulatedStorage;
import io.tradegrid.model.OrderStatus;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is older than a time goes, to the millisecond, and nothing else. */
final class RowExpiryTest {

  private static final int SHARD = 0;
  private static final long NS_PER_MS = 1_000_000L;
  private static final long BEFORE_MS = 1_000_000;

  /** More than are removed at a time, and no multiple of that. */
  private static final int ORDERS = 1_500;

  private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

  private final Map<Caches.Key, Object> map = new HashMap<>();

  private Removed expire(AgingTable table, boolean dryRun) {
    return SimulatedStorage.expire(
        Caches.ignite(Caches.of(map)), table, SHARD, BEFORE_MS * NS_PER_MS, dryRun);
  }

  private static Caches.Key key(Row row) {
    return new Caches.Key(row.table().cacheName(), row.key(Binaries.BINARY));
  }

  private Caches.Key put(Table table, Map<String, Object> values) {
    List<Object> all = new ArrayList<>();
    for (Column column : table.columns()) {
      all.add(values.get(column.name()));
    }
    Row row = new Row(table, all);
    map.put(key(row), row.value(Binaries.BINARY));
    return key(row);
  }

  private Caches.Key order(long id, OrderStatus status, long updatedMs) {
    return put(
        Table.ORDERS,
        Map.of(
            "SYMBOL",
            "ACME",
            "ORDER_ID",
            id,
            "STATUS",
            status.name(),
            "UPDATED_AT",
            new Timestamp(updatedMs)));
  }

  private static Removed removed(int rows, long oldestMs) {
    return new Removed(rows, 0, 2L * Binaries.SIZE * rows, oldestMs * NS_PER_MS);
  }

  @Test
  void closedOrdersGoWhenTheyAreOldAndOpenOnesNever() {
    Set<Caches.Key> kept = new HashSet<>();
    int old = 0;
    for (int i = 0; i < ORDERS; i++) {
      OrderStatus status = STATUSES.get(i % STATUSES.size());
      long updatedMs = BEFORE_MS + i - ORDERS / 2;
      Caches.Key key = order(i, status, updatedMs);
      boolean goes = !status.isOpen() && updatedMs < BEFORE_MS;
      old += goes ? 1 : 0;
      if (!goes) {
        kept.add(key);
      }
    }
    long oldestKeptMs =
        LongStream.range(BEFORE_MS, BEFORE_MS + ORDERS)
            .filter(ms -> !status(ms).isOpen())
            .findFirst()
            .orElseThrow();
    Map<Caches.Key, Object> all = Map.copyOf(map);

    assertThat(expire(AgingTable.ORDERS, true)).isEqualTo(removed(old, oldestKeptMs));
    assertThat(map).as("after it was only counted").isEqualTo(all);
    assertThat(expire(AgingTable.ORDERS, false)).isEqualTo(removed(old, oldestKeptMs));
    assertThat(map.keySet()).isEqualTo(kept);
    assertThat(expire(AgingTable.ORDERS, false)).isEqualTo(removed(0, oldestKeptMs));
    assertThat(map.keySet()).isEqualTo(kept);
  }

  /** As the test gives them out. */
  private static OrderStatus status(long updatedMs) {
    int i = (int) (updatedMs - BEFORE_MS + ORDERS / 2);
    return STATUSES.get(i % STATUSES.size());
  }

  /** Bars have their time in the key. */
  @Test
  void aRowAsOldAsAllowedStays() {
    Caches.Key tooOld = bar(BEFORE_MS - 1);
    Caches.Key justYoung = bar(BEFORE_MS);
    order(1, OrderStatus.FILLED, 0);

    assertThat(expire(AgingTable.BARS_1M, false)).isEqualTo(removed(1, BEFORE_MS));
    assertThat(map).doesNotContainKey(tooOld).containsKey(justYoung).hasSize(2);
  }

  private Caches.Key bar(long openedMs) {
    return put(Table.BARS_1M, Map.of("SYMBOL", "ACME", "OPENED_AT", new Timestamp(openedMs)));
  }
}
