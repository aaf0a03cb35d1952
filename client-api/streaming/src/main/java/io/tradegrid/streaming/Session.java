package io.tradegrid.streaming;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a work from its beginning again whenever it fails, a second later: every clue
 * to where it was is in Kafka or in the grid, so that a new beginning is all there is to recovery.
 * After an error of the JVM that beginning is the process's: a process that lives on without the
 * thread would look well to whoever supervises it.
 */
public final class Session implements AutoCloseable {

  /** Something that is done until it is told to end. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it while the session runs; whatever exception it throws, it is called again.
     *
     * @throws InterruptedException if it was told to end
     */
    void run(Session session) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** The exit code of a process that an error has ended, as of a node. */
  private static final int EXIT_ERROR = 4;

  private static final long PAUSE_MS = 1_000;
  private static final long END_MS = 60_000;
  private static final long ABORT_MS = 10_000;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Work work;
  private final Runnable restarted;
  private final Thread thread;

  /**
   * Makes one that does not run yet.
   *
   * @param name of its thread
   * @param restarted is run on that thread whenever the work has failed
   */
  public Session(String name, Work work, Runnable restarted) {
    this.work = work;
    this.restarted = restarted;
    this.thread = new Thread(this::repeat, name);
  }

  /** Starts its thread. */
  public void start() {
    thread.start();
  }

  /** Returns whether it has not been told to end. */
  public boolean isRunning() {
    return stop.getCount() > 0;
  }

  /**
   * Waits a second, or until the session ends.
   *
   * @throws InterruptedException if the thread is to end
   */
  public void pause() throws InterruptedException {
    if (stop.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
      LOG.debug("The pause ends early: {} is told to end", thread.getName());
    }
  }

  private void repeat() {
    try {
      while (isRunning()) {
        try {
          work.run(this);
          return;
        } catch (RuntimeException e) {
          restarted.run();
          LOG.warn("{} begins again: {}", thread.getName(), e.toString());
          LOG.debug("Because of", e);
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      endProcess(e);
    }
  }

  /** Ends the process at once: nobody knows what of it is whole. */
  private void endProcess(Error e) {
    try {
      LOG.error("An error in {} ends this process", thread.getName(), e);
    } finally {
      Runtime.getRuntime().halt(EXIT_ERROR);
    }
  }

  /** Ends the work: in good order within a minute, else in the middle. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(END_MS);
      thread.interrupt();
      thread.join(ABORT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
