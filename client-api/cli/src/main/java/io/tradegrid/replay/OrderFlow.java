package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/**
 * The rows of an order-flow file in their order, each checked as it is read. The columns are in
 * {@code docs/formats/order-flow.md}.
 */
final class OrderFlow implements Iterator<OrderRequest>, AutoCloseable {

  /** The first line of every order-flow file. */
  static final String HEADER =
      "ts_ns,symbol,portfolio,client_order_id,action,side,type,tif,price,quantity,"
          + "display_quantity,stop_price,orig_client_order_id";

  private static final String[] NAMES = HEADER.split(",", -1);
  private static final int TS_NS = 0;
  static final int SYMBOL = 1;
  static final int PORTFOLIO = 2;
  private static final int CLIENT_ORDER_ID = 3;
  private static final int ACTION = 4;
  private static final int SIDE = 5;
  private static final int TYPE = 6;
  private static final int TIF = 7;
  static final int PRICE = 8;
  static final int QUANTITY = 9;
  private static final int DISPLAY_QUANTITY = 10;
  private static final int STOP_PRICE = 11;
  private static final int ORIG_CLIENT_ORDER_ID = 12;

  private enum Action {
    NEW,
    CANCEL,
    AMEND
  }

  private final CsvFile file;
  private CsvRow row;

  private OrderFlow(CsvFile file) {
    this.file = file;
  }

  /**
   * Opens an order-flow file.
   *
   * @throws BrokenFileException if it cannot be read or begins with another header
   */
  static OrderFlow open(Path path) {
    String first = CsvFile.firstLine(path).strip();
    if (!first.equals(HEADER)) {
      throw new BrokenFileException(path, "line 1 must be '" + HEADER + "', got '" + first + "'");
    }
    CsvFile file = CsvFile.open(path);
    file.next();
    return new OrderFlow(file);
  }

  /** Returns the name of a column, from 0. */
  static String name(int index) {
    return NAMES[index];
  }

  @Override
  public boolean hasNext() {
    return file.hasNext();
  }

  /** Returns the row that was read last. */
  CsvRow row() {
    return row;
  }

  /**
   * Reads the next row.
   *
   * @throws BrokenFileException naming line and column of the first field that does not fit
   */
  @Override
  public OrderRequest next() {
    row = file.next();
    row.requireSize(NAMES.length);
    long timeNs = row.integer(TS_NS, NAMES[TS_NS], 1, Long.MAX_VALUE);
    String symbol = filled(SYMBOL);
    String portfolio = filled(PORTFOLIO);
    String id = clientOrderId(CLIENT_ORDER_ID);
    Action action = constant(Action.class, ACTION);
    for (int later : new int[] {DISPLAY_QUANTITY, STOP_PRICE}) {
      requireEmpty(later, "must be empty: icebergs and stops are not taken yet");
    }
    return switch (action) {
      case NEW -> newOrder(symbol, portfolio, id, timeNs);
      case CANCEL -> {
        requireEmptyFor(action, SIDE, TYPE, TIF, PRICE, QUANTITY);
        yield new Cancel(symbol, portfolio, id, clientOrderId(ORIG_CLIENT_ORDER_ID), timeNs);
      }
      case AMEND -> {
        requireEmptyFor(action, SIDE, TYPE, TIF);
        yield new Amend(
            symbol,
            portfolio,
            id,
            clientOrderId(ORIG_CLIENT_ORDER_ID),
            row.text(PRICE).isEmpty() ? null : row.positiveDecimal(PRICE, NAMES[PRICE]),
            row.positiveDecimal(QUANTITY, NAMES[QUANTITY]),
            timeNs);
      }
    };
  }

  private New newOrder(String symbol, String portfolio, String id, long timeNs) {
    requireEmptyFor(Action.NEW, ORIG_CLIENT_ORDER_ID);
    OrderType type = constant(OrderType.class, TYPE);
    if (type == OrderType.MARKET) {
      requireEmpty(PRICE, "must be empty for MARKET");
    }
    TimeInForce time = constant(TimeInForce.class, TIF);
    if (type == OrderType.MARKET && time == TimeInForce.GTC) {
      throw row.broken(TIF, NAMES[TIF], "must be IOC or FOK for MARKET");
    }
    BigDecimal price = type == OrderType.MARKET ? null : row.positiveDecimal(PRICE, NAMES[PRICE]);
    return new New(
        symbol,
        portfolio,
        id,
        constant(Side.class, SIDE),
        type,
        time,
        price,
        row.positiveDecimal(QUANTITY, NAMES[QUANTITY]),
        timeNs);
  }

  private String filled(int index) {
    String text = row.text(index);
    if (text.isEmpty()) {
      throw row.broken(index, NAMES[index], "must be there");
    }
    return text;
  }

  private String clientOrderId(int index) {
    String text = filled(index);
    try {
      return ClientOrderId.of(text).toString();
    } catch (IllegalArgumentException e) {
      throw row.broken(index, NAMES[index], "must be 1 to 20 letters, digits and '-'");
    }
  }

  private void requireEmptyFor(Action action, int... indexes) {
    for (int index : indexes) {
      requireEmpty(index, "must be empty for " + action);
    }
  }

  private void requireEmpty(int index, String rule) {
    if (!row.text(index).isEmpty()) {
      throw row.broken(index, NAMES[index], rule);
    }
  }

  private <E extends Enum<E>> E constant(Class<E> type, int index) {
    String text = row.text(index);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    String all = Arrays.toString(type.getEnumConstants()).toUpperCase(Locale.ROOT);
    throw row.broken(index, NAMES[index], "must be one of " + all);
  }

  @Override
  public void close() {
    file.close();
  }
}
