package io.tradegrid.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what goes to different shards at the same time. A caller sends one part itself, and more
 * when the threads, of which there is a bounded number for all callers, are taken.
 */
final class ParallelSends implements AutoCloseable {

  /** As many as a node has threads for its clients. */
  static final int THREADS_MAX = 16;

  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  ParallelSends() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            THREADS_MAX,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "tradegrid-send-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Sends all parts and waits for each of them, whatever becomes of the others.
   *
   * @throws RuntimeException that of the first part that failed
   */
  void run(List<Runnable> parts) {
    List<FutureTask<Void>> tasks = new ArrayList<>();
    for (Runnable part : parts) {
      FutureTask<Void> task = new FutureTask<>(part, null);
      tasks.add(task);
      if (tasks.size() == parts.size() || !isTaken(task)) {
        task.run();
      }
    }
    RuntimeException failure = null;
    for (FutureTask<Void> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        failure = failure == null ? asUnchecked(e.getCause()) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for the grid", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean isTaken(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private static RuntimeException asUnchecked(Throwable cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }

  /** Ends the threads; what is being sent is not waited for. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
