package io.tradegrid.kafka;

import io.tradegrid.client.TradeGridClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes one partition of order events: for each of its symbols the rows of the history that are
 * not there yet.
 */
final class ExecutedPartition implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 1_000;
  private static final String ROWS =
      "SELECT " + OutgoingJson.columns() + " FROM ORDER_EVENTS_FROM(?, ?) LIMIT " + ROWS_AT_ONCE;

  private final TradeGridClient client;
  private final OutgoingJson json = new OutgoingJson();

  /** Its positions count the rows published, by symbol. */
  private final PublishedPartition published;

  /** The marks up to which everything is published. */
  private Map<Integer, Long> seen = Map.of();

  ExecutedPartition(PublishedPartition published, TradeGridClient client) {
    this.published = published;
    this.client = client;
  }

  boolean hasSeen(Map<Integer, Long> marks) {
    return seen.equals(marks);
  }

  /**
   * Publishes what is new.
   *
   * @param marks up to where shards had events before this was called
   * @param symbols all there are
   * @return the number of rows published
   */
  int publish(Map<Integer, Long> marks, List<String> symbols) {
    int rows = 0;
    for (String symbol : symbols) {
      int shard = client.shardOf(symbol);
      Long mark = marks.get(shard);
      if (published.has(symbol) && mark != null && !mark.equals(seen.get(shard))) {
        rows += publish(symbol);
      }
    }
    published.commit();
    seen = Map.copyOf(marks);
    return rows;
  }

  private int publish(String symbol) {
    int count = 0;
    int read;
    do {
      long position = published.position(symbol);
      List<List<?>> rows = client.sql(ROWS, symbol, position);
      read = rows.size();
      if (read > 0) {
        List<byte[]> values = new ArrayList<>();
        for (List<?> row : rows) {
          values.add(json.event(symbol, position + values.size(), row));
        }
        published.add(symbol, values, position + read);
        count += read;
      }
    } while (read == ROWS_AT_ONCE);
    return count;
  }

  @Override
  public void close() {
    published.close();
  }
}
