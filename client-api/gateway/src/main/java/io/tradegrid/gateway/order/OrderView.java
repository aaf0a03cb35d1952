package io.tradegrid.gateway.order;

import io.tradegrid.gateway.grid.GridRow;
import java.math.BigDecimal;
import java.time.Instant;

/** An order as it stands: a row of table ORDERS. */
record OrderView(
    String symbol,
    String portfolio,
    String clientOrderId,
    String orderId,
    String side,
    String type,
    String timeInForce,
    BigDecimal price,
    BigDecimal stopPrice,
    BigDecimal quantity,
    BigDecimal displayQuantity,
    BigDecimal minimumQuantity,
    String postOnly,
    boolean reduceOnly,
    String selfTrade,
    Instant expiresAt,
    BigDecimal filledQuantity,
    BigDecimal cancelledQuantity,
    BigDecimal leavesQuantity,
    String status,
    String rejectReason,
    String cancelReason,
    Instant enteredAt,
    Instant updatedAt) {

  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      "SYMBOL, PORTFOLIO, CLIENT_ORDER_ID, ORDER_ID, SIDE, TYPE, TIME_IN_FORCE, PRICE, STOP_PRICE,"
          + " QUANTITY, DISPLAY_QUANTITY, MINIMUM_QUANTITY, POST_ONLY, REDUCE_ONLY, SELF_TRADE,"
          + " EXPIRES_AT, FILLED_QUANTITY, CANCELLED_QUANTITY, LEAVES_QUANTITY, STATUS,"
          + " REJECT_REASON, CANCEL_REASON, ENTERED_AT, UPDATED_AT";

  static OrderView of(GridRow row) {
    return new OrderView(
        row.text(0),
        row.text(1),
        row.text(2),
        row.id(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.decimal(7),
        row.decimal(8),
        row.decimal(9),
        row.decimal(10),
        row.decimal(11),
        row.text(12),
        row.flag(13),
        row.text(14),
        row.instant(15),
        row.decimal(16),
        row.decimal(17),
        row.decimal(18),
        row.text(19),
        row.text(20),
        row.text(21),
        row.instant(22),
        row.instant(23));
  }

  /** Returns where a list goes on after this order. */
  String cursor() {
    return symbol + ":" + orderId;
  }
}
