package io.tradegrid.ingest.run;

import io.tradegrid.ingest.PositionStore;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.pipeline.Pipeline;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs adapters without Kafka: the thread of each fills a bounded queue, another takes batches of
 * all through one pipeline, makes them durable and only then remembers the positions. Whatever
 * happens between the two is told again and is there once.
 */
public final class DirectFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DirectFeed.class);
  private static final long END_MS = 30_000;

  private final String name;
  private final Pipeline pipeline;
  private final DurableWriter writer;
  private final PositionStore positions;
  private final FeedClock clock;
  private final FeedMerge feeds;
  private final Thread thread;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean isClosed;
  private volatile RuntimeException failure;

  /**
   * Makes one that goes on behind what is durable.
   *
   * @param name by which it is known in the log
   * @param feeds at least one; their sources are merged as the pipeline is set to
   * @param pipeline used by these feeds alone
   * @param clocks makes the clock of the pipeline and those by which the feeds take turns
   */
  public DirectFeed(
      String name,
      List<NamedFeed> feeds,
      Pipeline pipeline,
      DurableWriter writer,
      PositionStore positions,
      Supplier<FeedClock> clocks,
      FeedMetrics metrics,
      RunSettings settings) {
    this.name = name;
    this.pipeline = pipeline;
    this.writer = writer;
    this.positions = positions;
    this.clock = clocks.get();
    this.feeds = new FeedMerge(feeds, positions, clocks, metrics, settings);
    this.thread = new Thread(this::repeat, "ticks-" + name);
  }

  /** Starts its threads. */
  public void start() {
    feeds.start();
    thread.start();
  }

  private void repeat() {
    try {
      while (!isClosed && !feeds.isOver()) {
        step(feeds.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.debug("Feed {} is told to end", name);
    } catch (RuntimeException e) {
      failure = e;
      LOG.error("Feed {} ends, as it cannot go on", name, e);
      feeds.close();
    } finally {
      end.countDown();
    }
  }

  private void step(List<FeedBuffer.Entry> entries) throws InterruptedException {
    FeedBatch batch = new FeedBatch();
    if (entries.isEmpty()) {
      // Nothing waits, so whoever has not been heard has not spoken.
      pipeline.passTime(clock.nowNs(null, FeedClock.timeOfDayNs()), batch);
      if (batch.count() > 0) {
        writer.write(batch, () -> LOG.debug("Quotes of feed {} have changed by silence", name));
      }
      return;
    }
    for (FeedBuffer.Entry entry : entries) {
      SourceMessage message = entry.message();
      pipeline.accept(message, clock.nowNs(message, entry.arrivedNs()), batch);
    }
    writer.write(batch, () -> feeds.positions().forEach(positions::keep));
  }

  /**
   * Waits until the feed has ended and everything it told is durable.
   *
   * @param timeoutMs how long to wait at most, in milliseconds
   * @return whether it has
   * @throws InterruptedException if the caller is interrupted
   * @throws IllegalStateException if it had to end before that
   */
  public boolean awaitEnd(long timeoutMs) throws InterruptedException {
    boolean isOver = end.await(timeoutMs, TimeUnit.MILLISECONDS);
    if (failure != null) {
      throw new IllegalStateException("Feed " + name + " had to end", failure);
    }
    return isOver;
  }

  /** Ends it; what is not durable is told again when it is next run. */
  @Override
  public void close() {
    isClosed = true;
    feeds.close();
    thread.interrupt();
    try {
      thread.join(END_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
