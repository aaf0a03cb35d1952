package io.tradegrid.projection;

import io.tradegrid.history.BlockStore;
import io.tradegrid.history.EventRows;
import io.tradegrid.history.HistoryWriter;
import io.tradegrid.history.HistoryWriter.Written;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a shard's blocks up with its log: events gather on the engine thread in one buffer while
 * those of the other are written on the writer's.
 */
final class Histories {

  /** Past so many unwritten events the shard takes no more commands for a while. */
  static final int EVENTS_MAX = 200_000;

  /** So many events are written at a time while a shard is rebuilt. */
  private static final int REBUILD_EVENTS = 20_000;

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Logger LOG = LoggerFactory.getLogger(Histories.class);

  private final int shard;
  private final BlockStore store;
  private final BlockMetrics metrics;
  private final HistoryWriter writer;
  private final TradeTicks ticks;
  private EventBuffer gathering = new EventBuffer();
  private EventBuffer writing = new EventBuffer();
  private volatile long writtenSequence;

  Histories(int shard, BlockStore store, BlockMetrics metrics, TradeTicks ticks) {
    this.shard = shard;
    this.store = store;
    this.metrics = metrics;
    this.writer = new HistoryWriter(shard, store);
    this.ticks = ticks;
  }

  /** Reads where the blocks stand. */
  void resume() {
    writtenSequence = store.mark(shard);
  }

  /** Returns where what happens now is gathered; another one after {@link #turn}. */
  EventBuffer gathering() {
    return gathering;
  }

  /** Returns the log entry up to which the blocks are complete; any thread may ask. */
  long writtenSequence() {
    return writtenSequence;
  }

  boolean isEmpty() {
    return gathering.isEmpty();
  }

  boolean isBehind() {
    return gathering.size() > EVENTS_MAX;
  }

  /**
   * Forgets events that the blocks have already, while a shard is rebuilt from its log; those that
   * they have not are written when there are many, so that a long log fits into memory.
   */
  void skipTo(long sequence) {
    if (sequence <= writtenSequence) {
      gathering.clear();
    } else if (gathering.size() > REBUILD_EVENTS) {
      turn();
      writeWhileOthersMayWrite(sequence);
    }
  }

  /**
   * The owner before may still be writing the same rows, and take parts away that were read a
   * moment ago. It is done within seconds; what is still wrong then is wrong in the store.
   */
  private void writeWhileOthersMayWrite(long sequence) {
    for (int attempt = 1; ; attempt++) {
      try {
        write(sequence);
        return;
      } catch (IllegalStateException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.warn("Shard {}: blocks changed while they were read, reading again", shard, e);
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
  }

  /** Hands what was gathered to the writer; on the engine thread, when nothing is being written. */
  void turn() {
    EventBuffer full = gathering;
    gathering = writing;
    writing = full;
  }

  /** Writes what was handed over; may be repeated after a failure. The mark is for both. */
  void write(long sequence) {
    try {
      Runnable ticksToBeThere = ticks.add(shard, writing.byInstrument());
      Written written = new Written(0, 0, 0);
      for (Map.Entry<Integer, EventRows> each : writing.byInstrument().entrySet()) {
        written = written.plus(writer.append(each.getKey(), each.getValue()));
      }
      ticksToBeThere.run();
      store.setMark(shard, sequence);
      metrics.written(written);
    } catch (RuntimeException e) {
      writer.forget();
      throw e;
    }
    writing.clear();
    writtenSequence = sequence;
  }

  /** Takes note that there was nothing to write. */
  void nothingUntil(long sequence) {
    writtenSequence = sequence;
  }
}
