package io.tradegrid.projection;

import io.tradegrid.command.Hash;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * The key of a row of a table.
 *
 * @param table the table
 * @param values of its key columns, in their order
 */
public record RowKey(Table table, List<Object> values) {

  static RowKey of(Row row) {
    List<Column> columns = row.table().columns();
    List<Object> values = new ArrayList<>(2);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).key()) {
        values.add(row.values().get(i));
      }
    }
    return new RowKey(row.table(), values);
  }

  /**
   * Returns a hash that two keys of a table share by one chance in 2^63, so that many millions of
   * them can be told apart by it; never 0.
   */
  public long hash() {
    long hash = 1;
    for (Object value : values) {
      hash = Hash.mix(hash) + hash(value);
    }
    return Hash.mix(hash) | 1;
  }

  /** A date may come back as one of another class, so its time is what counts. */
  @SuppressWarnings("JavaUtilDate") // The classes that tables have.
  private static long hash(Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    } else if (value instanceof Date date) {
      return date.getTime();
    }
    long hash = 0;
    for (char c : ((String) value).toCharArray()) {
      hash = Hash.mix(hash) + c;
    }
    return hash;
  }
}
