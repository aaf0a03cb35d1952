package io.tradegrid.gateway.marketdata;

import io.tradegrid.gateway.grid.GridRow;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade as everyone may see it.
 *
 * @param tradeId number the grid gave it, rising per symbol
 * @param quantity in units
 * @param aggressorSide side that took; null for a trade made outside the book
 */
public record Trade(
    String tradeId, BigDecimal price, BigDecimal quantity, String aggressorSide, Instant tradedAt) {

  /** What {@link #of} reads, in its order. */
  static final String COLUMNS = "TRADE_ID, PRICE, QUANTITY, AGGRESSOR_SIDE, TRADED_AT";

  static Trade of(GridRow row) {
    return new Trade(row.id(0), row.decimal(1), row.decimal(2), row.text(3), row.instant(4));
  }
}
