package io.tradegrid.history;

import io.tradegrid.market.MarketEvent;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import io.tradegrid.shard.Trade;
import java.util.Arrays;

/** Rows of a history in one array, row after row; grows as needed and makes no object a row. */
public final class EventRows {

  private static final int WIDTH = EventColumn.count();
  private static final int FIRST_CAPACITY = 16;

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
    return cells[row * WIDTH + column.place()];
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
    cells[at + 1] = event.sequence();
    cells[at + 2] = event.timeNs();
    cells[at + 3] = event.orderId();
    cells[at + 4] = event.portfolioId();
    cells[at + 5] = code(event.side());
    cells[at + 6] = event.priceTicks();
    cells[at + 7] = event.lots();
    cells[at + 8] = event.leavesLots();
    cells[at + 9] = event.shownLots();
    cells[at + 10] = event.contraOrderId();
    cells[at + 11] = event.contraPortfolioId();
    cells[at + 12] = EventColumn.code(event.liquidity());
    cells[at + 13] = event.rejectReason().code();
    cells[at + 14] = event.cancelReason().code();
    cells[at + 15] = code(event.phase());
    cells[at + 16] = 0;
  }

  /**
   * Adds a reported trade.
   *
   * @param sequence of the market's last event before it
   */
  public void add(Trade reported, long sequence) {
    int at = newRow();
    Arrays.fill(cells, at, at + WIDTH, 0);
    cells[at] = EventKind.REPORTED.code();
    cells[at + 1] = sequence;
    cells[at + 2] = reported.timeNs();
    cells[at + 4] = reported.buyPortfolioId();
    cells[at + 5] = code(Side.BUY);
    cells[at + 6] = reported.priceTicks();
    cells[at + 7] = reported.quantityLots();
    cells[at + 11] = reported.sellPortfolioId();
    cells[at + 16] = reported.tradeId();
  }

  /** Says which trade the last row is a side of. */
  public void nameTrade(long tradeId) {
    cells[size * WIDTH - 1] = tradeId;
  }

  /** Adds a row of others. */
  public void add(EventRows other, int row) {
    add(other, row, row + 1);
  }

  void add(EventRows other, int from, int to) {
    reserve(size + to - from);
    System.arraycopy(other.cells, from * WIDTH, cells, size * WIDTH, (to - from) * WIDTH);
    size += to - from;
  }

  /** Adds rows whose columns follow by {@link #putColumn}. */
  void addEmpty(int rows) {
    reserve(size + rows);
    size += rows;
  }

  /** Sets a column of the last rows. */
  void putColumn(EventColumn column, long[] values, int rows) {
    int at = (size - rows) * WIDTH + column.place();
    for (int i = 0; i < rows; i++) {
      cells[at] = values[i];
      at += WIDTH;
    }
  }

  void getColumn(EventColumn column, int from, int to, long[] values) {
    int at = from * WIDTH + column.place();
    for (int i = 0; i < to - from; i++) {
      values[i] = cells[at];
      at += WIDTH;
    }
  }

  /** Forgets the last rows, so that so many are left. */
  void truncate(int rows) {
    size = Math.min(size, rows);
  }

  private int newRow() {
    reserve(size + 1);
    return size++ * WIDTH;
  }

  private void reserve(int rows) {
    if (rows * WIDTH > cells.length) {
      int capacity = Math.max(rows, Math.max(FIRST_CAPACITY, 2 * cells.length / WIDTH));
      cells = Arrays.copyOf(cells, capacity * WIDTH);
    }
  }

  private static int code(Side side) {
    return side == null ? 0 : 1 + side.code();
  }

  private static int code(Phase phase) {
    return phase == null ? 0 : 1 + phase.code();
  }
}
