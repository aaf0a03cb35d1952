package io.tradegrid.grid;

import io.tradegrid.history.HistoryCursor;

/** What a function shows of a row of a history. */
interface HistoryLine {

  /** Returns whether rows of trades are enough. */
  boolean isOfTrades();

  /** Returns the values of a line, null if this row is none. */
  Object[] values(HistoryCursor row, HistoryNames names);
}
