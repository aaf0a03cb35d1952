package io.tradegrid.cli.ticks;

import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickSource;
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
      names = "--source",
      paramLabel = "TAG",
      converter = SourceOption.class,
      description =
          "Whose, such as IEX; * for every source's (default: trades of every source, and quotes"
              + " that were merged of several, where there are such).")
  private TickSource source = TickSource.PREFERRED;

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
        TickRange.of(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to)
            .toldBy(source);
    return unflagged ? range.withoutOdd() : range;
  }

  /** Returns the bits of the flags whose ticks are left out. */
  int withoutFlags() {
    return range().withoutFlags();
  }
}
