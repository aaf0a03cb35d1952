package io.tradegrid.ingest.run;

import io.tradegrid.ingest.DeadLetters;
import io.tradegrid.ingest.TickSink;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a batch durable, and does not return before it is: what failed is tried again, with growing
 * pauses, as long as the thread is not interrupted. A batch that was partly there is no harm.
 */
public final class DurableWriter {

  private static final Logger LOG = LoggerFactory.getLogger(DurableWriter.class);
  private static final int PAUSE_FACTOR_MAX = 10;

  private final TickSink sink;
  private final DeadLetters letters;
  private final FeedMetrics metrics;
  private final long pauseMs;

  /**
   * Makes one.
   *
   * @param pauseMs the first pause, in milliseconds, positive; grows to ten times of it
   */
  public DurableWriter(TickSink sink, DeadLetters letters, FeedMetrics metrics, long pauseMs) {
    this.sink = sink;
    this.letters = letters;
    this.metrics = metrics;
    this.pauseMs = pauseMs;
  }

  /**
   * Writes a batch.
   *
   * @param afterwards done once all of the batch is durable, and tried again with it if it fails
   * @throws InterruptedException if it was told to end; then nothing is known of the batch
   */
  public void write(FeedBatch batch, Runnable afterwards) throws InterruptedException {
    for (int attempt = 1; !isWritten(batch, afterwards); attempt++) {
      metrics.appendRepeated();
      TimeUnit.MILLISECONDS.sleep(pauseMs * Math.min(attempt, PAUSE_FACTOR_MAX));
    }
    metrics.durable(batch.count());
  }

  private boolean isWritten(FeedBatch batch, Runnable afterwards) throws InterruptedException {
    try {
      if (!batch.letters().isEmpty()) {
        letters.keep(batch.letters());
      }
      if (batch.count() > 0) {
        sink.append(batch.ticks()).get();
      }
      afterwards.run();
      return true;
    } catch (ExecutionException | IOException | RuntimeException e) {
      LOG.warn("Ticks are appended again: {}", e.toString());
      LOG.debug("Because of", e);
      return false;
    }
  }
}
