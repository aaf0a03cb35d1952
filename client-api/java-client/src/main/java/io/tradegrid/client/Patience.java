package io.tradegrid.client;

import io.tradegrid.model.RejectReason;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
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
      if (System.nanoTime() - deadline >= 0) {
        return answer; // What is done before may take long.
      }
    }
  }

  /**
   * Asks for a number: 0 or more if it was done, else minus the code of a {@link RejectReason}.
   * That the last attempt was not taken, as BUSY says, tells nothing of one before it that nobody
   * answered: then it stays unknown.
   */
  int askForNumber(IntSupplier attempt) {
    AtomicBoolean unknown = new AtomicBoolean();
    int last =
        ask(
            attempt::getAsInt,
            answer -> {
              if (answer == -RejectReason.OUTCOME_UNKNOWN.code()) {
                unknown.set(true);
              }
              return answer < 0 && ShardRoutes.isWorthRepeating(RejectReason.of(-answer));
            },
            () -> {});
    return unknown.get() && isTransient(last) ? -RejectReason.OUTCOME_UNKNOWN.code() : last;
  }

  private static boolean isTransient(int answer) {
    return answer < 0 && RejectReason.of(-answer).kind() == RejectReason.Kind.TRANSIENT;
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
