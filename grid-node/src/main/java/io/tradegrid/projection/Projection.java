package io.tradegrid.projection;

import io.tradegrid.history.BlockStore;
import io.tradegrid.schema.Row;
import io.tradegrid.shard.ShardListener;
import io.tradegrid.shard.ShardState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a shard's rows and blocks up with its log. Changes and events gather on the engine thread;
 * a flush turns the changes into rows there and writes both on another thread, one flush at a time.
 * Rows and blocks have marks of their own, so that either can be made anew without the other.
 */
public final class Projection {

  /**
   * After so many rows one flush has none, so that a busy shard writes what changes all the time
   * less often instead of spending most of a processor on rows. A flush without events is not busy.
   */
  static final int ROWS_A_PAUSE = 100;

  /** The most flushes in a row without rows. */
  static final int PAUSES_MAX = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  private final int shard;
  private final RowSink sink;
  private final Executor writer;
  private final Changes changes;
  private final Histories histories;
  private final Follower follower;
  private final ShardListener listener;
  private final RowRoom room = new RowRoom();
  private boolean writing;

  /** What is being written, or to be written again. */
  private Flush flush;

  /** How many of the next flushes have no rows. */
  private int pauses;

  /** Held while rows and blocks are written, so that nobody sees the half of a flush. */
  private final Object writes = new Object();

  private volatile boolean closed;
  private volatile boolean overtaken;
  private volatile long rowsSequence;

  /**
   * Makes a projection that is to be resumed before anything is flushed.
   *
   * @param shard the shard's number
   * @param scope what has rows
   * @param sink where rows go
   * @param blocks where blocks go
   * @param writer runs the writing
   * @param metrics counts what blocks cost
   * @param ticks has the trades too
   * @param follower hears of what is durable without waiting for a flush
   */
  public Projection(
      int shard,
      TableScope scope,
      RowSink sink,
      BlockStore blocks,
      Executor writer,
      BlockMetrics metrics,
      TradeTicks ticks,
      Follower follower) {
    this(
        shard,
        new Changes(scope),
        new Histories(shard, blocks, metrics, ticks),
        sink,
        writer,
        follower,
        true);
  }

  /** As the other, with nobody who follows the shard. */
  public Projection(
      int shard,
      TableScope scope,
      RowSink sink,
      BlockStore blocks,
      Executor writer,
      BlockMetrics metrics,
      TradeTicks ticks) {
    this(shard, scope, sink, blocks, writer, metrics, ticks, Follower.NONE);
  }

  private Projection(
      int shard,
      Changes changes,
      Histories histories,
      RowSink sink,
      Executor writer,
      Follower follower,
      boolean listens) {
    this.shard = shard;
    this.sink = sink;
    this.writer = writer;
    this.changes = changes;
    this.histories = histories;
    this.follower = follower;
    this.listener = listens ? new BothListeners(changes, histories, follower) : ShardListener.NONE;
  }

  /** Returns the projection without what keeps it up: it hears nothing, and so is never behind. */
  public Projection deaf() {
    return new Projection(shard, changes, histories, sink, writer, Follower.NONE, false);
  }

  /** Reads where tables and blocks stand; on the engine thread, because it may take long. */
  public void resume() {
    rowsSequence = sink.mark(shard);
    histories.resume();
  }

  /** Returns who is to hear the changes of the shard's state. */
  public ShardListener listener() {
    return listener;
  }

  /** Returns the log entry up to which tables and blocks are complete; any thread may ask. */
  public long writtenSequence() {
    return Math.min(rowsSequence, histories.writtenSequence());
  }

  /** Returns the log entry up to which the blocks are complete; any thread may ask. */
  public long blocksSequence() {
    return histories.writtenSequence();
  }

  /**
   * Forgets what tables and blocks show already, while a shard is rebuilt from its log.
   *
   * @param sequence the log entry that was applied last
   */
  public void skipTo(long sequence) {
    if (sequence <= rowsSequence) {
      changes.clear();
    }
    histories.skipTo(sequence);
  }

  /** The shard was read from its log; on the engine thread. */
  public void opened(ShardState state, long sequence) {
    follower.opened(state, sequence);
  }

  /** Whatever the listener heard is durable, though nothing of it is written yet. */
  public void durable(ShardState state, long sequence) {
    follower.durable(state, sequence);
  }

