package io.tradegrid.replay;

import io.tradegrid.client.OrderConditions;
import io.tradegrid.client.OrderContradiction;
import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.MassCancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of an order-flow file in their order, each checked as it is read. The columns are in
 * {@code docs/formats/order-flow.md}.
 */
final class OrderFlow implements Iterator<OrderRequest>, AutoCloseable {

  /** The columns that every order-flow file has. */
  static final String SHORT_HEADER =
      "ts_ns,symbol,portfolio,client_order_id,action,side,type,tif,price,quantity,"
          + "display_quantity,stop_price,orig_client_order_id";

  /** All columns; the first line of an order-flow file is this or the short one. */
  static final String HEADER =
      SHORT_HEADER + ",minimum_quantity,post_only,reduce_only,self_trade,expires_at";

  private static final List<String> NAMES = List.of(HEADER.split(",", -1));
  private static final int SHORT_SIZE = SHORT_HEADER.split(",", -1).length;
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
  static final int DISPLAY_QUANTITY = 10;
  static final int STOP_PRICE = 11;
  private static final int ORIG_CLIENT_ORDER_ID = 12;
  static final int MINIMUM_QUANTITY = 13;
  private static final int POST_ONLY = 14;
  private static final int REDUCE_ONLY = 15;
  private static final int SELF_TRADE = 16;
  private static final int EXPIRES_AT = 17;

  private enum Action {
    NEW,
    CANCEL,
    AMEND,
    MASS_CANCEL
  }

  private final CsvFile file;
  private final int columns;
  private CsvRow row;

  private OrderFlow(CsvFile file, int columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * Opens an order-flow file.
   *
   * @throws BrokenFileException if it cannot be read or begins with another header
   */
  static OrderFlow open(Path path) {
    String first = CsvFile.firstLine(path).strip();
    if (!first.equals(HEADER) && !first.equals(SHORT_HEADER)) {
      throw new BrokenFileException(
          path,
          "line 1 must be '" + HEADER + "', or end with orig_client_order_id, got '" + first + "'");
    }
    CsvFile file = CsvFile.open(path);
    file.next();
    return new OrderFlow(file, first.equals(HEADER) ? NAMES.size() : SHORT_SIZE);
  }

  /** Returns the name of a column, from 0. */
  static String name(int index) {
    return NAMES.get(index);
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
    row.requireSize(columns);
    long timeNs = row.integer(TS_NS, name(TS_NS), 1, Long.MAX_VALUE);
    String symbol = filled(SYMBOL);
    String portfolio = filled(PORTFOLIO);
    String id = clientOrderId(CLIENT_ORDER_ID);
    Action action = constant(Action.class, ACTION);
    if (action != Action.NEW) {
      requireEmptyFor(action, TYPE, TIF, DISPLAY_QUANTITY, STOP_PRICE, MINIMUM_QUANTITY);
      requireEmptyFor(action, POST_ONLY, REDUCE_ONLY, SELF_TRADE, EXPIRES_AT);
    }
    return switch (action) {
      case NEW -> newOrder(symbol, portfolio, id, timeNs);
      case CANCEL -> {
        requireEmptyFor(action, SIDE, PRICE, QUANTITY);
        yield new Cancel(symbol, portfolio, id, clientOrderId(ORIG_CLIENT_ORDER_ID), timeNs);
      }
      case AMEND -> {
        requireEmptyFor(action, SIDE);
        yield new Amend(
            symbol,
            portfolio,
            id,
            clientOrderId(ORIG_CLIENT_ORDER_ID),
            optional(PRICE),
            row.positiveDecimal(QUANTITY, name(QUANTITY)),
            timeNs);
      }
      case MASS_CANCEL -> {
        requireEmptyFor(action, PRICE, QUANTITY, ORIG_CLIENT_ORDER_ID);
        Side side = text(SIDE).isEmpty() ? null : constant(Side.class, SIDE);
        yield new MassCancel(symbol, portfolio, id, side, timeNs);
      }
    };
  }

  private New newOrder(String symbol, String portfolio, String id, long timeNs) {
    requireEmptyFor(Action.NEW, ORIG_CLIENT_ORDER_ID);
    New order =
        new New(
            symbol,
            portfolio,
            id,
            constant(Side.class, SIDE),
            constant(OrderType.class, TYPE),
            constant(TimeInForce.class, TIF),
            optional(PRICE),
            row.positiveDecimal(QUANTITY, name(QUANTITY)),
            conditions(),
            timeNs);
    Optional<OrderContradiction> wrong = OrderContradiction.of(order);
    if (wrong.isPresent()) {
      int index = column(wrong.get().field());
      // Of the columns that a file may leave out, an order can lack only this one.
      throw index < columns
          ? row.broken(index, name(index), wrong.get().rule())
          : row.broken(TIF, name(TIF), "needs the column " + name(index));
    }
    return order;
  }

  private OrderConditions conditions() {
    return new OrderConditions(
        optional(STOP_PRICE),
        optional(DISPLAY_QUANTITY),
        optional(MINIMUM_QUANTITY),
        text(POST_ONLY).isEmpty() ? PostOnly.OFF : constant(PostOnly.class, POST_ONLY),
        flag(),
        text(SELF_TRADE).isEmpty() ? SelfTrade.ALLOW : constant(SelfTrade.class, SELF_TRADE),
        time());
  }

  /** Returns the column of an order's field: {@code stopPrice} is in {@code stop_price}. */
  private static int column(String field) {
    return NAMES.indexOf(field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }

  /** Returns a field; one of a column that the file leaves out is empty. */
  private String text(int index) {
    return index < columns ? row.text(index) : "";
  }

  private BigDecimal optional(int index) {
    return text(index).isEmpty() ? null : row.positiveDecimal(index, name(index));
  }

  private boolean flag() {
    return switch (text(REDUCE_ONLY)) {
      case "" -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw row.broken(REDUCE_ONLY, name(REDUCE_ONLY), "must be true, false or empty");
    };
  }

  private Instant time() {
    if (text(EXPIRES_AT).isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(text(EXPIRES_AT));
    } catch (DateTimeException e) {
      throw row.broken(
          EXPIRES_AT, name(EXPIRES_AT), "must be a time in UTC such as 2026-01-31T16:30:00Z");
    }
  }

  private String filled(int index) {
    String text = row.text(index);
    if (text.isEmpty()) {
      throw row.broken(index, name(index), "must be there");
    }
    return text;
  }

  private String clientOrderId(int index) {
    String text = filled(index);
    try {
      return ClientOrderId.of(text).toString();
    } catch (IllegalArgumentException e) {
      throw row.broken(index, name(index), "must be 1 to 20 letters, digits and '-'");
    }
  }

  private void requireEmptyFor(Action action, int... indexes) {
    for (int index : indexes) {
      if (!text(index).isEmpty()) {
        throw row.broken(index, name(index), "must be empty for " + action);
      }
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
    throw row.broken(index, name(index), "must be one of " + all);
  }

  @Override
  public void close() {
    file.close();
  }
}
