package io.tradegrid.simulator;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Lets work through at a rate; time that was lost is made up for at most half a second. */
final class Pace {

  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long ARREARS_MAX_NS = NS_PER_SECOND / 2;

  private final LongSupplier clockNs;
  private final LongConsumer parkNs;
  private final int perSecond;
  private long dueNs;

  /**
   * Begins now.
   *
   * @param perSecond items a second, at least 1
   * @param clockNs a clock that never goes back
   * @param parkNs waits so many nanoseconds, or returns early
   */
  Pace(int perSecond, LongSupplier clockNs, LongConsumer parkNs) {
    this.perSecond = perSecond;
    this.clockNs = clockNs;
    this.parkNs = parkNs;
    this.dueNs = clockNs.getAsLong();
  }

  /** Waits until so many more items may go; returns at once if the thread is interrupted. */
  void await(int items) {
    long waitNs = dueNs - clockNs.getAsLong();
    while (waitNs > 0 && !Thread.currentThread().isInterrupted()) {
      parkNs.accept(waitNs);
      waitNs = dueNs - clockNs.getAsLong();
    }
    dueNs = Math.max(dueNs, clockNs.getAsLong() - ARREARS_MAX_NS);
    dueNs += items * NS_PER_SECOND / perSecond;
  }
}
