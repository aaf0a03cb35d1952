package io.tradegrid.ingest.run;

import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.run.FeedBuffer.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A bounded queue between an adapter and whoever makes its messages durable. While it is full the
 * adapter waits; nothing is dropped.
 */
final class FeedQueue implements FeedSink {

  private final BlockingQueue<Entry> entries;
  private volatile long lastPosition;

  /**
   * Makes an empty one.
   *
   * @param position from where the adapter begins
   * @param bound most messages in it, positive
   */
  FeedQueue(long position, int bound) {
    this.entries = new ArrayBlockingQueue<>(bound);
    this.lastPosition = position;
  }

  @Override
  public void put(long position, SourceMessage message) throws InterruptedException {
    entries.put(new Entry(position, FeedClock.timeOfDayNs(), message));
    lastPosition = position;
  }

  /** Returns from where an adapter is to go on that failed: what it put is still here. */
  long lastPosition() {
    return lastPosition;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Takes what is there, waiting for the first; none if none comes in time. */
  List<Entry> take(int max, long waitMs) throws InterruptedException {
    List<Entry> taken = new ArrayList<>();
    Entry first = entries.poll(waitMs, TimeUnit.MILLISECONDS);
    if (first != null) {
      taken.add(first);
      entries.drainTo(taken, max - 1);
    }
    return taken;
  }
}
