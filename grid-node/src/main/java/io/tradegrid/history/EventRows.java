package io.tradegrid.history;

import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import io.tradegrid.shard.Trade;
import java.util.Arrays;

/**
 * Rows of a history in one array that grows as needed, so that a row is no object. It is tiled: 16
 * values of the first column, 16 of the second and so on, then the next 16 rows. So a column is
 * read in runs, and a row is written to few places.
 */
public final class EventRows {

  private static final int WIDTH = EventColumn.count();
  private static final int TILE_SHIFT = 4;
  private static final int TILE = 1 << TILE_SHIFT;
  private static final int FIRST_CAPACITY = TILE;

  /** An array that grew past this in a busy moment is not kept for quiet ones. */
  private static final int KEPT_CAPACITY = 4_096;

  /** A moment is quiet that fills less of the array than one part in so many. */
  private static final int QUIET_PART = 8;

  private long[] cells = new long[0];
  private int size;

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns a cell. */
  public long get(int row, EventColumn column) {
    return cells[place(row) + (column.place() << TILE_SHIFT)];
  }

  /** Returns where in the array a row's first cell is; the next ones follow at TILE places. */
  private static int place(int row) {
    return (row >> TILE_SHIFT) * (TILE * WIDTH) + (row & (TILE - 1));
  }

  /** Forgets all rows. */
  public void clear() {
    if (cells.length > Math.max(KEPT_CAPACITY, QUIET_PART * size) * WIDTH) {
      cells = new long[0];
    }
    size = 0;
  }

  /** Adds what happened in a market; its trade, if it is one, is named by {@link #nameTrade}. */
  public void add(MarketEvent event) {
    int at = newRow();
    cells[at] = EventKind.of(event).code();
    cells[at + 1 * TILE] = event.sequence();
    cells[at + 2 * TILE] = event.timeNs();
    cells[at + 3 * TILE] = event.orderId();
    cells[at + 4 * TILE] = event.portfolioId();
    cells[at + 5 * TILE] = code(event.side());
    cells[at + 6 * TILE] = event.priceTicks();
    cells[at + 7 * TILE] = event.lots();
    cells[at + 8 * TILE] = event.leavesLots();
    cells[at + 9 * TILE] = event.shownLots();
    cells[at + 10 * TILE] = event.contraOrderId();
    cells[at + 11 * TILE] = event.contraPortfolioId();
    cells[at + 12 * TILE] = EventColumn.code(event.liquidity());
    cells[at + 13 * TILE] = event.rejectReason().code();
    cells[at + 14 * TILE] = event.cancelReason().code();
    cells[at + 15 * TILE] = code(event.phase());
    cells[at + 16 * TILE] = 0;
  }

  /**
   * Adds a reported trade.
   *
   * @param sequence of the market's last event before it
   */
  public void add(Trade reported, long sequence) {
    int at = newRow();
    for (int column = 0; column < WIDTH; column++) {
      cells[at + column * TILE] = 0;
    }
    cells[at] = EventKind.REPORTED.code();
    cells[at + 1 * TILE] = sequence;
    cells[at + 2 * TILE] = reported.timeNs();
    cells[at + 4 * TILE] = reported.buyPortfolioId();
    cells[at + 5 * TILE] = code(Side.BUY);
    cells[at + 6 * TILE] = reported.priceTicks();
    cells[at + 7 * TILE] = reported.quantityLots();
    cells[at + 11 * TILE] = reported.sellPortfolioId();
    cells[at + 16 * TILE] = reported.tradeId();
  }

  /** Says which trade the last row is a side of. */
  public void nameTrade(long tradeId) {
    cells[place(size - 1) + (WIDTH - 1) * TILE] = tradeId;
  }

  /** Adds a row of others. */
  public void add(EventRows other, int row) {
    add(other, row, row + 1);
  }

  void add(EventRows other, int from, int to) {
    reserve(size + to - from);
    for (int row = from; row < to; row++) {
      int there = place(row);
      int here = place(size++);
      for (int column = 0; column < WIDTH * TILE; column += TILE) {
        cells[here + column] = other.cells[there + column];
      }
    }
  }

  /** Adds rows whose columns follow by {@link #putColumn}. */
  void addEmpty(int rows) {
    reserve(size + rows);
    size += rows;
  }

  /** Sets a column of the last rows. */
  void putColumn(EventColumn column, long[] values, int rows) {
    int first = size - rows;
    int count;
    for (int done = 0; done < rows; done += count) {
      count = Math.min(rows - done, TILE - ((first + done) & (TILE - 1)));
      int at = place(first + done) + (column.place() << TILE_SHIFT);
      System.arraycopy(values, done, cells, at, count);
    }
  }

  void getColumn(EventColumn column, int from, int to, long[] values) {
    int count;
    for (int row = from; row < to; row += count) {
      count = Math.min(to - row, TILE - (row & (TILE - 1)));
      int at = place(row) + (column.place() << TILE_SHIFT);
      System.arraycopy(cells, at, values, row - from, count);
    }
  }

  /** Forgets the last rows, so that so many are left. */
  void truncate(int rows) {
    size = Math.min(size, rows);
  }

  private int newRow() {
    reserve(size + 1);
    return place(size++);
  }

  private void reserve(int rows) {
    if (rows * WIDTH > cells.length) {
      int capacity = Math.max(rows, Math.max(FIRST_CAPACITY, 2 * cells.length / WIDTH));
      int tiles = (capacity + TILE - 1) / TILE;
      cells = Arrays.copyOf(cells, tiles * TILE * WIDTH);
    }
  }

  private static int code(Side side) {
    return side == null ? 0 : 1 + side.code();
  }

  private static int code(Phase phase) {
    return phase == null ? 0 : 1 + phase.code();
  }
}
