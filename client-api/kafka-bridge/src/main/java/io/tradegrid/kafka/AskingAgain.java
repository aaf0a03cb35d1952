package io.tradegrid.kafka;

import io.tradegrid.command.Answer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks for records of partitions that wait, on a thread of its own: a shard that does not answer
 * keeps its caller for as long as the client is patient, and nobody else is to wait for it. One
 * attempt at a time, each a second after the one before.
 */
final class AskingAgain implements AutoCloseable {

  private static final long PAUSE_MS = 1_000;

  private final Function<List<Incoming>, List<Answer>> submit;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "kafka-in-again"));

  /** What is being asked; empty if nothing is. */
  private List<Incoming> asked = List.of();

  private ScheduledFuture<List<Answer>> answers;

  AskingAgain(Function<List<Incoming>, List<Answer>> submit) {
    this.submit = submit;
  }

  /**
   * Asks for what is due again in a second, unless an attempt is under way.
   *
   * @return for how many records
   */
  int askLater(Unsettled unsettled) {
    List<Incoming> due = unsettled.dueAgain();
    if (!asked.isEmpty() || due.isEmpty()) {
      return 0;
    }
    asked = due;
    answers = thread.schedule(() -> submit.apply(due), PAUSE_MS, TimeUnit.MILLISECONDS);
    return due.size();
  }

  /** Takes the answers to the last attempt, if they are there. */
  void take(Unsettled unsettled) throws InterruptedException {
    if (asked.isEmpty() || !answers.isDone()) {
      return;
    }
    try {
      unsettled.answer(asked, answers.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("Asking again failed: " + e.getCause(), e);
    }
    asked = List.of();
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
