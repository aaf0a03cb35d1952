package io.tradegrid.gateway.marketdata;

import io.tradegrid.gateway.grid.GridRow;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Best bid and offer and last trade; null where there is none.
 *
 * @param updatedAt when any of it last changed
 */
public record Quote(
    String symbol,
    BigDecimal bidPrice,
    BigDecimal bidQuantity,
    BigDecimal askPrice,
    BigDecimal askQuantity,
    BigDecimal lastPrice,
    BigDecimal lastQuantity,
    Instant updatedAt) {

  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      "SYMBOL, BID_PRICE, BID_QUANTITY, ASK_PRICE, ASK_QUANTITY, LAST_PRICE, LAST_QUANTITY,"
          + " UPDATED_AT";

  static Quote of(GridRow row) {
    return new Quote(
        row.text(0),
        row.decimal(1),
        row.decimal(2),
        row.decimal(3),
        row.decimal(4),
        row.decimal(5),
        row.decimal(6),
        row.instant(7));
  }

  static Quote none(String symbol) {
    return new Quote(symbol, null, null, null, null, null, null, null);
  }
}
