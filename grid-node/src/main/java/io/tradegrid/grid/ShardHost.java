package io.tradegrid.grid;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.RequestStatus;
import io.tradegrid.engine.CommandLog;
import io.tradegrid.engine.EngineMetrics;
import io.tradegrid.engine.Lease;
import io.tradegrid.engine.MarketClock;
import io.tradegrid.engine.ShardEngine;
import io.tradegrid.engine.SnapshotStore;
import io.tradegrid.engine.StatusQuestion;
import io.tradegrid.engine.Storage;
import io.tradegrid.engine.Tuning;
import io.tradegrid.history.BlockStore;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.BlockMetrics;
import io.tradegrid.projection.Follower;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.RowSink;
import io.tradegrid.projection.TableScope;
import io.tradegrid.projection.TradeTicks;
import io.tradegrid.schema.Cache;
import io.tradegrid.shard.ShardState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.affinity.Affinity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shards this node runs: exactly those whose partition it is primary for. */
public final class ShardHost {

  /**
   * How a node runs its shards.
   *
   * @param shards number of shards in the grid
   * @param engineThreads threads that shards are spread over
   * @param projectionThreads threads that write rows
   * @param scope what has rows beside its blocks
   * @param tuning of each shard
   */
  public record Settings(
      int shards, int engineThreads, int projectionThreads, TableScope scope, Tuning tuning) {}

  /**
   * What shards are run with besides the grid; the fault tests have parts that fail.
   *
   * @param clock by which commands are stamped
   * @param log given the log of the grid, returns the one that shards append to
   * @param lease given the node's lease, returns the one that shards go by
   * @param readModels whether rows and blocks are kept; without, only to measure what they cost
   */
  public record Parts(
      Clock clock, UnaryOperator<CommandLog> log, UnaryOperator<Lease> lease, boolean readModels) {

    /** What every node in service has: the machine's clock, and the others as they are. */
    public static final Parts STANDARD =
        new Parts(Clock.systemUTC(), UnaryOperator.identity(), UnaryOperator.identity(), true);
  }

  private static final Logger LOG = LoggerFactory.getLogger(ShardHost.class);
  private static final String LOCAL_MAP_KEY = "tradegrid.shardHost";

  /**
   * Looking costs some ten microseconds. The events of the topology come before the exchange that
   * moves the ownership, so there is none to wait for instead.
   */
  private static final int OWNERSHIP_CHECK_MS = 20;

  /** A shard that gave itself up is opened again in one look out of so many. */
  private static final int LOOKS_TO_REOPEN = 5;

  private static final int END_TIMEOUT_MS = 5_000;

  private final Ignite ignite;
  private final Settings settings;
  private final ReferenceTables reference;
  private final CommandLog log;
  private final LeaseKeeper keeper;
  private final Lease lease;
  private final SnapshotStore snapshots;
  private final RowSink rows;
  private final BlockStore blocks;
  private final BlockMetrics blockMetrics;
  private final EngineMetrics metrics;
  private final Clock clock;
  private final boolean readModels;
  private TradeTicks ticks = TradeTicks.NONE;
  private IntFunction<Follower> followers = shard -> Follower.NONE;
  private final Affinity<Object> affinity;
  private final IgniteCache<?, ?> logCache;
  private final List<ScheduledExecutorService> engineThreads = new ArrayList<>();
  private final ExecutorService projectionThreads;
  private final ScheduledExecutorService ownershipThread;
  private final Map<Integer, ShardEngine> engines = new ConcurrentHashMap<>();
  private final Map<Integer, Projection> projections = new ConcurrentHashMap<>();
  private final ShardRebuilds rebuilds;
  private final Timer opening;
  private volatile Set<Integer> lost = Set.of();
  private long looks;

  /**
   * Makes a host that runs no shard before {@link #start}.
   *
   * @param ignite active, with all caches created
   * @param keeper of the lease without which nothing is opened
   * @param parts what shards go by
   */
  public ShardHost(
      Ignite ignite, Settings settings, LeaseKeeper keeper, MeterRegistry registry, Parts parts) {
    this.ignite = ignite;
    this.settings = settings;
    this.keeper = keeper;
    this.reference = new ReferenceTables(ignite, settings.shards());
    this.log = parts.log().apply(new IgniteCommandLog(ignite));
    this.lease = parts.lease().apply(keeper.lease());
    this.snapshots = new IgniteSnapshotStore(ignite);
    this.rows = new IgniteRowSink(ignite);
    this.blocks = new IgniteBlockStore(ignite);
    this.blockMetrics = new BlockMetrics(registry);
    this.metrics = new EngineMetrics(registry);
    this.clock = parts.clock();
    this.readModels = parts.readModels();
    this.affinity = ignite.affinity(Cache.COMMAND_LOG.name());
    this.logCache = ignite.cache(Cache.COMMAND_LOG.name());
    for (int i = 0; i < settings.engineThreads(); i++) {
      engineThreads.add(Executors.newSingleThreadScheduledExecutor(Threads.named("engine-" + i)));
    }
    this.projectionThreads =
        Executors.newFixedThreadPool(settings.projectionThreads(), Threads.named("projection"));
    this.ownershipThread = Executors.newSingleThreadScheduledExecutor(Threads.named("ownership"));
    this.opening =
        Timer.builder("tradegrid.shard.opening")
            .description("Time until a shard that came to this node was rebuilt from its log")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.rebuilds = new ShardRebuilds(ignite, this);
    register(registry);
  }

