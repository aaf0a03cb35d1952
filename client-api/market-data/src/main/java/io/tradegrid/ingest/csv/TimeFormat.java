package io.tradegrid.ingest.csv;

import io.tradegrid.ingest.text.Decimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Reads times into nanoseconds since the epoch. */
final class TimeFormat {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final ZoneId zone;

  /** Decimals of the unit below a second that numbers count; -1 if times are texts. */
  private final int numberDecimals;

  private final DateTimeFormatter pattern;

  /**
   * Understands a setting.
   *
   * @param format {@code epoch-s}, {@code epoch-ms}, {@code epoch-us}, {@code epoch-ns}, {@code
   *     iso} or a pattern of {@link DateTimeFormatter}
   * @param zone where clocks show the times that name no zone
   * @throws IllegalArgumentException naming the setting that cannot be
   */
  TimeFormat(String format, String zone) {
    this.zone = zone(zone);
    this.numberDecimals =
        switch (format) {
          case "epoch-s" -> 0;
          case "epoch-ms" -> 3;
          case "epoch-us" -> 6;
          case "epoch-ns" -> 9;
          default -> -1;
        };
    this.pattern = numberDecimals < 0 && !format.equals("iso") ? pattern(format) : null;
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "csv.time.zone: must be a zone such as America/New_York, got " + zone, e);
    }
  }

  private static DateTimeFormatter pattern(String format) {
    try {
      return DateTimeFormatter.ofPattern(format, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "csv.time.format: must be one of epoch-s, epoch-ms, epoch-us, epoch-ns, iso or a pattern,"
              + " got "
              + format,
          e);
    }
  }

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException naming it if it is none
   */
  long timeNs(String text) {
    try {
      if (numberDecimals >= 0) {
        return Decimal.of("time", text).at("time", 9 - numberDecimals);
      }
      return nanoseconds(pattern == null ? iso(text) : moment(pattern.parse(text)));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("time: cannot be read, got " + text, e);
    }
  }

  private Instant iso(String text) {
    String dated = text.indexOf(' ') > 0 ? text.replace(' ', 'T') : text;
    if (dated.indexOf('T') < 0) {
      return LocalDate.parse(dated).atStartOfDay(zone).toInstant();
    }
    return moment(DateTimeFormatter.ISO_DATE_TIME.parse(dated));
  }

  /** A pattern without a time of day stands for the day's midnight. */
  private Instant moment(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    LocalDate day = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    return day.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(zone).toInstant();
  }

  private static long nanoseconds(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
  }
}
