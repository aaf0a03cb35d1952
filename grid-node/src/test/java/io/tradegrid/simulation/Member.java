package io.tradegrid.simulation;

import static io.tradegrid.simulation.Scheduler.MS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.engine.EngineMetrics;
import io.tradegrid.engine.MarketClock;
import io.tradegrid.engine.ShardEngine;
import io.tradegrid.engine.StatusQuestion;
import io.tradegrid.engine.Storage;
import io.tradegrid.engine.Tuning;
import io.tradegrid.grid.SimulatedStorage;
import io.tradegrid.model.RejectReason;
import io.tradegrid.ownership.ClusterView;
import io.tradegrid.ownership.MajorityLease;
import io.tradegrid.projection.BlockMetrics;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.TradeTicks;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.ignite.Ignite;

/** One life of a node: what LeaseKeeper and ShardHost do in a real one, on simulated time. */
final class Member {

  static final int SHARD = 0;

  private static final long TERM_MS = 500;
  private static final long RENEWAL_MS = 100;
  private static final long STOP_MS = 3_000;
  private static final long LOOK_MS = 20;
  private static final int LOOKS_TO_REOPEN = 5;

  /** By then a new owner has seen what the one before appended late. */
  private static final long SETTLED_MS = 2_500;

  private static final EngineMetrics METRICS = new EngineMetrics(new SimpleMeterRegistry());
  private static final BlockMetrics BLOCKS = new BlockMetrics(new SimpleMeterRegistry());
  private static final Tuning TUNING = new Tuning(50, 8, 40, 1_500, 1_000_000, 2_000_000, 0);

  final int node;
  final UUID id;
  final Life life = new Life();
  Side side;

  /** What it has written as the primary and the backup has not got yet, in order. */
  final Deque<Replication.Change> changes = new ArrayDeque<>();

  /** Whether operations may report a failure that was none. */
  boolean troubled = true;

  /** It dies, or stands still, after so many more steps; negative for never. */
  int stepsToLive = -1;

  int stepsToStop = -1;

  /** It dies when it comes to this step; null for none. */
  Step diesAt;

  /** It stands still when it comes to this step; null for none. */
  Step stopsAt;

  /** It runs out of memory when it comes to this step; null for none. */
  Step failsAt;

  private final Grid grid;
  private final Scheduler scheduler;
  private final SimulatedThread thread;
  private final Ignite ignite;
  private final MajorityLease lease;
  private ClusterView view;
  private long digest;
  private Side learnedSide;
  private long learned;
  private boolean owns;
  private ShardEngine engine;
  private long openedNs;
  private long looks;
  private long missed;
  private int writing;

  Member(Grid grid, int node, UUID id) {
    this.grid = grid;
    this.node = node;
    this.id = id;
    this.scheduler = grid.scheduler;
    this.thread = new SimulatedThread(scheduler, life);
    Caches.Store store = new Replication(grid.topology, this);
    boolean fenced = grid.variation != Variation.FENCE_OFF;
    this.ignite = Caches.ignite(fenced ? store : Caches.withoutFence(store));
    this.lease =
        new MajorityLease(TERM_MS * MS, scheduler::nowNs, () -> view == null ? -1 : view.version());
  }

  void start() {
    scheduler.after(scheduler.upTo(RENEWAL_MS), life, this::renewAndWatch);
    scheduler.after(scheduler.upTo(LOOK_MS), life, this::look);
  }

  /** Discovery tells what the cluster is now. */
  void see(ClusterView now) {
    if (view == null || now.version() > view.version()) {
      view = now;
      digest = now.digest();
      scheduler.after(scheduler.upTo(3), life, this::renew);
    }
  }

  /** Returns whether it believes that another process is there. */
  boolean sees(Member other) {
    return view != null && view.servers().containsKey(other.id);
  }

  /** Returns whether it knows the newest that discovery of its side has. */
  boolean isUpToDate() {
    return view != null && view.version() >= side.version;
  }

  /** An exchange has ended. */
  void learn(Side where, long exchange, boolean primary) {
    if (where == side && (where != learnedSide || exchange > learned)) {
      learnedSide = where;
      learned = exchange;
      owns = primary;
    }
  }

  private void renewAndWatch() {
    renew();
    watch();
    scheduler.after(RENEWAL_MS * MS, life, this::renewAndWatch);
  }

  private void renew() {
    if (view == null) {
      return; // Discovery has not told anything yet.
    }
    lease.look(view);
    long asked = scheduler.nowNs();
    for (UUID peer : view.peers()) {
      grid.send(this, peer, other -> other.answer(this, asked));
    }
  }

  private void answer(Member asker, long asked) {
    if (view != null) {
      lease.answers(asker.id);
      long seen = digest;
      long silentNs = lease.silentNs(view);
      grid.send(this, asker.id, other -> other.lease.confirm(id, asked, seen, silentNs));
    }
  }

  private void watch() {
    boolean missing = lease.missingNs() > RENEWAL_MS * MS;
    missed = missing ? missed + 1 : 0;
    if (missed * RENEWAL_MS > (lease.wasEverHeld() ? STOP_MS : 10 * STOP_MS)) {
      grid.halt(this);
    }
  }