  /**
   * Opens the shards this node owns and follows their ownership from then on; waits until it may
   * open them.
   *
   * @param tradeTicks has the trades of the shards' markets too
   * @param follower makes one for each shard that is opened, by its number
   */
  public void start(TradeTicks tradeTicks, IntFunction<Follower> follower) {
    ticks = tradeTicks;
    followers = follower;
    while (!keeper.mayOpen()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(OWNERSHIP_CHECK_MS));
    }
    // Before the first is open: whoever tells all shards something must not miss those that are.
    ignite.cluster().<String, ShardHost>nodeLocalMap().put(LOCAL_MAP_KEY, this);
    followOwnership().join();
    var unused =
        ownershipThread.scheduleWithFixedDelay(
            Threads.repeated("Who owns which shard cannot be told now", this::lookAgain),
            OWNERSHIP_CHECK_MS,
            OWNERSHIP_CHECK_MS,
            TimeUnit.MILLISECONDS);
  }

  /** Returns the host of a node, or null while it has no shard yet. */
  static ShardHost of(Ignite ignite) {
    return ignite.cluster().<String, ShardHost>nodeLocalMap().get(LOCAL_MAP_KEY);
  }

  private void register(MeterRegistry registry) {
    Gauge.builder("tradegrid.shards", engines, Map::size)
        .description("Shards this node owns")
        .register(registry);
    Gauge.builder("tradegrid.inbox.commands", engines, e -> sum(e.values()))
        .description("Commands that wait in the inboxes of this node's shards")
        .register(registry);
    Gauge.builder(
            "tradegrid.projection.lag.entries",
            engines,
            e -> lag(e.values(), ShardEngine::projectedSequence))
        .description("Log entries whose rows are not written yet, largest of all shards")
        .register(registry);
    Gauge.builder(
            "tradegrid.blocks.lag.entries",
            engines,
            e -> lag(e.values(), ShardEngine::blocksSequence))
        .description("Log entries whose events are in no block yet, largest of all shards")
        .register(registry);
  }

  private static double sum(Collection<ShardEngine> engines) {
    return engines.stream().mapToInt(ShardEngine::waiting).sum();
  }

  private static double lag(
      Collection<ShardEngine> engines, ToLongFunction<ShardEngine> writtenSequence) {
    return engines.stream()
        .mapToLong(engine -> engine.sequence() - writtenSequence.applyAsLong(engine))
        .max()
        .orElse(0);
  }

  private void lookAgain() {
    var unused = followOwnership();
  }

  /**
   * Closes what is no longer ours or is lost, opens what has become ours or has given itself up.
   * Whether it may is asked last: a lease that is held then covers the topology that was read.
   */
  private CompletableFuture<Void> followOwnership() {
    Set<Integer> mine =
        Arrays.stream(affinity.primaryPartitions(ignite.cluster().localNode()))
            .boxed()
            .collect(toSet());
    lost = Set.copyOf(logCache.lostPartitions());
    mine.removeAll(lost);
    engines.forEach(
        (shard, engine) -> {
          if (!mine.contains(shard)) {
            engine.close();
            engines.remove(shard);
            projections.remove(shard);
          }
        });
    boolean reopens = looks++ % LOOKS_TO_REOPEN == 0;
    List<Integer> toOpen =
        mine.stream()
            .filter(
                shard -> engines.get(shard) == null || (reopens && engines.get(shard).isClosed()))
            .toList();
    return toOpen.isEmpty() || !keeper.mayOpen()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.allOf(
            toOpen.stream().map(this::open).toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> open(int shard) {
    long start = System.nanoTime();
    ShardEngine fresh = engine(shard);
    engines.put(shard, fresh);
    return fresh
        .open()
        .thenRun(() -> opening.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
  }

  private ShardEngine engine(int shard) {
    Projection projection =
        new Projection(
            shard,
            settings.scope(),
            rows,
            blocks,
            projectionThreads,
            blockMetrics,
            ticks,
            followers.apply(shard));
    projections.put(shard, projection);
    return new ShardEngine(
        shard,
        new Storage(log, snapshots, projectionThreads),
        lease,
        reference,
        new MarketClock(this::epochNs, System::nanoTime),
        readModels ? projection : projection.deaf(),
        engineThreads.get(shard % engineThreads.size()),
        metrics,
        settings.tuning(),
        Threads::endProcess);
  }

  private long epochNs() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  ReferenceTables reference() {
    return reference;
  }

  BlockStore blocks() {
    return blocks;
  }

  /** Returns the lease that its shards go by. */
  public Lease lease() {
    return lease;
  }

  TableScope scope() {
    return settings.scope();
  }

  /** Returns what keeps a shard's rows and blocks, or null if this node does not own it. */
  Projection projectionOf(int shard) {
    return projections.get(shard);
  }

  ShardRebuilds rebuilds() {
    return rebuilds;
  }

  int shardCount() {
    return settings.shards();
  }

  /** Returns the engine of a shard, or null if this node does not own it. */
  ShardEngine engineOf(int shard) {
    return engines.get(shard);
  }

  Collection<ShardEngine> engines() {
    return Collections.unmodifiableCollection(engines.values());
  }

  /**
   * Puts requests into a shard's inbox.
   *
   * @param requests all for instruments of this shard
   * @return completes when they are durable, or with the reason why none of them was taken
   */
  public CompletableFuture<List<Answer>> submit(int shard, List<Request> requests) {
    ShardEngine engine = engines.get(shard);
    return engine == null
        ? CompletableFuture.completedFuture(
            Collections.nCopies(requests.size(), Answer.refused(withoutEngine(shard))))
        : engine.submit(requests);
  }

  /** Asks a shard's state; nothing if this node does not run it, or has not read it whole. */
  <T> Optional<T> ask(int shard, Function<ShardState, T> question) {
    ShardEngine engine = engines.get(shard);
    return engine == null
        ? Optional.empty()
        : engine
            .ask(
                state -> engine.isOpen() ? Optional.of(question.apply(state)) : Optional.<T>empty())
            .join();
  }

  /** Asks a shard what became of a request. */
  CompletableFuture<RequestStatus> status(StatusQuestion question) {
    ShardEngine engine = engines.get(question.shard());
    return engine == null
        ? CompletableFuture.completedFuture(
            RequestStatus.unanswered(withoutEngine(question.shard())))
        : question.ask(engine, log);
  }

  /** Returns whether the shard would say BUSY to so many commands; a shard of others does not. */
  boolean isBusy(int shard, int commands) {
    ShardEngine engine = engines.get(shard);
    return engine != null && engine.isBusy(commands);
  }

  /** Returns whether no node that is there has a copy of a shard. */
  boolean isLost(int shard) {
    return lost.contains(shard);
  }

  /** What to say of a shard that this node does not run. */
  private RejectReason withoutEngine(int shard) {
    return lost.contains(shard) ? RejectReason.SHARD_LOST : RejectReason.NOT_OWNER;
  }

  /** Answers minus the code of NOT_OWNER or SHARD_LOST if this node does not run the shard. */
  CompletableFuture<Integer> control(int shard, Control control) {
    ShardEngine engine = engines.get(shard);
    return engine == null
        ? CompletableFuture.completedFuture(-withoutEngine(shard).code())
        : engine.control(control);
  }

  void redefine(int portfolioId) {
    CompletableFuture.allOf(
            engines.values().stream()
                .map(engine -> engine.redefine(portfolioId))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /**
   * Gives all shards up and ends the threads, in the order in which they hand work to each other;
   * what was acknowledged is in the log.
   *
   * @return whether all threads ended, so that certainly nothing is acknowledged any more
   */
  public boolean giveUpAll() {
    ignite.cluster().<String, ShardHost>nodeLocalMap().remove(LOCAL_MAP_KEY);
    boolean ended = end(ownershipThread);
    rebuilds.close();
    engines.values().forEach(ShardEngine::close);
    engineThreads.forEach(thread -> CompletableFuture.runAsync(() -> {}, thread).join());
    ended &= end(projectionThreads);
    for (ScheduledExecutorService thread : engineThreads) {
      ended &= end(thread);
    }
    return ended;
  }

  private static boolean end(ExecutorService threads) {
    threads.shutdown();
    try {
      if (threads.awaitTermination(END_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        return true;
      }
      LOG.warn("Threads did not end in {} ms; the log has all that matters", END_TIMEOUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
