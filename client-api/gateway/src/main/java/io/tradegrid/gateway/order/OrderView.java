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
    BigDecimal quantity,
    BigDecimal filledQuantity,
    BigDecimal leavesQuantity,
    String status,
    String rejectReason,
    Instant enteredAt,
    Instant updatedAt) {

  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      "SYMBOL, PORTFOLIO, CLIENT_ORDER_ID, ORDER_ID, SIDE, TYPE, TIME_IN_FORCE, PRICE, QUANTITY,"
          + " FILLED_QUANTITY, LEAVES_QUANTITY, STATUS, REJECT_REASON, ENTERED_AT, UPDATED_AT";

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
        row.text(11),
        row.text(12),
        row.instant(13),
        row.instant(14));
  }

  /** Returns where a list goes on after this order. */
  String cursor() {
    return symbol + ":" + orderId;
  }
}
