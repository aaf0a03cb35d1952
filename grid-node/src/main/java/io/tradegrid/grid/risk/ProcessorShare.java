package io.tradegrid.grid.risk;

import java.util.concurrent.TimeUnit;

/**
 * How much of a processor a thread may take: a credit of processor time that grows with time and is
 * saved up to a bound. Work is not broken off, so the credit may be overdrawn; whoever finds it so
 * has to rest. Used by one thread.
 */
final class ProcessorShare {

  /** As much can be worked at a stretch after a pause. */
  static final long MOST_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final int PERCENT = 100;

  private final int percent;
  private long creditNs = MOST_NS;
  private long grownNs;

  /**
   * Begins with all that can be saved.
   *
   * @param percent of one processor, from 1 to 100
   * @param nowNs of {@link System#nanoTime}, as everywhere here
   */
  ProcessorShare(int percent, long nowNs) {
    this.percent = percent;
    this.grownNs = nowNs;
  }

  /** Takes note of work, in nanoseconds of processor time. */
  void took(long workedNs, long nowNs) {
    grow(nowNs);
    creditNs -= workedNs;
  }

  /** Returns how long it takes until there is so much credit; 0 if there is. */
  long nsUntil(long wantedNs, long nowNs) {
    grow(nowNs);
    return Math.max(0, (wantedNs - creditNs) * PERCENT / percent);
  }

  private void grow(long nowNs) {
    creditNs = Math.min(MOST_NS, creditNs + (nowNs - grownNs) * percent / PERCENT);
    grownNs = nowNs;
  }
}
