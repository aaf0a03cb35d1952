package io.tradegrid.cli.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;

/** How a value of a column is written, the same in every format. */
final class Cell {

  private Cell() {}

  /** Returns the value as text: decimals in full, times as ISO 8601 without a zone (UTC). */
  static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Timestamp time) {
      return time.toString().replace(' ', 'T');
    } else if (value instanceof byte[] bytes) {
      return java.util.HexFormat.of().formatHex(bytes);
    }
    return String.valueOf(value);
  }

  /** Returns whether the value reads as a number, in JSON too. */
  static boolean isNumber(Object value) {
    return value instanceof BigDecimal
        || value instanceof BigInteger
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || (value instanceof Double number && Double.isFinite(number))
        || (value instanceof Float single && Float.isFinite(single));
  }
}
