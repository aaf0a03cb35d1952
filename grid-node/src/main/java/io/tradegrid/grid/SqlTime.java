package io.tradegrid.grid;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of SQL; nodes run in UTC, so a timestamp's fields are the UTC ones. */
final class SqlTime {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(us|ms|s|m|h|d)");

  private SqlTime() {}

  /** Returns a time that is given in nanoseconds since the epoch. */
  static Timestamp of(long timeNs) {
    Timestamp time = new Timestamp(Math.floorDiv(timeNs, 1_000_000L));
    time.setNanos((int) Math.floorMod(timeNs, 1_000_000_000L));
    return time;
  }

  /** Returns nanoseconds since the epoch; times past 2262 are the end of the longs. */
  static long epochNs(Timestamp time) {
    long seconds = Math.floorDiv(time.getTime(), 1_000L);
    long wholeNs = TimeUnit.SECONDS.toNanos(seconds);
    return Math.min(wholeNs, Long.MAX_VALUE - time.getNanos()) + time.getNanos();
  }

  /**
   * Returns the nanoseconds of a text such as 250us, 500ms, 90s, 5m, 8h or 1d.
   *
   * @throws SQLException naming the argument, if it is something else
   */
  static long spanNs(String argument, String text) throws SQLException {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new SQLException(
          argument + ": must be a time such as 500ms, 1s, 5m, 1h or 1d, got '" + text + "'");
    }
    TimeUnit unit =
        switch (span.group(2)) {
          case "us" -> TimeUnit.MICROSECONDS;
          case "ms" -> TimeUnit.MILLISECONDS;
          case "s" -> TimeUnit.SECONDS;
          case "m" -> TimeUnit.MINUTES;
          case "h" -> TimeUnit.HOURS;
          default -> TimeUnit.DAYS;
        };
    return unit.toNanos(Long.parseLong(span.group(1)));
  }
}
