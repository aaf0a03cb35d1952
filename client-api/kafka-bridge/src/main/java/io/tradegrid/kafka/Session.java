package io.tradegrid.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a work from its beginning again whenever it fails: every clue to where it was
 * is in Kafka or in the grid, so that a new beginning is all there is to recovery.
 */
final class Session implements AutoCloseable {

  /** Something that is done until it is told to end. */
  interface Work {

    /** Does it while the session runs; whatever it throws, it is called again a second later. */
    void run(Session session) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(60);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Work work;
  private final BridgeMetrics metrics;
  private final Thread thread;

  Session(String name, Work work, BridgeMetrics metrics) {
    this.work = work;
    this.metrics = metrics;
    this.thread = new Thread(this::repeat, "kafka-" + name);
  }

  void start() {
    thread.start();
  }

  boolean isRunning() {
    return stop.getCount() > 0;
  }

  /** Waits a second, or until the session ends. */
  void pause() throws InterruptedException {
    if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.debug("The pause ends early: {} is told to end", thread.getName());
    }
  }

  private void repeat() {
    try {
      while (isRunning()) {
        try {
          work.run(this);
        } catch (RuntimeException e) {
          metrics.restarted();
          LOG.warn("{} begins again: {}", thread.getName(), e.toString());
          LOG.debug("Because of", e);
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the work in good order. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