  private boolean mayOpen() {
    return grid.variation == Variation.LEASE_OFF || lease.mayOpen();
  }

  /** Follows the ownership. */
  private void look() {
    boolean mine = owns;
    if (engine != null && !mine) {
      scheduler.trace("%s closes", this);
      engine.close();
      engine = null;
    }
    boolean reopens = looks++ % LOOKS_TO_REOPEN == 0;
    if (mine && (engine == null || (reopens && engine.isClosed())) && mayOpen()) {
      engine = engine();
      openedNs = scheduler.nowNs();
      scheduler.trace("%s opens under %d", this, view.version());
      var unused = engine.open();
    }
    scheduler.after(LOOK_MS * MS, life, this::look);
  }

  private ShardEngine engine() {
    Executor writer = this::write;
    Rows rows = new Rows(ignite, grid.rowWriters, life::isDead);
    Projection projection =
        new Projection(
            SHARD,
            grid.scope,
            rows,
            SimulatedStorage.blocks(ignite),
            writer,
            BLOCKS,
            TradeTicks.NONE);
    Log log = new Log(SimulatedStorage.log(ignite), this, grid);
    EngineLease engineLease = new EngineLease(grid, this, lease, log);
    Storage storage = new Storage(log, SimulatedStorage.snapshots(ignite), writer);
    return new ShardEngine(
        SHARD,
        storage,
        engineLease,
        Reference.TABLES,
        new MarketClock(() -> grid.epochNs(node), scheduler::nowNs),
        projection,
        thread,
        METRICS,
        TUNING,
        e -> grid.halt(this));
  }

  /** Runs what takes long on any of several threads. */
  private void write(Runnable task) {
    writing++;
    scheduler.afterMayWait(
        scheduler.upTo(1),
        life,
        () -> {
          try {
            task.run();
          } catch (OutOfMemoryError e) {
            grid.halt(this);
          }
          writing--;
        });
  }

  /**
   * Counts a step of the protocol; it may be the last.
   *
   * @param at null if nothing is written
   */
  void step(Step at) {
    boolean diesHere = stepsToLive == 0 || (at != null && at.equals(diesAt));
    if (diesHere && at != null) {
      grid.deaths.merge(at, 1, Integer::sum);
    }
    if (life.isDead() || diesHere) {
      grid.kill(this);
      throw new Death();
    }
    stepsToLive--;
    if (at != null && at.equals(failsAt)) {
      failsAt = null;
      grid.errors++;
      throw new OutOfMemoryError("that the simulation asked for");
    }
    boolean stopsHere = at != null && at.equals(stopsAt);
    if (stepsToStop == 0 || stopsHere) {
      stopsAt = null;
      grid.stop(this);
      scheduler.pause(1, life);
    }
    stepsToStop--;
  }

  CompletableFuture<List<Answer>> submit(List<Request> requests) {
    if (engine == null) {
      return CompletableFuture.completedFuture(
          Collections.nCopies(requests.size(), Answer.refused(RejectReason.NOT_OWNER)));
    }
    return engine.submit(requests);
  }

  CompletableFuture<RequestStatus> status(Request request) {
    if (engine == null) {
      return CompletableFuture.completedFuture(RequestStatus.unanswered(RejectReason.NOT_OWNER));
    }
    StatusQuestion question =
        new StatusQuestion(SHARD, request.portfolioId(), request.clientOrderId());
    return question.ask(engine, SimulatedStorage.log(ignite));
  }

  void control(Control control) {
    if (engine != null) {
      var unused = engine.control(control);
    }
  }

  /** Leaves in good order: closes, lets its threads end, tells the others, goes. */
  void leave() {
    if (view == null) {
      grid.halt(this);
    }
    owns = false;
    learned = Long.MAX_VALUE;
    if (engine != null) {
      engine.close();
      engine = null;
    }
    scheduler.after(5 * MS, life, () -> farewell(0));
  }

  private void farewell(int patience) {
    if (thread.isIdle() && writing == 0) {
      view.peers().forEach(peer -> grid.send(this, peer, other -> other.lease.farewell(id)));
      scheduler.after(scheduler.upTo(100), life, () -> grid.halt(this));
    } else if (patience < 200) {
      scheduler.after(25 * MS, life, () -> farewell(patience + 1));
    } else {
      grid.halt(this);
    }
  }

  /** Returns whether nothing is being done, or nothing can be any more. */
  boolean isIdle() {
    return life.isDead() || (thread.isIdle() && writing == 0);
  }

  /** Returns the engine that runs the shard and has written all it has; null if there is none. */
  ShardEngine settledEngine() {
    boolean settled =
        engine != null
            && scheduler.nowNs() - openedNs > SETTLED_MS * MS
            && engine.sequence() > 0
            && !engine.isClosed()
            && engine.projectedSequence() == engine.sequence()
            && engine.waiting() == 0
            && isIdle();
    return settled ? engine : null;
  }

  @Override
  public String toString() {
    return "n" + node + "." + id.getLeastSignificantBits();
  }
}
