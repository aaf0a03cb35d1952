package io.tradegrid.ingest.run;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.SourceMessage;
import java.util.List;

/**
 * An adapter on a thread of its own and the bounded queue it fills, for whoever makes its messages
 * durable. While the queue is full the adapter waits; nothing is dropped.
 */
public final class FeedBuffer implements AutoCloseable {

  /**
   * A message.
   *
   * @param position from where the feed is to go on once it is durable
   * @param arrivedNs when the feed took it, in nanoseconds since the epoch
   */
  public record Entry(long position, long arrivedNs, SourceMessage message) {}

  private final FeedQueue queue;
  private final FeedThread thread;
  private final RunSettings settings;

  /**
   * Makes one that does not run yet.
   *
   * @param name of the feed
   * @param position behind which it begins
   */
  public FeedBuffer(
      String name, FeedAdapter adapter, long position, FeedMetrics metrics, RunSettings settings) {
    this.settings = settings;
    this.queue = new FeedQueue(position, settings.queueMessages());
    this.thread = new FeedThread(name, adapter, queue, metrics, settings.pauseMs());
  }

  /** Starts its thread. */
  public void start() {
    thread.start();
  }

  /** Returns whether the feed has ended and everything it told is taken. */
  public boolean isOver() {
    return thread.isDone() && queue.isEmpty();
  }

  /**
   * Takes a batch, waiting for its first message; empty if none comes in time.
   *
   * @throws InterruptedException if the caller is interrupted
   */
  public List<Entry> take() throws InterruptedException {
    return take(settings.waitMs());
  }

  /** Takes a batch, waiting so many milliseconds for its first message. */
  List<Entry> take(long waitMs) throws InterruptedException {
    return queue.take(settings.batchMessages(), waitMs);
  }

  /** Ends the adapter. */
  @Override
  public void close() {
    thread.close();
  }
}
