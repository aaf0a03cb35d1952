package io.tradegrid.history;

import io.tradegrid.block.BlockReader;
import io.tradegrid.block.ColumnSummary;
import java.util.Arrays;

/**
 * Walks the history of an instrument in a range of time, oldest row first, one block in memory at a
 * time. Blocks out of range are not read beyond their heads, columns not at all until asked for.
 */
public final class HistoryCursor {

  private static final long END = -1;

  private final BlockStore store;
  private final int shard;
  private final int instrumentId;
  private final long fromNs;
  private final long toNs;
  private final boolean onlyTrades;
  private final long[][] columns = new long[EventColumn.count()][];
  private final boolean[] isRead = new boolean[EventColumn.count()];

  private BlockReader block;
  private int row;
  private int endRow;

  /** The row of the history with which the next block has to go on; END after the last. */
  private long nextRow;

  private boolean isPlaced;

  /**
   * Makes a cursor before the first row; nothing is read yet.
   *
   * @param fromNs the earliest time, in nanoseconds since the epoch
   * @param toNs one past the latest time
   * @param onlyTrades whether blocks without a trade may be left out
   */
  public HistoryCursor(
      BlockStore store, int shard, int instrumentId, long fromNs, long toNs, boolean onlyTrades) {
    this.store = store;
    this.shard = shard;
    this.instrumentId = instrumentId;
    this.fromNs = fromNs;
    this.toNs = toNs;
    this.onlyTrades = onlyTrades;
  }

  /**
   * Makes a cursor before a row, for whoever has read as far as there.
   *
   * @param firstRow number of the row in the history, from 0
   */
  public static HistoryCursor fromRow(
      BlockStore store, int shard, int instrumentId, long firstRow) {
    HistoryCursor cursor =
        new HistoryCursor(store, shard, instrumentId, Long.MIN_VALUE, Long.MAX_VALUE, false);
    cursor.nextRow = firstRow;
    cursor.isPlaced = true;
    return cursor;
  }

  /** Goes to the next row; returns whether there is one. */
  public boolean next() {
    row++;
    while (block == null || row >= endRow) {
      if (!nextBlock()) {
        return false;
      }
    }
    return true;
  }

  /** Returns a cell of the row that {@link #next} went to. */
  public long get(EventColumn column) {
    return column(column)[row];
  }

  private long[] column(EventColumn column) {
    int place = column.place();
    if (!isRead[place]) {
      if (columns[place] == null || columns[place].length < block.rows()) {
        columns[place] = new long[block.rows()];
      }
      block.column(place, columns[place]);
      isRead[place] = true;
    }
    return columns[place];
  }

  private boolean nextBlock() {
    if (!isPlaced) {
      nextRow = fromNs == Long.MIN_VALUE ? 0 : firstRowToRead();
      isPlaced = true;
    }
    if (nextRow == END || !load()) {
      nextRow = END;
      block = null;
      return false;
    }
    return true;
  }

  /** Loads the block with the next row and goes to its first row in range, if it has any. */
  private boolean load() {
    byte[] bytes = readFull(nextRow);
    long firstRow = nextRow - nextRow % BlockPlace.FULL;
    if (bytes == null) {
      bytes = store.read(shard, BlockPlace.part(instrumentId, nextRow));
      firstRow = nextRow - nextRow % BlockPlace.PART;
      if (bytes == null) {
        // The part may have gone into a full block since that was looked for.
        bytes = readFull(nextRow);
        firstRow = nextRow - nextRow % BlockPlace.FULL;
      }
    }
    block = bytes == null ? null : EventBlock.open(bytes);
    if (block == null || firstRow + block.rows() <= nextRow) {
      return false;
    }
    Arrays.fill(isRead, false);
    row = (int) (nextRow - firstRow);
    endRow = block.rows();
    nextRow = firstRow + endRow;
    return keepRange();
  }

  private byte[] readFull(long anyRow) {
    return store.read(shard, BlockPlace.full(instrumentId, anyRow));
  }

  /** Returns false if this block and all that follow are too late. */
  private boolean keepRange() {
    ColumnSummary times = block.summary(EventColumn.TIME_NS.place());
    if (times.first() >= toNs) {
      return false;
    }
    boolean hasTrades = block.summary(EventColumn.TRADE_ID.place()).max() > 0;
    if (times.last() < fromNs || (onlyTrades && !hasTrades)) {
      endRow = row;
      return true;
    }
    if (times.first() < fromNs) {
      row = Math.max(row, firstAtOrAfter(fromNs));
    }
    if (times.last() >= toNs) {
      endRow = firstAtOrAfter(toNs);
      nextRow = END;
    }
    return true;
  }

  private int firstAtOrAfter(long timeNs) {
    long[] times = column(EventColumn.TIME_NS);
    int low = 0;
    int high = block.rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Full blocks that end before the range are passed over by halving. */
  private long firstRowToRead() {
    long after = 1;
    while (endsBefore(after - 1)) {
      after *= 2;
    }
    long before = after / 2;
    while (before < after) {
      long middle = (before + after) / 2;
      if (endsBefore(middle)) {
        before = middle + 1;
      } else {
        after = middle;
      }
    }
    return before * BlockPlace.FULL;
  }

  private boolean endsBefore(long number) {
    byte[] bytes = readFull(number * BlockPlace.FULL);
    return bytes != null
        && EventBlock.open(bytes).summary(EventColumn.TIME_NS.place()).last() < fromNs;
  }
}
