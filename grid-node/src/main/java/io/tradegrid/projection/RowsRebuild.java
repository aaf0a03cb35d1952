package io.tradegrid.projection;

import static java.util.stream.Collectors.groupingBy;

import io.tradegrid.model.OrderStatus;
import io.tradegrid.orderbook.SlotIndex;
import io.tradegrid.projection.Rebuild.Count;
import io.tradegrid.projection.StoredRows.Match;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the rows that the log implies with those that are there. A row that is not as it should
 * be at this point of the log may be so at a later one, so it waits for that; those that nothing
 * can change any more do not.
 */
final class RowsRebuild {

  /** So many rows are put right together. */
  private static final int ROWS_TOGETHER = 1_000;

  /** More rows that should not be there are not looked for in one go. */
  private static final int OTHERS_MAX = 1_000_000;

  private static final List<String> ORDER_COLUMNS =
      Table.ORDERS.columns().stream().map(Column::name).toList();
  private static final int STATUS = ORDER_COLUMNS.indexOf("STATUS");

  private final int shard;
  private final StoredRows stored;
  private final boolean mends;
  private final Map<Table, SlotIndex> known = new EnumMap<>(Table.class);
  private final Map<Table, Count> counts = new EnumMap<>(Table.class);
  private final Map<Table, List<Long>> others = new EnumMap<>(Table.class);
  private final Map<RowKey, Row> waiting = new LinkedHashMap<>();

  RowsRebuild(int shard, StoredRows stored, boolean mends) {
    this.shard = shard;
    this.stored = stored;
    this.mends = mends;
    for (Table table : tables()) {
      known.put(table, new SlotIndex());
      counts.put(table, new Count());
    }
  }

  static List<Table> tables() {
    return Arrays.stream(Table.values()).filter(Table::isOfLog).toList();
  }

  /** Takes rows as they are at a point of the log that the stored ones have reached. */
  void take(List<Row> rows, List<Row> removals) {
    for (Row removal : removals) {
      RowKey key = RowKey.of(removal);
      waiting.remove(key);
      SlotIndex ofTable = known.get(key.table());
      if (ofTable.get(key.hash()) != 0) {
        ofTable.remove(key.hash());
      }
    }
    for (Row row : rows) {
      RowKey key = RowKey.of(row);
      SlotIndex ofTable = known.get(key.table());
      if (ofTable.get(key.hash()) == 0) {
        ofTable.put(key.hash(), 1);
      }
    }
    compare(rows, false).forEach(this::mend);
  }

  /** Returns what has to be put right now. Of two rows with one key the later one counts. */
  private List<Row> compare(List<Row> rows, boolean isEnd) {
    Map<RowKey, Row> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(RowKey.of(row), row));
    List<Row> wrong = new ArrayList<>();
    last.values().stream()
        .collect(groupingBy(Row::table))
        .forEach((table, of) -> compare(table, of, isEnd, wrong));
    return wrong;
  }

  private void compare(Table table, List<Row> rows, boolean isEnd, List<Row> wrong) {
    List<Match> matches = stored.compare(table, rows);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (matches.get(i) == Match.EQUAL) {
        waiting.remove(RowKey.of(row));
      } else if (isEnd || isFinal(row)) {
        waiting.remove(RowKey.of(row));
        counts.get(table).found(matches.get(i));
        wrong.add(row);
      } else {
        waiting.put(RowKey.of(row), row);
      }
    }
  }

  private static boolean isFinal(Row row) {
    return row.table() == Table.TRADES
        || (row.table() == Table.ORDERS
            && !OrderStatus.valueOf((String) row.values().get(STATUS)).isOpen());
  }

  private void mend(Row row) {
    if (mends) {
      stored.put(row);
    }
  }

  /** Looks for rows that should not be there, or not yet. */
  void findOthers() {
    for (Table table : tables()) {
      SlotIndex ofTable = known.get(table);
      others.put(
          table, stored.findOthers(shard, table, hash -> ofTable.get(hash) != 0, OTHERS_MAX));
    }
  }

  /**
   * Ends it; the rows that are there stand still meanwhile, at the point where this does. Should
   * somebody else have the shard by now, what comes of this too late changes nothing.
   *
   * @param sequence of the last entry replayed
   */
  void settle(long sequence) {
    List<Row> wrong = compare(List.copyOf(waiting.values()), true);
    for (int from = 0; mends && from < Math.max(1, wrong.size()); from += ROWS_TOGETHER) {
      int to = Math.min(wrong.size(), from + ROWS_TOGETHER);
      stored.put(shard, wrong.subList(from, to), sequence);
    }
    for (Table table : tables()) {
      Set<Long> left = new HashSet<>(others.get(table));
      left.removeIf(hash -> known.get(table).get(hash) != 0);
      if (!left.isEmpty()) {
        List<Long> there =
            stored.findOthers(shard, table, hash -> !left.contains(hash), OTHERS_MAX);
        counts.get(table).superfluous(there.size());
        if (mends) {
          stored.removeAll(shard, table, left::contains, sequence);
        }
      }
      counts.get(table).rows(known.get(table).size());
    }
  }

  List<Count> counts() {
    return new ArrayList<>(counts.values());
  }
}
