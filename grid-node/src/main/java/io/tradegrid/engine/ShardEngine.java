package io.tradegrid.engine;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.Projection;
import io.tradegrid.shard.ShardState;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard at work. Everything but {@link #submit} and the questions runs on its engine thread:
 * rebuild the state from the log, then batch after batch apply, append, answer, project.
 */
public final class ShardEngine {

  /**
   * How a shard is run.
   *
   * @param inboxCommands the most commands that wait; past it callers are told BUSY
   * @param batchCommands a batch stops gathering at this many
   * @param flushMs pause between two flushes of rows, in milliseconds
   */
  public record Tuning(int inboxCommands, int batchCommands, int flushMs) {}

  private enum Phase {
    OPENING,
    OPEN,
    CLOSED,
    STOPPED
  }

  private static final Logger LOG = LoggerFactory.getLogger(ShardEngine.class);

  /** A lease that lapses is mostly back at once; so long, commands wait for it unapplied. */
  private static final int LEASE_PAUSE_MS = 10;

  private static final int LEASE_PAUSES_MAX = 100;

  /** The longest sleep before a deadline, because the clock may be set meanwhile. */
  private static final long WAKE_MAX_NS = 1_000_000_000L;

  private final int shard;
  private final CommandLog log;
  private final Lease lease;
  private final ReferenceLookup reference;
  private final LongSupplier epochClockNs;
  private final Projection projection;
  private final ScheduledExecutorService thread;
  private final EngineMetrics metrics;
  private final Tuning tuning;

  /** A fresh id each time a shard is opened tells one's own entries from all others. */
  private final UUID writer = UUID.randomUUID();

  private final ShardState state;
  private final Queue<Submission> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile Phase phase = Phase.OPENING;
  private volatile long sequence;
  private boolean flushPlanned;
  private int leasePauses;

  /** When something is due in a market that a task waits for. */
  private long wakeAtNs = Long.MAX_VALUE;

  private ScheduledFuture<?> wake;

  /**
   * Makes a shard that waits to be opened.
   *
   * @param lease without which nothing is acknowledged; a shard is opened only while it is held
   * @param thread its engine thread, which it may share with other shards
   */
  public ShardEngine(
      int shard,
      CommandLog log,
      Lease lease,
      ReferenceLookup reference,
      LongSupplier epochClockNs,
      Projection projection,
      ScheduledExecutorService thread,
      EngineMetrics metrics,
      Tuning tuning) {
    this.shard = shard;
    this.log = log;
    this.lease = lease;
    this.reference = reference;
    this.epochClockNs = epochClockNs;
    this.projection = projection;
    this.thread = thread;
    this.metrics = metrics;
    this.tuning = tuning;
    this.state = new ShardState(shard, LadderMarket::new, projection.listener());
  }

  /** Rebuilds the state from the log; commands that come meanwhile wait. */
  public CompletableFuture<Void> open() {
    return CompletableFuture.runAsync(orStop(this::rebuild), thread);
  }

  private void rebuild() {
    try {
      projection.resume();
      long last = 0;
      for (byte[] entry = log.read(shard, 1); entry != null; entry = log.read(shard, last + 1)) {
        LogEntry.decode(entry).commands().forEach(state::replay);
        projection.skipTo(++last);
      }
      sequence = last;
      phase = Phase.OPEN;
      carryOut(
          batch -> {
            batch.redefineAll();
            return 0;
          });
      planFlush();
      schedule();
    } catch (GridUnavailableException e) {
      LOG.warn("Shard {}: its log cannot be read now", shard, e);
      close();
    }
  }

  /**
   * Puts requests into the inbox; from any thread.
   *
   * @param requests all for instruments of this shard
   * @return completes when they are durable, or with the reason why none of them was taken
   */
  public CompletableFuture<List<Answer>> submit(List<Request> requests) {
    Submission submission = new Submission(requests);
    if (phase == Phase.CLOSED || phase == Phase.STOPPED) {
      submission.refuse(
          phase == Phase.CLOSED ? RejectReason.NOT_OWNER : RejectReason.SHARD_STOPPED);
    } else if (waiting.addAndGet(requests.size()) > tuning.inboxCommands()) {
      waiting.addAndGet(-requests.size());
      submission.refuse(RejectReason.BUSY);
    } else {
      inbox.add(submission);
      schedule();
    }
    return submission.answers();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      thread.execute(orStop(this::work));
    }
  }

  /** One batch, then others on the same thread have their turn. */
  private void work() {
    if (phase == Phase.OPEN && !inbox.isEmpty() && awaitsLease()) {
      return; // It stays scheduled, so that nobody else schedules it a second time.
    }
    scheduled.set(false);
    if (phase == Phase.CLOSED || phase == Phase.STOPPED) {
      end(phase == Phase.CLOSED ? RejectReason.NOT_OWNER : RejectReason.SHARD_STOPPED);
      return;
    }
    if (phase == Phase.OPENING || projection.isBehind() || inbox.isEmpty()) {
      return; // Whoever opens the shard or finishes the flush schedules it again.
    }
    Batch batch = gather();
    if (batch == null) {
      return;
    }
    commit(batch);
    if (!inbox.isEmpty()) {
      schedule();
    }
  }

  /** Returns whether to come back for the lease; one that stays away closes the shard. */
  private boolean awaitsLease() {
    if (lease.version() != Lease.NONE) {
      leasePauses = 0;
      return false;
    }
    if (++leasePauses > LEASE_PAUSES_MAX) {
      LOG.warn("Shard {}: the lease is not held any more; giving the shard up", shard);
      close();
      return false;
    }
    var unused = thread.schedule(orStop(this::work), LEASE_PAUSE_MS, TimeUnit.MILLISECONDS);
    return true;
  }

  private Batch gather() {
    Batch batch = new Batch(state, reference, epochClockNs);
    try {
      while (batch.size() < tuning.batchCommands() && !inbox.isEmpty()) {
        Submission submission = inbox.remove();
        waiting.addAndGet(-submission.requests().size());
        batch.apply(submission);
      }
      return batch;
    } catch (GridUnavailableException e) {
      LOG.warn("Shard {}: reference data cannot be read now; giving the shard up", shard, e);
      giveUp(batch, RejectReason.NOT_OWNER);
    } catch (RuntimeException e) {
      stop(e);
      batch.refuse(RejectReason.SHARD_STOPPED);
    }
    return null;
  }

  private boolean commit(Batch batch) {
    if (batch.size() > 0 && !append(batch)) {
      return false;
    }
    batch.answer(metrics);
    planFlush();
    planWake();
    return true;
  }

  private boolean append(Batch batch) {
    long next = sequence + 1;
    long held = lease.version();
    if (held == Lease.NONE) {
      LOG.warn("Shard {}: the lease is not held; giving the shard up", shard);
      giveUp(batch, RejectReason.NOT_OWNER);
      return false;
    }
    byte[] entry = new LogEntry(next, writer, batch.logged()).encode();
    Supplier<Boolean> appended = () -> log.append(shard, next, entry) || isOurs(next);
    try {
      if (!metrics.append().record(appended)) {
        // With the lease still held one could apply the other's entry and go on; opening the shard
        // anew does the same and happens next to never.
        LOG.warn("Shard {}: entry {} has another writer; giving the shard up", shard, next);
        giveUp(batch, RejectReason.NOT_OWNER);
      } else if (awaitedLease() != held) {
        LOG.warn("Shard {}: the lease was not held on over the append of entry {}", shard, next);
        giveUp(batch, RejectReason.OUTCOME_UNKNOWN);
      } else {
        sequence = next;
        metrics.batch(batch.size());
        return true;
      }
    } catch (GridUnavailableException e) {
      // The entry may be in the log or not. Only the log can say, so the state is dropped and
      // rebuilt from it, and the callers ask again under the same ids.
      LOG.warn("Shard {}: append of entry {} did not answer", shard, next, e);
      giveUp(batch, RejectReason.OUTCOME_UNKNOWN);
    }
    return false;
  }

  /**
   * A majority that confirms the version after the append is as good as one that still does: waits
   * for it as long as commands would.
   */
  private long awaitedLease() {
    long version = lease.version();
    for (int i = 0; version == Lease.NONE && i < LEASE_PAUSES_MAX; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LEASE_PAUSE_MS));
      version = lease.version();
    }
    return version;
  }

  /** Closed before the callers hear of it, so that none of them finds the old state once more. */
  private void giveUp(Batch batch, RejectReason reason) {
    close();
    batch.refuse(reason);
  }

  /** Ignite may repeat an append by itself, and the repeat then finds the entry there. */
  private boolean isOurs(long place) {
    byte[] there = log.read(shard, place);
    return there != null && LogEntry.decode(there).writer().equals(writer);
  }

  /**
   * Reads a portfolio anew and logs its limits, if the shard knows the portfolio and they changed.
   * A shard that is given up meanwhile learns of them when it is opened.
   *
   * @return completes when they are durable
   */
  public CompletableFuture<Void> redefine(int portfolioId) {
    return CompletableFuture.runAsync(
        () ->
            carryOut(
                batch -> {
                  batch.redefine(portfolioId);
                  return 0;
                }),
        thread);
  }

  /**
   * Carries out what an operator wants of a market, and logs it if that changes anything.
   *
   * @param control is given the time at which the engine comes to it
   * @return completes when it is durable: with the number of orders it cancelled, or minus the code
   *     of the reason why it was not done or it is not known whether it was
   */
  public CompletableFuture<Integer> control(Control control) {
    return CompletableFuture.supplyAsync(() -> carryOut(batch -> batch.apply(control)), thread);
  }

  /** Carries out one thing that is no request, in a log entry of its own. */
  private int carryOut(ToIntFunction<Batch> step) {
    if (phase != Phase.OPEN) {
      return -(phase == Phase.STOPPED ? RejectReason.SHARD_STOPPED : RejectReason.NOT_OWNER).code();
    }
    Batch batch = new Batch(state, reference, epochClockNs);
    try {
      int result = step.applyAsInt(batch);
      return commit(batch) ? result : -RejectReason.OUTCOME_UNKNOWN.code();
    } catch (GridUnavailableException e) {
      LOG.warn("Shard {}: reference data cannot be read now; giving the shard up", shard, e);
      giveUp(batch, RejectReason.NOT_OWNER);
      return -RejectReason.NOT_OWNER.code();
    } catch (RuntimeException e) {
      stop(e);
      return -RejectReason.SHARD_STOPPED.code();
    }
  }

  /** One task waits for the earliest deadline of the shard's markets. */
  private void planWake() {
    long deadlineNs = state.nextDeadlineNs();
    if (deadlineNs >= wakeAtNs) {
      return;
    }
    if (wake != null) {
      wake.cancel(false);
    }
    wakeAtNs = deadlineNs;
    long delayNs = Math.max(0, deadlineNs - epochClockNs.getAsLong());
    wake =
        thread.schedule(
            orStop(this::passTime), Math.min(delayNs, WAKE_MAX_NS), TimeUnit.NANOSECONDS);
  }

  private void passTime() {
    wakeAtNs = Long.MAX_VALUE;
    if (phase == Phase.OPEN) {
      carryOut(batch -> batch.apply(new PassTime(Command.STAMP_ON_ACCEPT)));
    }
  }

  private void planFlush() {
    if (!flushPlanned && projection.isDue(sequence)) {
      flushPlanned = true;
      var unused = thread.schedule(orStop(this::flush), tuning.flushMs(), TimeUnit.MILLISECONDS);
    }
  }

  private void flush() {
    flushPlanned = false;
    if (phase == Phase.OPEN) {
      projection.flush(state, sequence, () -> thread.execute(orStop(this::flushed)));
    }
  }

  private void flushed() {
    projection.flushed();
    if (phase == Phase.OPEN) {
      planFlush();
      schedule();
    }
  }

  /** Whatever a step throws is a broken invariant: the executor must not swallow it. */
  private Runnable orStop(Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (RuntimeException e) {
        stop(e);
      }
    };
  }

  private void stop(RuntimeException e) {
    LOG.error("Shard {} stops at entry {}; its log is kept", shard, sequence, e);
    phase = Phase.STOPPED;
    projection.close();
    end(RejectReason.SHARD_STOPPED);
  }

  /** Gives the shard up: what waits is told to ask the owner. */
  public void close() {
    if (phase != Phase.STOPPED) {
      phase = Phase.CLOSED;
    }
    projection.close();
    schedule();
  }

  private void end(RejectReason reason) {
    if (wake != null) {
      wake.cancel(false);
    }
    for (Submission next = inbox.poll(); next != null; next = inbox.poll()) {
      waiting.addAndGet(-next.requests().size());
      next.refuse(reason);
    }
  }

  /** Returns whether the shard has given itself up, and has to be opened anew to go on. */
  public boolean isClosed() {
    return phase == Phase.CLOSED;
  }

  /** Returns the last log entry applied. */
  public long sequence() {
    return sequence;
  }

  /** Returns the last log entry whose rows are written. */
  public long projectedSequence() {
    return Math.min(projection.writtenSequence(), sequence);
  }

  /** Returns the number of commands that wait. */
  public int waiting() {
    return waiting.get();
  }

  /**
   * Asks the state something, between two batches.
   *
   * @param <T> the answer
   * @param question is run on the engine thread; must not change the state
   */
  public <T> CompletableFuture<T> ask(Function<ShardState, T> question) {
    return CompletableFuture.supplyAsync(() -> question.apply(state), thread);
  }
}
