package io.tradegrid.history;

import io.tradegrid.block.BlockReader;
import io.tradegrid.block.BlockWriter;

/** Rows of a history as the bytes of a block and back. */
public final class EventBlock {

  /** The number by which a block says that its columns are {@link EventColumn}. */
  public static final int SCHEMA = 1;

  private static final EventColumn[] COLUMNS = EventColumn.values();

  private final BlockWriter writer = new BlockWriter(SCHEMA);
  private long[] column = new long[0];

  /**
   * Writes rows as a block.
   *
   * @param from the first row
   * @param to one past the last row
   */
  public byte[] encode(EventRows rows, int from, int to) {
    reserve(to - from);
    writer.begin(to - from);
    for (EventColumn each : COLUMNS) {
      rows.getColumn(each, from, to, column);
      writer.add(column);
    }
    return writer.finish();
  }

  /**
   * Adds the rows of a block to others.
   *
   * @throws IllegalArgumentException if it is no block of events of this version, or damaged
   */
  public void decode(byte[] block, EventRows rows) {
    BlockReader reader = open(block);
    reserve(reader.rows());
    rows.addEmpty(reader.rows());
    for (EventColumn each : COLUMNS) {
      reader.column(each.place(), column);
      rows.putColumn(each, column, reader.rows());
    }
  }

  /**
   * Reads the head of a block of events.
   *
   * @throws IllegalArgumentException if it is none, or damaged
   */
  static BlockReader open(byte[] block) {
    return BlockReader.of(block, SCHEMA, COLUMNS.length);
  }

  private void reserve(int rows) {
    if (column.length < rows) {
      column = new long[rows];
    }
  }
}
