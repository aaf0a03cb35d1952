package io.tradegrid.cli.ticks;

import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickRange;
import picocli.CommandLine.Option;

/** The ticks that are asked for. */
final class RangeOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "First time or day, UTC (default: that of the first tick).")
  private Long from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "The time after the last one, UTC (default: after the last tick).")
  private Long to;

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
    if (from != null && to != null && to < from) {
      throw new IllegalArgumentException("--to must not be before --from");
    }
    TickRange range =
        TickRange.of(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to);
    return unflagged ? range.without(TickFlag.values()) : range;
  }

  /** Returns the bits of the flags whose ticks are left out. */
  int withoutFlags() {
    return range().withoutFlags();
  }
}
