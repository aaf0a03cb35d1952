package io.tradegrid.engine;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One task that waits for the earliest deadline of a shard's markets. For the engine's thread. */
final class Alarm {

  /** The longest sleep before a deadline, because the clock may be set meanwhile. */
  private static final long SLEEP_MAX_NS = 1_000_000_000L;

  private final ScheduledExecutorService thread;
  private final MarketClock clock;
  private final Runnable task;
  private long deadlineNs = Long.MAX_VALUE;
  private ScheduledFuture<?> sleep;

  /**
   * Makes one that waits for nothing.
   *
   * @param task sets it again; it may come too early
   */
  Alarm(ScheduledExecutorService thread, MarketClock clock, Runnable task) {
    this.thread = thread;
    this.clock = clock;
    this.task = task;
  }

  /** Waits for a deadline, if it comes before the one that is waited for. */
  void set(long newDeadlineNs) {
    if (newDeadlineNs >= deadlineNs) {
      return;
    }
    cancel();
    deadlineNs = newDeadlineNs;
    long delayNs = Math.min(Math.max(0, deadlineNs - clock.nowNs()), SLEEP_MAX_NS);
    sleep = thread.schedule(this::ring, delayNs, TimeUnit.NANOSECONDS);
  }

  private void ring() {
    deadlineNs = Long.MAX_VALUE;
    task.run();
  }

  /** Waits no more. */
  void cancel() {
    if (sleep != null) {
      sleep.cancel(false);
    }
  }
}
