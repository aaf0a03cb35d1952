package io.tradegrid.prices;

import io.tradegrid.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes rows of one table some at a time. */
final class RowWriter {

  private static final int BATCH = 1000;

  private final Consumer<List<Row>> sink;
  private final List<Row> waiting = new ArrayList<>(BATCH);
  private long written;

  RowWriter(Consumer<List<Row>> sink) {
    this.sink = sink;
  }

  void write(Row row) {
    waiting.add(row);
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  /** Writes what waits. */
  void flush() {
    sink.accept(List.copyOf(waiting));
    written += waiting.size();
    waiting.clear();
  }

  /** Returns the number of rows written. */
  long written() {
    return written;
  }
}
