package io.tradegrid.grid;

import java.sql.Timestamp;
import java.util.concurrent.TimeUnit;

/** Times of SQL; nodes run in UTC, so a timestamp's fields are the UTC ones. */
final class SqlTime {

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
}
