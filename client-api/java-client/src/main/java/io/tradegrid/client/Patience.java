package io.tradegrid.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again, with growing pauses, for as long as an answer is worth asking again; in the end the
 * last answer stands.
 *
 * @param limit no attempt begins later than this after the first
 */
record Patience(Duration limit) {

  private static final long FIRST_PAUSE_MS = 5;

  /** A shard that changes hands is away for less than a second; longer pauses would add to it. */
  private static final long LONGEST_PAUSE_MS = 50;

  /**
   * Returns the first answer that is final, or the last one.
   *
   * @param isOpen whether an answer is worth asking again
   * @param before what to do before asking again
   */
  <T> T ask(Supplier<T> attempt, Predicate<T> isOpen, Runnable before) {
    long deadline = System.nanoTime() + limit.toNanos();
    long pauseMs = FIRST_PAUSE_MS;
    while (true) {
      T answer = attempt.get();
      if (!isOpen.test(answer) || System.nanoTime() - deadline >= 0) {
        return answer;
      }
      pause(pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      before.run();
    }
  }

  private static void pause(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the grid", e);
    }
  }
}
