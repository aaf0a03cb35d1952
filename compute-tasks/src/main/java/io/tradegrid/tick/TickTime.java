package io.tradegrid.tick;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of ticks as people write them; UTC, from the year 1677 to 2262. */
public final class TickTime {

  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(ns|us|ms|s|m|h|d)");

  private TickTime() {}

  /**
   * Reads a time or a day.
   *
   * @param text such as 2012-06-21T13:30:00Z, with up to nine decimals of the second, with or
   *     without the Z; or 2012-06-21 for its midnight
   * @return nanoseconds since the epoch
   * @throws IllegalArgumentException saying what it must be and what it was
   */
  public static long parse(String text) {
    try {
      Instant time;
      if (text.indexOf('T') < 0) {
        time = LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      } else if (text.endsWith("Z")) {
        time = Instant.parse(text);
      } else {
        time = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      }
      return ns(time);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a time such as 2012-06-21T13:30:00Z or a day such as 2012-06-21, UTC, got '"
              + text
              + "'",
          e);
    }
  }

  /**
   * Reads a length of time.
   *
   * @param text such as 500ms, 5s, 1m, 1h or 1d
   * @return nanoseconds, 0 or more
   * @throws IllegalArgumentException saying what it must be and what it was
   */
  public static long parseSpan(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException(
          "must be a length of time such as 500ms, 5s or 1m, got '" + text + "'");
    }
    TimeUnit unit =
        switch (span.group(2)) {
          case "ns" -> TimeUnit.NANOSECONDS;
          case "us" -> TimeUnit.MICROSECONDS;
          case "ms" -> TimeUnit.MILLISECONDS;
          case "s" -> TimeUnit.SECONDS;
          case "m" -> TimeUnit.MINUTES;
          case "h" -> TimeUnit.HOURS;
          default -> TimeUnit.DAYS;
        };
    return unit.toNanos(Long.parseLong(span.group(1)));
  }

  /**
   * Returns a time in nanoseconds since the epoch.
   *
   * @throws ArithmeticException if it is before 1677 or after 2262
   */
  public static long ns(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
  }

  /** Returns the time of a tick. */
  public static Instant instant(long ns) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ns, NS_PER_SECOND), Math.floorMod(ns, NS_PER_SECOND));
  }
}
