package io.tradegrid.faults.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits with a bound for what other processes do. */
public final class Waiting {

  private static final long POLL_MS = 20;

  private Waiting() {}

  /**
   * Waits until something holds.
   *
   * @return whether it came about in time
   */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        return condition.getAsBoolean();
      }
      pause(POLL_MS);
    }
    return true;
  }

  /**
   * Waits for a while.
   *
   * @throws IllegalStateException if the thread is to end
   */
  public static void pause(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
