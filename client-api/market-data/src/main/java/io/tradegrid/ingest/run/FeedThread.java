package io.tradegrid.ingest.run;

import io.tradegrid.ingest.FeedAdapter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of an adapter. An adapter that fails begins again behind the last message it has put,
 * a moment later; one whose feed has ended is done.
 */
final class FeedThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedThread.class);
  private static final long END_MS = 30_000;

  private final String name;
  private final FeedAdapter adapter;
  private final FeedQueue queue;
  private final FeedMetrics metrics;
  private final long pauseMs;
  private final Thread thread;
  private volatile boolean isDone;

  FeedThread(String name, FeedAdapter adapter, FeedQueue queue, FeedMetrics metrics, long pauseMs) {
    this.name = name;
    this.adapter = adapter;
    this.queue = queue;
    this.metrics = metrics;
    this.pauseMs = pauseMs;
    this.thread = new Thread(this::repeat, "feed-" + name);
  }

  void start() {
    thread.start();
  }

  /** Returns whether nothing more will be put. */
  boolean isDone() {
    return isDone;
  }

  private void repeat() {
    try {
      while (!isDone) {
        try {
          adapter.run(queue.lastPosition(), queue);
          isDone = true;
        } catch (IOException | RuntimeException e) {
          metrics.restarted();
          LOG.warn("Feed {} begins again: {}", name, e.toString());
          LOG.debug("Because of", e);
          TimeUnit.MILLISECONDS.sleep(pauseMs);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      isDone = true;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
