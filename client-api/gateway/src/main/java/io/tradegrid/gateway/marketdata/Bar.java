package io.tradegrid.gateway.marketdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradegrid.gateway.grid.GridRow;
import java.math.BigDecimal;

/**
 * A bar of trades, or an imported one.
 *
 * @param time its start, ISO 8601: an instant for minutes, a date for days
 * @param open null where an import had none, as high and low
 * @param volume in units
 * @param tradeCount minutes only
 * @param adjustedClose close adjusted for splits and dividends; days only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bar(
    String time,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    Long tradeCount,
    BigDecimal adjustedClose) {

  static Bar ofMinute(GridRow row) {
    return new Bar(
        row.instant(0).toString(),
        row.decimal(1),
        row.decimal(2),
        row.decimal(3),
        row.decimal(4),
        row.decimal(5),
        row.number(6),
        null);
  }

  static Bar ofDay(GridRow row) {
    return new Bar(
        row.day(0).toString(),
        row.decimal(1),
        row.decimal(2),
        row.decimal(3),
        row.decimal(4),
        row.decimal(5),
        null,
        row.decimal(6));
  }
}
