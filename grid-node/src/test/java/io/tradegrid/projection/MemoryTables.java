package io.tradegrid.projection;

import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables in memory that count writes and can refuse some. */
public final class MemoryTables implements RowSink {

  /** How many of the next writes fail, each after half of its rows. */
  public int failures;

  /** Entry of the latest rows that another owner has written, 0 if there is none. */
  public long fence;

  /** Runs before rows are written; may take long. */
  public volatile Runnable beforeWrite = () -> {};

  private final Map<String, Row> rows = new TreeMap<>();
  private final Map<Integer, Long> marks = new LinkedHashMap<>();
  private int written;

  @Override
  public void write(int shard, List<Row> some, List<Row> removals, long sequence) {
    beforeWrite.run();
    store(shard, some, removals, sequence);
  }

  private synchronized void store(int shard, List<Row> some, List<Row> removals, long sequence) {
    if (fence > sequence) {
      throw new IllegalStateException("there are later rows");
    }
    if (failures > 0) {
      failures--;
      some.subList(0, some.size() / 2).forEach(row -> rows.put(key(row), row));
      throw new IllegalStateException("a failure that the test asked for");
    }
    some.forEach(row -> rows.put(key(row), row));
    removals.forEach(row -> rows.remove(key(row)));
    written += some.size();
    marks.put(shard, sequence);
  }

  @Override
  public synchronized boolean isPassed(int shard, long sequence) {
    return fence > sequence;
  }

  @Override
  public synchronized long mark(int shard) {
    return marks.getOrDefault(shard, 0L);
  }

  /** Returns the number of rows written in all. */
  public synchronized int written() {
    return written;
  }

  /** Returns the rows of a table by key, each without its log sequence. */
  public synchronized List<String> table(Table table) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows.values()) {
      if (row.table() == table) {
        lines.add(row.values().subList(0, row.values().size() - 1).toString());
      }
    }
    return lines;
  }

  private static String key(Row row) {
    StringBuilder key = new StringBuilder(row.table().name());
    List<Column> columns = row.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key()) {
        key.append('|').append(String.format("%20s", row.values().get(i)));
      }
    }
    return key.toString();
  }
}
