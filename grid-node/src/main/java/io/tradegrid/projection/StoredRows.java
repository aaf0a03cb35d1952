package io.tradegrid.projection;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.List;
import java.util.function.LongPredicate;

/** The rows that are there, to be compared with those that the log implies, and to be mended. */
public interface StoredRows extends RowSink {

  /** How a row that is there compares with the one that should be. */
  enum Match {
    EQUAL,
    MISSING,
    DIFFERENT
  }

  /**
   * Compares rows with those that are there under their keys. The entry that wrote a row does not
   * count, because it depends on when rows were flushed; nor does an imported price.
   *
   * @param table the table of all of them
   * @return how each compares, in their order
   */
  List<Match> compare(Table table, List<Row> rows);

  /** Writes a row that nothing can change any more, in the place of what is there. */
  void put(Row row);

  /**
   * Writes rows that later entries may change, but not over what a later entry has written.
   *
   * @param sequence the log entry at which they are so
   */
  void put(int shard, List<Row> rows, long sequence);

  /**
   * Looks for rows that should not be there.
   *
   * @param isKnown of the {@link RowKey#hash} of a row that may stay
   * @param max stops when so many were found
   * @return their hashes
   */
  List<Long> findOthers(int shard, Table table, LongPredicate isKnown, int max);

  /**
   * Removes the rows with one of these hashes, but not what a later entry has written.
   *
   * @param sequence the log entry at which they should not be there
   */
  void removeAll(int shard, Table table, LongPredicate isOther, long sequence);
}
