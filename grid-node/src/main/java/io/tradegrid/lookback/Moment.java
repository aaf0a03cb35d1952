package io.tradegrid.lookback;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Times of the log as people write and read them, always UTC. */
final class Moment {

  private Moment() {}

  /**
   * Reads a time: an instant, a UTC date and time, or a UTC time of a day.
   *
   * @param dayOfNs any time of that day, in nanoseconds since the epoch
   * @return in nanoseconds since the epoch
   * @throws IllegalArgumentException if it is none of them
   */
  static long parse(String text, long dayOfNs) {
    try {
      if (text.indexOf('T') < 0) {
        LocalDate day = LocalDate.ofInstant(instant(dayOfNs), ZoneOffset.UTC);
        return nanos(LocalDateTime.of(day, LocalTime.parse(text)).toInstant(ZoneOffset.UTC));
      }
      return text.endsWith("Z")
          ? nanos(Instant.parse(text))
          : nanos(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "--until: must be a time such as 10:31:07, 2026-11-20T10:31:07 or"
              + " 2026-11-20T10:31:07.25Z, got '"
              + text
              + "'",
          e);
    }
  }

  /** Returns an instant such as 2026-11-20T10:31:07.123456Z. */
  static String text(long timeNs) {
    return instant(timeNs).toString();
  }

  private static Instant instant(long timeNs) {
    return Instant.ofEpochSecond(0, timeNs);
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
