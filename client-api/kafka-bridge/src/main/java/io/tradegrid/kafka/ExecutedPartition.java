package io.tradegrid.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Writes one partition of order events: for each of its symbols the rows of the history that are
 * not there yet. It goes round its symbols, a page of each, and may stop after any.
 */
final class ExecutedPartition implements AutoCloseable {

  private final EventHistory history;
  private final OutgoingJson json = new OutgoingJson();

  /** Its positions count the rows published, by symbol. */
  private final PublishedPartition published;

  /** The marks up to which everything is published. */
  private Map<Integer, Long> seen = Map.of();

  /** The marks when this round began. */
  private Map<Integer, Long> aim = Map.of();

  /** Symbols whose turn is to come in this round. */
  private final Deque<String> due = new ArrayDeque<>();

  /** Shards whose events are not all published by this round. */
  private final Set<Integer> behind = new HashSet<>();

  ExecutedPartition(PublishedPartition published, EventHistory history) {
    this.published = published;
    this.history = history;
  }

  boolean hasSeen(Map<Integer, Long> marks) {
    return seen.equals(marks);
  }

  /**
   * Publishes what is new, or a part of it.
   *
   * @param marks up to where shards had events before this was called
   * @param symbols all there are
   * @param timeLeft is asked after each page
   * @return the number of rows published
   */
  int publish(Map<Integer, Long> marks, List<String> symbols, BooleanSupplier timeLeft) {
    int rows = 0;
    boolean goesOn = true;
    while (goesOn && !hasSeen(marks)) {
      if (due.isEmpty()) {
        beginRound(marks, symbols);
      }
      if (!due.isEmpty()) {
        rows += publishPage(due.poll(), marks);
      }
      if (due.isEmpty()) {
        endRound();
      }
      goesOn = timeLeft.getAsBoolean();
    }
    published.commit();
    return rows;
  }

  private void beginRound(Map<Integer, Long> marks, List<String> symbols) {
    aim = Map.copyOf(marks);
    for (String symbol : symbols) {
      int shard = history.shardOf(symbol);
      Long mark = marks.get(shard);
      if (published.has(symbol) && mark != null && !mark.equals(seen.get(shard))) {
        due.add(symbol);
      }
    }
  }

  private void endRound() {
    seen = new HashMap<>(aim);
    seen.keySet().removeAll(behind);
    behind.clear();
  }

  /** Leaves out a symbol whose shard was lost since the round began. */
  private int publishPage(String symbol, Map<Integer, Long> marks) {
    int shard = history.shardOf(symbol);
    if (!marks.containsKey(shard)) {
      behind.add(shard);
      return 0;
    }
    long position = published.position(symbol);
    List<List<?>> rows = history.rows(symbol, position);
    if (!rows.isEmpty()) {
      List<byte[]> values = new ArrayList<>();
      for (List<?> row : rows) {
        values.add(json.event(symbol, position + values.size(), row));
      }
      published.add(symbol, values, position + rows.size());
    }
    if (rows.size() == EventHistory.PAGE) {
      behind.add(shard);
    }
    return rows.size();
  }

  @Override
  public void close() {
    published.close();
  }
}
