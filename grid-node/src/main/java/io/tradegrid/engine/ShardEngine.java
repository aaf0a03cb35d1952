package io.tradegrid.engine;

import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.journal.LogEntry;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.Projection;
import io.tradegrid.shard.ShardSnapshot;
import io.tradegrid.shard.ShardState;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shard at work. Everything but {@link #submit} and the questions runs on its engine thread:
 * rebuild the state from the log, then batch after batch apply, append, answer, project.
 */
public final class ShardEngine {

  private static final Logger LOG = LoggerFactory.getLogger(ShardEngine.class);
  private static final int RETRY_MS = 500;

  private final int shard;
  private final CommandLog log;
  private final Lease lease;
  private final ReferenceLookup reference;
  private final MarketClock clock;
  private final Projection projection;
  private final ScheduledExecutorService thread;
  private final EngineMetrics metrics;
  private final Tuning tuning;
  private final Consumer<Error> onError;

  /** A fresh id each time a shard is opened tells one's own entries from all others. */
  private final UUID writer = UUID.randomUUID();

  private final LogAppender appender;
  private final SnapshotStore store;
  private final Snapshots snapshots;
  private final Forgetting forgetting;
  private final Alarm alarm;
  private final LateEntries lateEntries;
  private ShardState state;
  private final Inbox inbox;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicReference<EnginePhase> phase = new AtomicReference<>(EnginePhase.OPENING);
  private volatile long sequence;
  private boolean flushPlanned;
  private int leasePauses;

  /**
   * Makes a shard that waits to be opened.
   *
   * @param lease without which nothing is acknowledged; a shard is opened only while it is held
   * @param thread its engine thread, which it may share with other shards
   * @param onError ends the process: after an error nothing that it has in memory can be trusted
   */
  public ShardEngine(
      int shard,
      Storage storage,
      Lease lease,
      ReferenceLookup reference,
      MarketClock clock,
      Projection projection,
      ScheduledExecutorService thread,
      EngineMetrics metrics,
      Tuning tuning,
      Consumer<Error> onError) {
    this.shard = shard;
    this.log = storage.log();
    this.appender = new LogAppender(shard, log, lease, metrics);
    this.store = storage.snapshots();
    this.snapshots = new Snapshots(shard, store, log, storage.writer(), tuning.snapshotBytes());
    this.lease = lease;
    this.reference = reference;
    this.clock = clock;
    this.projection = projection;
    this.thread = thread;
    this.metrics = metrics;
    this.tuning = tuning;
    this.onError = onError;
    this.forgetting = new Forgetting(tuning);
    this.alarm = new Alarm(thread, clock, orStop(this::passTime));
    this.lateEntries = new LateEntries(shard, log, thread, this::orStop);
    this.inbox = new Inbox(tuning.inboxCommands());
    this.state = new ShardState(shard, LadderMarket::new, projection.listener());
  }

  /** Rebuilds the state from snapshot and log; commands that come meanwhile wait. */
  public CompletableFuture<Void> open() {
    return CompletableFuture.runAsync(orStop(this::rebuild), thread);
  }

  private void rebuild() {
    try {
      projection.resume();
      sequence = readLog(readSnapshot());
      if (store.sequence(shard) > sequence) {
        throw new GridUnavailableException(
            "the owner before was still trimming entry " + (sequence + 1), null);
      }
      if (!phase.compareAndSet(EnginePhase.OPENING, EnginePhase.OPEN)) {
        return; // Who was told to close while it was reading stays closed.
      }
      state.listings().forEach(listing -> clock.goOnFrom(listing.lastTimeNs()));
      forgetting.note(state, clock.elapsedNs());
      projection.opened(state, sequence);
      carryOut(Batch::redefineAll);
      lateEntries.lookBehind(
          sequence, last -> phase.get() == EnginePhase.OPEN && sequence == last, this::close);
      planFlush();
      schedule();
    } catch (GridUnavailableException e) {
      LOG.warn("Shard {}: its log cannot be read now", shard, e);
      close();
    }
  }

  /** Returns the last entry that the state now covers. */
  private long readSnapshot() {
    List<byte[]> parts = store.read(shard);
    if (parts.isEmpty()) {
      return 0;
    }
    ShardSnapshot snapshot =
        ShardSnapshot.read(parts, shard, LadderMarket::new, projection.listener());
    state = snapshot.state();
    snapshots.note(state, parts);
    return snapshot.sequence();
  }

  /** Applies what comes after an entry; returns the last one there is. */
  private long readLog(long from) {
    long last = from;
    for (byte[] entry = log.read(shard, last + 1);
        entry != null;
        entry = log.read(shard, last + 1)) {
      List<Command> commands = LogEntry.decode(entry).commands();
      state.replay(commands);
      projection.skipTo(++last);
      snapshots.logged(entry.length, commands.size());
    }
    return last;
  }

  /**
   * Puts requests into the inbox; from any thread.
   *
   * @param requests all for instruments of this shard; none only waits for its turn
   * @return completes when they are durable, or with the reason why none of them was taken (told
   *     once if there are none); each that the shard has no room to remember is BUSY by itself
   * @throws IllegalArgumentException if they are more than the inbox can ever take
   */
  public CompletableFuture<List<Answer>> submit(List<Request> requests) {
    Submission submission = new Submission(requests);
    if (phase.get().isEnd()) {
      submission.refuse(phase.get().refusal());
    } else if (inbox.add(submission)) {
      schedule();
    } else {
      submission.refuse(RejectReason.BUSY);
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
    if (phase.get() == EnginePhase.OPEN && !inbox.isEmpty() && awaitsLease()) {
      return; // It stays scheduled, so that nobody else schedules it a second time.
    }
    scheduled.set(false);
    if (phase.get().isEnd()) {
      end(phase.get().refusal());
      return;
    }
    if (phase.get() == EnginePhase.OPENING || inbox.isEmpty() || isHeldUp()) {
      return; // Whoever opens the shard or begins the next flush schedules it again.
    }
    Batch batch = gather();
    if (batch == null) {
      return;
    }
    if (commit(batch)) {
      forgetOldRequests();
      planSnapshot(batch);
    }
    if (!inbox.isEmpty()) {
      schedule();
    }
  }

  /** While rows or blocks are behind less may wait, and until a flush has found them not behind. */
  private boolean isHeldUp() {
    boolean behind = projection.isBehind();
    if (behind) {
      inbox.holdUp(true);
    }
    return behind;
  }

  /** Returns whether to come back for the lease; one that stays away closes the shard. */
  private boolean awaitsLease() {
    if (lease.version() != Lease.NONE) {
      leasePauses = 0;
      return false;
    }
    if (++leasePauses > LogAppender.LEASE_PAUSES_MAX) {
      LOG.warn("Shard {}: the lease is not held any more; giving the shard up", shard);
      close();
      return false;
    }
    after(LogAppender.LEASE_PAUSE_MS, this::work);
    return true;
  }

  private Batch gather() {
    Batch batch = new Batch(state, reference, clock.nowNs(), tuning.rememberedMax());
    try {
      while (batch.taken() < tuning.batchCommands() && !inbox.isEmpty()) {
        batch.apply(inbox.poll());
      }
      return batch;
    } catch (GridUnavailableException e) {
      LOG.warn("Shard {}: reference data cannot be read now; giving the shard up", shard, e);
      giveUp(batch, RejectReason.NOT_OWNER);
    } catch (RuntimeException | Error e) {
      stop(e);
      batch.refuse(RejectReason.SHARD_STOPPED);
    }
    return null;
  }

  private boolean commit(Batch batch) {
    try {
      if (batch.size() > 0 && !append(batch)) {
        return false;
      }
      batch.answer(metrics);
      projection.durable(state, sequence);
      planFlush();
      alarm.set(state.nextDeadlineNs());
      return true;
    } catch (RuntimeException | Error e) {
      stop(e);
      batch.refuse(RejectReason.OUTCOME_UNKNOWN); // Those that have an answer keep it.
      return false;
    }
  }

  private boolean append(Batch batch) {
    long next = sequence + 1;
    RejectReason reason =
        appender.append(
            next, writer, batch.logged(), bytes -> snapshots.logged(bytes, batch.size()));
    if (reason != RejectReason.NONE) {
      giveUp(batch, reason);
      return false;
    }
    sequence = next;
    metrics.batch(batch.size());
    return true;
  }

  /** Closed before the callers hear of it, so that none of them finds the old state once more. */
  private void giveUp(Batch batch, RejectReason reason) {
    close();
    batch.refuse(reason);
  }

  /**
   * Reads a portfolio anew and logs its limits, if the shard knows the portfolio and they changed.
   * A shard that is not open yet, or is given up meanwhile, learns of them when it is opened.
   *
   * @return completes when they are durable
   */
  public CompletableFuture<Void> redefine(int portfolioId) {
    return phase.get() == EnginePhase.OPENING
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(() -> carryOut(batch -> batch.redefine(portfolioId)), thread);
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
    if (phase.get() != EnginePhase.OPEN) {
      return -phase.get().refusal().code();
    }
    Batch batch = new Batch(state, reference, clock.nowNs(), tuning.rememberedMax());
    try {
      int result = step.applyAsInt(batch);
      return commit(batch) ? result : -RejectReason.OUTCOME_UNKNOWN.code();
    } catch (GridUnavailableException e) {
      LOG.warn("Shard {}: reference data cannot be read now; giving the shard up", shard, e);
      giveUp(batch, RejectReason.NOT_OWNER);
      return -RejectReason.NOT_OWNER.code();
    } catch (RuntimeException | Error e) {
      stop(e);
      return -RejectReason.SHARD_STOPPED.code();
    }
  }

  private void passTime() {
    if (phase.get() == EnginePhase.OPEN) {
      carryOut(batch -> batch.apply(new PassTime(Command.STAMP_ON_ACCEPT)));
    }
  }

  /** When is in the log, so that a replay forgets at the same place. */
  private void forgetOldRequests() {
    forgetting.note(state, clock.elapsedNs());
    forgetting
        .keep(state)
        .ifPresent(keep -> carryOut(batch -> batch.apply(new ForgetRequests(keep))));
  }

  /**
   * Bounds what a restart has to read. A snapshot ends with an entry of one's own, so no two owners
   * write one under the same number.
   */
  private void planSnapshot(Batch last) {
    if (last.size() > 0 && phase.get() == EnginePhase.OPEN && snapshots.isDue()) {
      snapshots.take(state, sequence);
      keepSnapshot();
    }
  }

  private void keepSnapshot() {
    snapshots.keep(projection.writtenSequence(), this::snapshotNotKept);
  }

  private void snapshotNotKept(RuntimeException e) {
    if (phase.get() != EnginePhase.OPEN) {
      LOG.info("Shard {}: given up while its snapshot was being kept", shard, e);
      return;
    }
    if (!(e instanceof GridUnavailableException)) {
      thread.execute(() -> stop(e));
      return;
    }
    LOG.warn("Shard {}: its snapshot cannot be kept now, trying again", shard, e);
    after(
        RETRY_MS,
        () -> {
          snapshots.retry();
          keepSnapshot();
        });
  }

  private void after(int pauseMs, Runnable step) {
    var unused = thread.schedule(orStop(step), pauseMs, TimeUnit.MILLISECONDS);
  }

  private void planFlush() {
    if (!flushPlanned && projection.isDue(sequence)) {
      flushPlanned = true;
      after(projection.isBehind() ? 0 : tuning.flushMs(), this::flush);
    }
  }

  private void flush() {
    flushPlanned = false;
    if (phase.get() == EnginePhase.OPEN) {
      projection.flush(
          state,
          sequence,
          () -> thread.execute(orStop(this::flushed)),
          () -> after(RETRY_MS, projection::writeAgain));
      keepSnapshot();
      schedule(); // There is room again, while what there was is being written.
    }
  }

  private void flushed() {
    projection.flushed();
    if (projection.isOvertaken()) {
      close(); // Read again, the shard goes on from where those rows end.
    } else if (phase.get() == EnginePhase.OPEN) {
      keepSnapshot();
      inbox.holdUp(projection.isBehind());
      planFlush();
      schedule();
    }
  }

  /** Whatever a step throws is a broken invariant: the executor must not swallow it. */
  private Runnable orStop(Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        stop(e);
      }
    };
  }

  /** From here on nothing is answered from the state, of which more may be wrong than is known. */
  private void stop(Throwable e) {
    phase.set(EnginePhase.STOPPED);
    if (e instanceof Error error) {
      onError.accept(error);
    }
    LOG.error("Shard {} stops at entry {}; its log is kept", shard, sequence, e);
    snapshots.close();
    projection.close();
    end(RejectReason.SHARD_STOPPED);
  }

  /** Gives the shard up: what waits is told to ask the owner. */
  public void close() {
    phase.updateAndGet(now -> now == EnginePhase.STOPPED ? now : EnginePhase.CLOSED);
    snapshots.close();
    projection.close();
    schedule();
  }

  private void end(RejectReason reason) {
    alarm.cancel();
    for (Submission next = inbox.poll(); next != null; next = inbox.poll()) {
      next.refuse(reason);
    }
  }

  /** Returns whether the state is all that the log has. */
  public boolean isOpen() {
    return phase.get() == EnginePhase.OPEN;
  }

  /** Returns whether the shard has given itself up, and has to be opened anew to go on. */
  public boolean isClosed() {
    return phase.get() == EnginePhase.CLOSED;
  }

  /** Returns the last log entry applied. */
  public long sequence() {
    return sequence;
  }

  /** Returns the last log entry whose events are in blocks. */
  public long blocksSequence() {
    return Math.min(projection.blocksSequence(), sequence);
  }

  /** Returns the last log entry whose rows and blocks are written. */
  public long projectedSequence() {
    return Math.min(projection.writtenSequence(), sequence);
  }

  /** Returns whether so many commands more would be BUSY now. */
  public boolean isBusy(int commands) {
    return inbox.isFull(commands);
  }

  /** Returns the number of commands that wait. */
  public int waiting() {
    return inbox.waiting();
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
