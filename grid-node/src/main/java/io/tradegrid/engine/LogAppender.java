package io.tradegrid.engine;

import io.tradegrid.command.Command;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.model.RejectReason;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends entries to a shard's log, and says whether they may be acknowledged. */
final class LogAppender {

  /** A lease that lapses is mostly back at once; so long, commands wait for it unapplied. */
  static final int LEASE_PAUSE_MS = 10;

  static final int LEASE_PAUSES_MAX = 100;

  private static final int SCRATCH_MAX = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(LogAppender.class);

  private final int shard;
  private final CommandLog log;
  private final Lease lease;
  private final EngineMetrics metrics;

  /** Entries are written here first, because how long one is shows only then. */
  private byte[] scratch = {};

  LogAppender(int shard, CommandLog log, Lease lease, EngineMetrics metrics) {
    this.shard = shard;
    this.log = log;
    this.lease = lease;
    this.metrics = metrics;
  }

  /**
   * Appends an entry.
   *
   * @param next its place in the log
   * @param writer whose it is
   * @param commands what it has
   * @param appended told how many bytes were added to the log
   * @return NONE if it is durable and ours to acknowledge, NOT_OWNER if it is not in the log,
   *     OUTCOME_UNKNOWN if only the log can say; whoever gets another reason than NONE has to drop
   *     the state and read it from the log
   */
  RejectReason append(long next, UUID writer, List<Command> commands, IntConsumer appended) {
    long held = awaitedLease();
    if (held == Lease.NONE) {
      LOG.warn("Shard {}: the lease is not held; giving the shard up", shard);
      return RejectReason.NOT_OWNER;
    }
    byte[] bytes = encode(next, writer, commands);
    Supplier<Boolean> append = () -> log.append(shard, next, bytes) || isThere(next, writer);
    try {
      if (!metrics.append().record(append)) {
        // With the lease still held one could apply the other's entry and go on; opening the shard
        // anew does the same and happens next to never.
        LOG.warn("Shard {}: entry {} has another writer; giving the shard up", shard, next);
        return RejectReason.NOT_OWNER;
      }
      if (awaitedLease() != held) {
        LOG.warn("Shard {}: the lease was not held on over the append of entry {}", shard, next);
        return RejectReason.OUTCOME_UNKNOWN;
      }
      appended.accept(bytes.length);
      return RejectReason.NONE;
    } catch (GridUnavailableException e) {
      // The entry may be in the log or not. Only the log can say, so the state is dropped and
      // rebuilt from it, and the callers ask again under the same ids.
      LOG.warn("Shard {}: append of entry {} did not answer", shard, next, e);
      return RejectReason.OUTCOME_UNKNOWN;
    }
  }

  /** Ignite may repeat an append by itself, and the repeat then finds the entry there. */
  private boolean isThere(long place, UUID writer) {
    byte[] there = log.read(shard, place);
    return there != null && LogEntry.decode(there).writer().equals(writer);
  }

  private byte[] encode(long place, UUID writer, List<Command> commands) {
    int bytes = LogEntry.bytesMax(commands);
    if (bytes > SCRATCH_MAX) {
      return LogEntry.encode(place, writer, commands, new byte[bytes]);
    }
    if (bytes > scratch.length) {
      scratch = new byte[Math.min(SCRATCH_MAX, 2 * bytes)];
    }
    return LogEntry.encode(place, writer, commands, scratch);
  }

  /**
   * Waits as long as commands would: nodes that come and go take the lease away for a moment. A
   * majority that confirms the version after the append is as good as one that still does.
   */
  private long awaitedLease() {
    long version = lease.version();
    for (int i = 0; version == Lease.NONE && i < LEASE_PAUSES_MAX; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LEASE_PAUSE_MS));
      version = lease.version();
    }
    return version;
  }
}
