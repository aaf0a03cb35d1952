package io.tradegrid.ingest.itch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day whose midnight ITCH's times count from. */
final class TradingDay {

  static final String KEY = "itch.date";
  static final String MEANING = "Trading day in New York as YYYY-MM-DD: messages have no date.";

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long NS_PER_SECOND = 1_000_000_000L;

  private TradingDay() {}

  /** Returns the day's midnight in nanoseconds since the epoch. */
  static long midnightNs(String date) {
    try {
      long seconds = LocalDate.parse(date).atStartOfDay(NEW_YORK).toEpochSecond();
      return Math.multiplyExact(seconds, NS_PER_SECOND);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          KEY + ": must be a day such as 2026-01-31, got " + date, e);
    }
  }
}
