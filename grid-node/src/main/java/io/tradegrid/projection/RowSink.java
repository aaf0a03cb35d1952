package io.tradegrid.projection;

import io.tradegrid.schema.Row;
import java.util.List;

/** Where rows are written. */
public interface RowSink {

  /**
   * Writes rows and then the mark that says how far the log is covered. Writing the same rows again
   * changes nothing, so a failure in the middle is mended by repeating the whole.
   *
   * @param shard the shard
   * @param rows to write, replacing those with equal keys
   * @param removals rows whose keys are to go; other columns are not looked at
   * @param sequence the log entry up to which the tables are then complete
   */
  void write(int shard, List<Row> rows, List<Row> removals, long sequence);

  /**
   * Returns whether rows of a later entry than this are there, so that a flush of it is in vain.
   */
  boolean isPassed(int shard, long sequence);

  /** Returns the mark: the log entry up to which the tables are complete, 0 if none. */
  long mark(int shard);
}
