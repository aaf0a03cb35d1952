package io.tradegrid.projection;

import io.tradegrid.schema.Row;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a shard's rows up with its log. Changes gather on the engine thread; a flush turns them
 * into rows there and writes them on another thread, one flush at a time.
 */
public final class Projection {

  /** Past so many unwritten orders and trades the shard takes no more commands for a while. */
  static final int CHANGES_MAX = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
  private static final long RETRY_PAUSE_MS = 200;

  private final int shard;
  private final RowSink sink;
  private final Executor writer;
  private final Changes changes;
  private boolean writing;
  private volatile boolean closed;
  private volatile long writtenSequence;

  /**
   * Makes a projection that is to be resumed before anything is flushed.
   *
   * @param shard the shard's number
   * @param depth levels of a book's side kept as rows
   * @param sink where rows go
   * @param writer runs the writing
   */
  public Projection(int shard, int depth, RowSink sink, Executor writer) {
    this.shard = shard;
    this.sink = sink;
    this.writer = writer;
    this.changes = new Changes(depth);
  }

  /** Reads where the tables stand; on the engine thread, because it may take long. */
  public void resume() {
    writtenSequence = sink.mark(shard);
  }

  /** Returns who is to hear the changes of the shard's state. */
  public ShardListener listener() {
    return changes;
  }

  /** Returns the log entry up to which the tables are complete; any thread may ask. */
  public long writtenSequence() {
    return writtenSequence;
  }

  /** Forgets changes that the tables show already, while a shard is rebuilt from its log. */
  public void skipTo(long sequence) {
    if (sequence <= writtenSequence) {
      changes.clear();
    }
  }

  /** Returns whether so much is unwritten that the shard should wait. */
  public boolean isBehind() {
    return changes.size() > CHANGES_MAX;
  }

  /** Returns whether there is something to flush that is not being flushed. */
  public boolean isDue(long sequence) {
    return !writing && writtenSequence < sequence;
  }

  /**
   * Writes what has changed; on the engine thread, between two batches.
   *
   * @param state the shard's state, all of it durable
   * @param sequence the last log entry it covers
   * @param done told on the writer's thread when the rows are written
   */
  public void flush(ShardState state, long sequence, Runnable done) {
    if (changes.isEmpty()) {
      writtenSequence = sequence;
      return;
    }
    List<Row> rows = new ArrayList<>();
    List<Row> removals = new ArrayList<>();
    changes.toRows(state, sequence, rows, removals);
    changes.clear();
    writing = true;
    writer.execute(
        () -> {
          if (write(rows, removals, sequence)) {
            writtenSequence = sequence;
            done.run();
          }
        });
  }

  /** Takes note that the flush is done; on the engine thread. */
  public void flushed() {
    writing = false;
  }

  /** Rows are never given up while the shard is ours: the same write is repeated until it works. */
  private boolean write(List<Row> rows, List<Row> removals, long sequence) {
    while (!closed) {
      try {
        sink.write(shard, rows, removals, sequence);
        return true;
      } catch (RuntimeException e) {
        LOG.warn("Shard {}: {} rows not written, trying again", shard, rows.size(), e);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RETRY_PAUSE_MS));
      }
    }
    return false;
  }

  /** Stops writing; the next owner goes on from the mark. */
  public void close() {
    closed = true;
  }
}