  /**
   * Returns whether so much is unwritten that the shard should wait for the next flush to begin.
   */
  public boolean isBehind() {
    return changes.size() > room.rows() || histories.isBehind();
  }

  /** Returns whether there is something to flush that is not being flushed. */
  public boolean isDue(long sequence) {
    return !writing && writtenSequence() < sequence;
  }

  /**
   * Writes what has changed; on the engine thread, between two batches.
   *
   * @param state the shard's state, all of it durable
   * @param sequence the last log entry it covers
   * @param done told on the writer's thread when the rows are written
   * @param failed told there when they could not be; {@link #writeAgain} is to follow
   */
  public void flush(ShardState state, long sequence, Runnable done, Runnable failed) {
    if (changes.isEmpty() && histories.isEmpty()) {
      rowsSequence = sequence;
      histories.nothingUntil(sequence);
      return;
    }
    flush = new Flush(rowsToWrite(state, sequence), sequence, done, failed);
    histories.turn();
    writing = true;
    writer.execute(() -> write(flush, false));
  }

  /**
   * Writes what failed once more; on the engine thread, after a pause in which the writer's threads
   * belong to other shards.
   */
  public void writeAgain() {
    writer.execute(() -> write(flush, true));
  }

  /** What is written together, and who waits for it; no rows while they pause. */
  private record Flush(RowsToWrite rows, long sequence, Runnable done, Runnable failed) {}

  /** What a flush has in rows, and since when it waits. */
  private record RowsToWrite(long sinceNs, List<Row> rows, List<Row> removals) {

    int count() {
      return rows.size() + removals.size();
    }
  }

  /** Returns the rows of all changes, or null while they pause. */
  private RowsToWrite rowsToWrite(ShardState state, long sequence) {
    if (pauses > 0 && !histories.isEmpty() && changes.size() <= room.rows() / 2) {
      pauses--;
      return null;
    }
    RowsToWrite all = new RowsToWrite(System.nanoTime(), new ArrayList<>(), new ArrayList<>());
    changes.toRows(state, sequence, all.rows, all.removals);
    changes.clear();
    pauses = Math.min(all.count() / ROWS_A_PAUSE, PAUSES_MAX);
    return all;
  }

  /** Takes note that the flush is done; on the engine thread. */
  public void flushed() {
    writing = false;
  }

  /**
   * Nothing is given up while the shard is ours: the same write is repeated until it works. It
   * never will where another owner has written rows of a later entry.
   */
  private void write(Flush flush, boolean again) {
    if (closed) {
      return;
    }
    try {
      overtaken = again && sink.isPassed(shard, flush.sequence);
      if (!overtaken) {
        write(flush);
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "Shard {}: entry {} is not in rows and blocks, trying again", shard, flush.sequence, e);
      flush.failed.run();
      return;
    }
    flush.done.run();
  }

  private void write(Flush flush) {
    synchronized (writes) {
      long startNs = System.nanoTime();
      histories.write(flush.sequence);
      RowsToWrite rows = flush.rows;
      if (rows != null) {
        long blocksNs = System.nanoTime() - startNs;
        sink.write(shard, rows.rows, rows.removals, flush.sequence);
        rowsSequence = flush.sequence;
        room.wrote(rows.count(), System.nanoTime() - rows.sinceNs - blocksNs);
      }
    }
  }

  /** Returns whether another owner has written rows of a later entry, so that ours are in vain. */
  public boolean isOvertaken() {
    return overtaken;
  }

  /**
   * Does something while no rows and blocks are written, on any thread; what happens meanwhile is
   * written afterwards.
   */
  public void whileStill(Runnable work) {
    synchronized (writes) {
      work.run();
    }
  }

  /**
   * Takes note of how far rows and blocks have been made to be complete.
   *
   * @param sequence that of the last log entry that they show
   */
  public void madeAnewTo(long sequence) {
    rowsSequence = sequence;
    histories.nothingUntil(sequence);
  }

  /** Returns whether rows and blocks are complete up to the same entry; any thread may ask. */
  public boolean isEven() {
    return rowsSequence == histories.writtenSequence();
  }

  /** Stops writing; the next owner goes on from the mark. */
  public void close() {
    closed = true;
    follower.closed();
  }
}
