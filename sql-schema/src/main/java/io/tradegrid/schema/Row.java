package io.tradegrid.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.ignite.IgniteBinary;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.binary.BinaryObjectBuilder;

/**
 * One row of a table, on its way into the table's cache.
 *
 * @param table the table
 * @param values one a column, in the table's order, of the column's class or null
 */
public record Row(Table table, List<Object> values) {

  /**
   * Checks the number and classes of the values.
   *
   * @throws IllegalArgumentException naming the first column that does not fit
   */
  public Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    List<Column> columns = table.columns();
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(
          table + ": has " + columns.size() + " columns, got " + values.size() + " values");
    }
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (value == null ? columns.get(i).key() : value.getClass() != columns.get(i).type()) {
        throw new IllegalArgumentException(
            table
                + "."
                + columns.get(i).name()
                + ": must be a "
                + columns.get(i).type().getName()
                + ", got "
                + (value == null ? "null" : value.getClass().getName()));
      }
    }
  }

  /**
   * Makes a row.
   *
   * @param values one a column, in the table's order
   */
  public static Row of(Table table, Object... values) {
    List<Object> list = new ArrayList<>(values.length);
    Collections.addAll(list, values);
    return new Row(table, list);
  }

  /**
   * Returns the cache key of a row.
   *
   * @param key values of the columns of its key
   */
  public static Object key(Table table, IgniteBinary binary, Object... key) {
    return of(table, Arrays.copyOf(key, table.columns().size())).key(binary);
  }

  /** Returns the row's cache key: the key column itself, or a binary object of several. */
  public Object key(IgniteBinary binary) {
    return table.hasSimpleKey() ? values.get(0) : build(binary, table.keyType(), true);
  }

  /** Returns the row's cache value, the columns that are not in the key. */
  public BinaryObject value(IgniteBinary binary) {
    return build(binary, table.valueType(), false);
  }

  private BinaryObject build(IgniteBinary binary, String type, boolean key) {
    BinaryObjectBuilder builder = binary.builder(type);
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (column.key() == key) {
        set(builder, column.name(), values.get(i), column.type());
      }
    }
    return builder.build();
  }

  /** The class goes along so that a null has a type too. */
  private static <T> void set(
      BinaryObjectBuilder builder, String name, Object value, Class<T> type) {
    builder.setField(name, type.cast(value), type);
  }
}
