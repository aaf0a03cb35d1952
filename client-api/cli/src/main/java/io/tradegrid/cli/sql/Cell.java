package io.tradegrid.cli.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** How a value of a column is written, the same in every format. */
final class Cell {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private Cell() {}

  /** Returns the value as text: decimals in full, times as ISO 8601 without a zone (UTC). */
  static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Timestamp time) {
      return time(time);
    } else if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return String.valueOf(value);
  }

  /** Seconds are always there, their fraction as far as it says something: 0, 3, 6 or 9 digits. */
  private static String time(Timestamp time) {
    int nanos = time.getNanos();
    int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    String fraction = String.format(Locale.ROOT, ".%09d", nanos).substring(0, digits + 1);
    return SECONDS.format(time.toLocalDateTime()) + (digits == 0 ? "" : fraction);
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
