package io.tradegrid.engine;

import io.tradegrid.shard.ShardSnapshot;
import io.tradegrid.shard.ShardState;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * When a shard's snapshot is taken, kept, and the log trimmed behind it. Taken on the engine thread
 * between two batches; kept on another, once all who read the log have read that far, so that none
 * of them misses what the trimmed part of it did.
 */
final class Snapshots {

  private record Taken(long sequence, List<byte[]> parts) {}

  /** Fewer commands are replayed in a fraction of a second, whatever the state. */
  static final int COMMANDS_MIN = 200_000;

  /** What is in a snapshot is written once in so many commands at most. */
  static final int COMMANDS_A_RECORD = 2;

  private final int shard;
  private final SnapshotStore store;
  private final CommandLog log;
  private final Executor writer;
  private final long logBytes;
  private long bytesSince;
  private long commandsSince;
  private long lastBytes;

  /** How many open orders and remembered requests the last snapshot has. */
  private long lastRecords;

  /** Waits to be kept, or is being kept. */
  private volatile Taken taken;

  private boolean writing;
  private volatile boolean closed;

  /**
   * Starts with nothing taken.
   *
   * @param writer runs what takes long
   * @param logBytes log written between two snapshots, in bytes, at least
   */
  Snapshots(int shard, SnapshotStore store, CommandLog log, Executor writer, long logBytes) {
    this.shard = shard;
    this.store = store;
    this.log = log;
    this.writer = writer;
    this.logBytes = logBytes;
  }

  /** Takes note of what the newest snapshot has: one just taken, or the one that was opened. */
  void note(ShardState state, List<byte[]> parts) {
    lastBytes = parts.stream().mapToLong(part -> part.length).sum();
    lastRecords = (long) state.openOrders() + state.rememberedRequests();
  }

  /** Takes note of an entry that a restart would have to read and replay. */
  void logged(int bytes, int commands) {
    bytesSince += bytes;
    commandsSince += commands;
  }

  /**
   * A snapshot costs what it is long. It may cost half of what the log between two costs; so it is
   * due when twice its length was logged. But a packed log has many commands in few bytes, and what
   * a restart takes is their number; so it is also due after a number of commands that grows with
   * the state: whoever opens the shard replays at most so many for each thing it has read.
   */
  boolean isDue() {
    return taken == null
        && (bytesSince >= Math.max(logBytes, 2 * lastBytes)
            || commandsSince >= Math.max(COMMANDS_MIN, COMMANDS_A_RECORD * lastRecords));
  }

  /** Takes a snapshot of a state all of which is durable. */
  void take(ShardState state, long sequence) {
    List<byte[]> parts = ShardSnapshot.write(state, sequence);
    note(state, parts);
    bytesSince = 0;
    commandsSince = 0;
    writing = false;
    taken = new Taken(sequence, parts);
  }

  /**
   * Keeps the snapshot that was taken, if all have read the log that far.
   *
   * @param readSequence what all have read
   * @param failed told on the writer's thread if it could not be kept
   */
  void keep(long readSequence, Consumer<RuntimeException> failed) {
    Taken snapshot = taken;
    if (snapshot == null || writing || readSequence < snapshot.sequence) {
      return;
    }
    writing = true;
    writer.execute(
        () -> {
          try {
            write(snapshot);
            taken = null;
          } catch (RuntimeException e) {
            failed.accept(e);
          }
        });
  }

  /** Whoever has given the shard up leaves the log to the next owner, who may be reading it. */
  private void write(Taken snapshot) {
    if (!closed) {
      store.write(shard, snapshot.sequence, snapshot.parts);
      log.trim(shard, snapshot.sequence, () -> !closed);
    }
  }

  /** Lets a snapshot that could not be kept be tried again; on the engine thread. */
  void retry() {
    writing = false;
  }

  /** Keeps nothing from now on; from any thread. */
  void close() {
    closed = true;
  }
}
