package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.Lease;
import io.tradegrid.engine.ShardEngine;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.journal.LogReader;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.Rebuild;
import io.tradegrid.projection.Rebuild.Count;
import io.tradegrid.service.ReadModels;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rebuild of one shard on the node that owns it, beside the engine: the log is replayed until it
 * has nearly caught up with the rows, then the last of it while no rows are written.
 */
final class ShardRebuild {

  private static final Logger LOG = LoggerFactory.getLogger(ShardRebuild.class);

  /** So near to the rows it is time to have them stand still. */
  private static final long NEAR_ENTRIES = 200;

  /** A shard that is written to faster than it is replayed is not waited for any longer. */
  private static final int ROUNDS_MAX = 20;

  private static final int PAUSES_MAX = 100;
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int shard;
  private final boolean mends;
  private final Lease lease;
  private final ShardHost host;

  /** What is rebuilt, until that ends: a shard may leave this node, and its memory with it. */
  private ShardEngine engine;

  private Projection projection;
  private final Ignite ignite;

  private volatile int phase = ReadModels.RUNNING;
  private volatile long replayed;
  private volatile long total;
  private volatile String failure = "";
  private volatile List<Count> counts = List.of();

  /** Under which the shard was this node's when it began. */
  private long version = Lease.NONE;

  ShardRebuild(
      Ignite ignite,
      ShardHost host,
      int shard,
      ShardEngine engine,
      Projection projection,
      boolean mends) {
    this.ignite = ignite;
    this.shard = shard;
    this.mends = mends;
    this.host = host;
    this.lease = host.lease();
    this.engine = engine;
    this.projection = projection;
  }

  boolean mends() {
    return mends;
  }

  boolean isRunning() {
    return phase == ReadModels.RUNNING;
  }

  /** Runs to the end; whatever happens is told by {@link #numbers} and {@link #failure}. */
  void run() {
    try {
      // The engine's thread comes to the question when the shard is open.
      engine.ask(state -> 0).join();
      version = leaseVersion();
      requireOwner();
      Rebuild rebuild = rebuild();
      counts = rebuild.counts();
      LOG.info("Shard {}: read models compared with {} log entries", shard, rebuild.sequence());
      phase = ReadModels.DONE;
    } catch (RuntimeException e) {
      LOG.warn("Shard {}: the rebuild of its read models ended early", shard, e);
      failure = String.valueOf(e.getMessage());
      phase = ReadModels.FAILED;
    } finally {
      engine = null;
      projection = null;
    }
  }

  private Rebuild rebuild() {
    LogReader log = new LogReader(CacheLog.of(ignite, shard), 1);
    Rebuild rebuild =
        new Rebuild(
            shard,
            host.scope(),
            new IgniteStoredRows(ignite, this::requireOwner),
            new IgniteBlockStore(ignite, this::requireOwner),
            mends);
    for (int round = 1; replayToRows(log, rebuild) > NEAR_ENTRIES && round < ROUNDS_MAX; round++) {
      requireOwner();
    }
    rebuild.findOthers();
    AtomicBoolean settled = new AtomicBoolean();
    for (int pause = 1; pause <= PAUSES_MAX; pause++) {
      projection.whileStill(() -> settled.set(settle(log, rebuild)));
      if (settled.get()) {
        return rebuild;
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
    throw new GridUnavailableException(
        "shard " + shard + ": its rows cannot be written now; the node's log says why", null);
  }

  /** Returns how many entries were replayed. */
  private long replayToRows(LogReader log, Rebuild rebuild) {
    long from = rebuild.sequence();
    long target = rowsSequence();
    total = Math.max(total, target);
    while (rebuild.sequence() < target) {
      LogEntry entry = log.next();
      if (entry == null) {
        throw new GridUnavailableException(
            "shard " + shard + ": its log ends before entry " + target + ", which rows show", null);
      }
      rebuild.replay(entry);
      replayed = entry.sequence();
    }
    return target - from;
  }

  /** A mark that says more than the log has is wrong, and is put right with the rest. */
  private long rowsSequence() {
    return Math.min(projection.writtenSequence(), engine.sequence());
  }

  /** Returns whether it is done: between rows and blocks of one flush it is not the time yet. */
  private boolean settle(LogReader log, Rebuild rebuild) {
    boolean marksAreWrong = projection.writtenSequence() > engine.sequence();
    if (!projection.isEven() && !marksAreWrong) {
      return false;
    }
    requireOwner();
    replayToRows(log, rebuild);
    rebuild.settle();
    if (mends && marksAreWrong) {
      projection.madeAnewTo(rebuild.sequence());
    }
    return true;
  }

  /** Whoever has lost the shard leaves its rows to the next owner. */
  private void requireOwner() {
    if (leaseVersion() != version || host.engineOf(shard) != engine || engine.isClosed()) {
      throw new GridUnavailableException(
          "shard " + shard + ": nodes have come or gone meanwhile; run it again", null);
    }
  }

  /** A lease that is not held for a moment, because the machine was busy, is waited for. */
  private long leaseVersion() {
    long now = lease.version();
    for (int pause = 1; now == Lease.NONE && pause < PAUSES_MAX; pause++) {
      LockSupport.parkNanos(PAUSE_NS);
      now = lease.version();
    }
    return now;
  }

  String failure() {
    return failure;
  }

  /** Returns what {@link ReadModels#state} says. */
  long[] numbers() {
    int phaseNow = phase;
    List<Count> found = counts;
    long[] numbers = new long[ReadModels.FIRST_COUNT + found.size() * ReadModels.COUNTS];
    numbers[ReadModels.PHASE] = phaseNow;
    numbers[ReadModels.REPLAYED] = replayed;
    numbers[ReadModels.TOTAL] = total;
    int at = ReadModels.FIRST_COUNT;
    for (Count count : found) {
      numbers[at + ReadModels.ROWS] = count.rows();
      numbers[at + ReadModels.MISSING] = count.missing();
      numbers[at + ReadModels.DIFFERENT] = count.different();
      numbers[at + ReadModels.SUPERFLUOUS] = count.superfluous();
      at += ReadModels.COUNTS;
    }
    return numbers;
  }
}
