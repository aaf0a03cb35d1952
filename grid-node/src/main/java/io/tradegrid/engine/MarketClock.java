package io.tradegrid.engine;

import java.util.function.LongSupplier;

/**
 * The time that a shard's commands are stamped with: the time of day, but it neither goes back nor
 * stands still. Where a clock was fast, here or at the owner before, markets are ahead of the time
 * of day; then time passes a little more slowly until that has caught up. Not thread-safe.
 */
public final class MarketClock {

  /** Ahead of the time of day, one part of so many is left out of the time that passes. */
  static final int SLOWER_BY = 8;

  private final LongSupplier epochNs;
  private final LongSupplier elapsedNs;
  private long lastNs;
  private long lastElapsedNs;

  /**
   * Makes a clock that has seen no time yet.
   *
   * @param epochNs the time of day in nanoseconds since the epoch, which may be set
   * @param elapsedNs nanoseconds since any moment, which nobody sets
   */
  public MarketClock(LongSupplier epochNs, LongSupplier elapsedNs) {
    this.epochNs = epochNs;
    this.elapsedNs = elapsedNs;
    this.lastElapsedNs = elapsedNs.getAsLong();
  }

  /** Goes on from a time that has been, if it is later. */
  void goOnFrom(long timeNs) {
    lastNs = Math.max(nowNs(), timeNs);
  }

  /** Returns the time in nanoseconds since the epoch. */
  long nowNs() {
    long elapsed = elapsedNs.getAsLong();
    long passed = elapsed - lastElapsedNs;
    lastElapsedNs = elapsed;
    lastNs = Math.max(epochNs.getAsLong(), lastNs + passed - passed / SLOWER_BY);
    return lastNs;
  }

  /** Returns nanoseconds since any moment, for what is measured and not told. */
  long elapsedNs() {
    return elapsedNs.getAsLong();
  }
}
