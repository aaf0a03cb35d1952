package io.tradegrid.ingest.databento;

import io.tradegrid.ingest.text.Decimal;
import io.tradegrid.ingest.text.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Where a file has its columns, from its first line. */
final class Columns {

  private static final int PRICE_DECIMALS = 9;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final List<String> names;
  private final int time;
  private final int action;
  private final int side;
  private final int price;
  private final int size;
  private final int order;
  private final int flags;
  private final int sequence;
  private final int symbol;

  Columns(List<String> names) {
    this.names = names;
    time = required("ts_event");
    action = required("action");
    side = required("side");
    price = names.contains("price_e9") ? names.indexOf("price_e9") : required("price");
    size = required("size");
    order = required("order_id");
    flags = required("flags");
    sequence = required("sequence");
    symbol = names.contains("symbol") ? names.indexOf("symbol") : required("instrument_id");
  }

  private int required(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "first line: must have the column " + name + ", got " + String.join(",", names));
    }
    return index;
  }

  /** Reads a row. */
  OrderRecord read(List<String> row) {
    Field.requireCount(names.size(), row.size());
    char actionCode = character("action", row.get(action));
    return new OrderRecord(
        row.get(symbol),
        timeNs(row.get(time)),
        actionCode,
        character("side", row.get(side)),
        actionCode == OrderRecord.CLEAR ? 0 : priceE9(row.get(price)),
        Field.whole("size", row.get(size), 0, 0xffff_ffffL),
        unsigned(row.get(order)),
        (int) Field.whole("flags", row.get(flags), 0, 255),
        Field.whole("sequence", row.get(sequence), 0, 0xffff_ffffL));
  }

  private static char character(String name, String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(name + ": must be one character, got " + text);
    }
    return text.charAt(0);
  }

  /** Order ids are 64 bits without a sign. */
  private static long unsigned(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("order_id: must be a whole number, got " + text, e);
    }
  }

  /** Without a point it is the fixed-point number of the binary format. */
  private static long priceE9(String text) {
    if (text.indexOf('.') < 0) {
      return Field.whole("price", text, Long.MIN_VALUE, Long.MAX_VALUE - 1);
    }
    return Decimal.of("price", text).at("price", PRICE_DECIMALS);
  }

  private static long timeNs(String text) {
    if (text.indexOf('T') < 0) {
      return Field.whole("ts_event", text, 0, Long.MAX_VALUE - 1);
    }
    try {
      Instant time = Instant.parse(text);
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("ts_event: must be a time in UTC, got " + text, e);
    }
  }

  /**
   * A record of an order.
   *
   * @param priceE9 price in billionths
   */
  record OrderRecord(
      String symbol,
      long timeNs,
      char action,
      char side,
      long priceE9,
      long size,
      long order,
      int flags,
      long sequence) {

    static final char ADD = 'A';
    static final char CANCEL = 'C';
    static final char MODIFY = 'M';
    static final char CLEAR = 'R';
    static final char TRADE = 'T';
    static final char FILL = 'F';
    static final char NONE = 'N';

    private static final int LAST_OF_EVENT = 128;
    private static final int SNAPSHOT = 32;

    boolean endsEvent() {
      return (flags & LAST_OF_EVENT) != 0;
    }

    boolean isOfSnapshot() {
      return (flags & SNAPSHOT) != 0;
    }
  }
}
