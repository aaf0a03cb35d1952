package io.tradegrid.gateway.grid;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of a query's result; columns count from 0, and a null column reads as null.
 *
 * @param cells the column values as the grid gave them
 */
public record GridRow(List<?> cells) {

  /** Returns a text. */
  public String text(int column) {
    return (String) cells.get(column);
  }

  /** Returns a decimal. */
  public BigDecimal decimal(int column) {
    return (BigDecimal) cells.get(column);
  }

  /** Returns a whole number of 32 or 64 bits. */
  public Long number(int column) {
    Number number = (Number) cells.get(column);
    return number == null ? null : number.longValue();
  }

  /** Returns an identifier of 64 bits as text, because JSON readers round whole numbers at 53. */
  public String id(int column) {
    Object id = cells.get(column);
    return id == null ? null : id.toString();
  }

  /** Returns whether a flag is set. */
  public boolean flag(int column) {
    return (Boolean) cells.get(column);
  }

  /** Returns a time. */
  public Instant instant(int column) {
    Timestamp time = (Timestamp) cells.get(column);
    return time == null ? null : time.toInstant();
  }

  /** Returns a day. */
  public LocalDate day(int column) {
    Date day = (Date) cells.get(column);
    return day == null ? null : day.toLocalDate();
  }
}
