package io.tradegrid.prices;

import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One day's prices of one instrument.
 *
 * @param symbol the instrument
 * @param date the trading day
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded units
 * @param adjustedClose close adjusted for splits and dividends
 */
public record DailyPrice(
    String symbol,
    LocalDate date,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal adjustedClose) {

  /** Says in BARS_1D that a row came from a file and not from our trades. */
  static final String SOURCE = "IMPORT";

  /** Returns the row of BARS_1D. */
  public Row row() {
    return Row.of(
        Table.BARS_1D,
        symbol,
        sqlDate(date),
        open,
        high,
        low,
        close,
        volume,
        adjustedClose,
        BigDecimal.ZERO,
        BigDecimal.ONE,
        SOURCE,
        0L);
  }

  /** Ignite keeps milliseconds, and every process of ours runs in UTC: the day's UTC midnight. */
  private static Date sqlDate(LocalDate date) {
    return new Date(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
  }
}
