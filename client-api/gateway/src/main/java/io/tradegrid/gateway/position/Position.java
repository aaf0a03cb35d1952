package io.tradegrid.gateway.position;

import io.tradegrid.gateway.grid.GridRow;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a portfolio holds of an instrument.
 *
 * @param quantity net, in units; negative is short
 * @param boughtQuantity all that was ever bought
 * @param soldQuantity all that was ever sold
 * @param netCash money received for sales less money paid
 * @param lastPrice price of the instrument's last trade; null before the first
 * @param marketValue quantity at the last price; null if there is none
 * @param profit net cash and market value: what was made since the first trade; null likewise
 */
public record Position(
    String symbol,
    BigDecimal quantity,
    BigDecimal boughtQuantity,
    BigDecimal soldQuantity,
    BigDecimal netCash,
    BigDecimal lastPrice,
    BigDecimal marketValue,
    BigDecimal profit,
    Instant updatedAt) {

  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      "P.SYMBOL, P.QUANTITY, P.BOUGHT_QUANTITY, P.SOLD_QUANTITY, P.NET_CASH, Q.LAST_PRICE,"
          + " P.UPDATED_AT";

  static Position of(GridRow row) {
    BigDecimal quantity = row.decimal(1);
    BigDecimal netCash = row.decimal(4);
    BigDecimal lastPrice = row.decimal(5);
    BigDecimal marketValue = lastPrice == null ? null : quantity.multiply(lastPrice);
    return new Position(
        row.text(0),
        quantity,
        row.decimal(2),
        row.decimal(3),
        netCash,
        lastPrice,
        marketValue,
        marketValue == null ? null : netCash.add(marketValue),
        row.instant(6));
  }
}
