package io.tradegrid.cli.ticks;

import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickRange;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The ticks that are asked for. */
final class RangeOptions {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First time, UTC (default: that of the first tick).")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The time after the last one, UTC (default: after the last tick).")
  private Instant to;

  @Option(
      names = "--unflagged",
      description = "Leaves out what the pipeline found odd: outliers, crossed or stale ones.")
  private boolean unflagged;

  /**
   * Returns the range.
   *
   * @throws IllegalArgumentException if it ends before it begins
   */
  TickRange range() {
    TickRange range =
        TickRange.of(
            from == null ? Long.MIN_VALUE : ns(from), to == null ? Long.MAX_VALUE : ns(to));
    return unflagged ? range.without(TickFlag.values()) : range;
  }

  private static long ns(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
  }

  /** Returns a time as it is shown. */
  static Instant time(long ns) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ns, NS_PER_SECOND), Math.floorMod(ns, NS_PER_SECOND));
  }
}
