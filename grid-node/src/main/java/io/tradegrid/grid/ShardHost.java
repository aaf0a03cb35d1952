package io.tradegrid.grid;

import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.Request;
import io.tradegrid.engine.CommandLog;
import io.tradegrid.engine.EngineMetrics;
import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.ShardEngine;
import io.tradegrid.model.RejectReason;
import io.tradegrid.projection.Projection;
import io.tradegrid.projection.RowSink;
import io.tradegrid.schema.Cache;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.affinity.Affinity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shards this node runs: exactly those whose partition it is primary for. */
public final class ShardHost implements AutoCloseable {

  /**
   * How a node runs its shards.
   *
   * @param shards number of shards in the grid
   * @param engineThreads threads that shards are spread over
   * @param projectionThreads threads that write rows
   * @param depth levels of a book's side kept as rows
   * @param tuning of each shard
   */
  public record Settings(
      int shards, int engineThreads, int projectionThreads, int depth, ShardEngine.Tuning tuning) {}

  private static final Logger LOG = LoggerFactory.getLogger(ShardHost.class);
  private static final String LOCAL_MAP_KEY = "tradegrid.shardHost";
  private static final int OWNERSHIP_CHECK_MS = 100;
  private static final int END_TIMEOUT_MS = 5_000;

  private final Ignite ignite;
  private final Settings settings;
  private final ReferenceTables reference;
  private final CommandLog log;
  private final RowSink rows;
  private final EngineMetrics metrics;
  private final Clock clock;
  private final Affinity<Object> affinity;
  private final List<ScheduledExecutorService> engineThreads = new ArrayList<>();
  private final ExecutorService projectionThreads;
  private final ScheduledExecutorService ownershipThread;
  private final Map<Integer, ShardEngine> engines = new ConcurrentHashMap<>();

  /**
   * Opens the shards this node owns and follows their ownership from then on.
   *
   * @param ignite active, with all caches created
   * @param wrapped given the grid's log, returns the one to append to
   */
  public ShardHost(
      Ignite ignite,
      Settings settings,
      MeterRegistry registry,
      Clock clock,
      UnaryOperator<CommandLog> wrapped) {
    this.ignite = ignite;
    this.settings = settings;
    this.reference = new ReferenceTables(ignite, settings.shards());
    this.log = wrapped.apply(new IgniteCommandLog(ignite));
    this.rows = new IgniteRowSink(ignite);
    this.metrics = new EngineMetrics(registry);
    this.clock = clock;
    this.affinity = ignite.affinity(Cache.COMMAND_LOG.name());
    for (int i = 0; i < settings.engineThreads(); i++) {
      engineThreads.add(Executors.newSingleThreadScheduledExecutor(named("engine-" + i)));
    }
    this.projectionThreads =
        Executors.newFixedThreadPool(settings.projectionThreads(), named("projection"));
    this.ownershipThread = Executors.newSingleThreadScheduledExecutor(named("ownership"));
    register(registry);
    followOwnership().join();
    ignite.cluster().<String, ShardHost>nodeLocalMap().put(LOCAL_MAP_KEY, this);
    var unused =
        ownershipThread.scheduleWithFixedDelay(
            this::followOwnershipOrWarn,
            OWNERSHIP_CHECK_MS,
            OWNERSHIP_CHECK_MS,
            TimeUnit.MILLISECONDS);
  }

  /** Returns the host of a node, or null while the node is starting. */
  static ShardHost of(Ignite ignite) {
    return ignite.cluster().<String, ShardHost>nodeLocalMap().get(LOCAL_MAP_KEY);
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "tradegrid-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void register(MeterRegistry registry) {
    Gauge.builder("tradegrid.shards", engines, Map::size)
        .description("Shards this node owns")
        .register(registry);
    Gauge.builder("tradegrid.inbox.commands", engines, e -> sum(e.values()))
        .description("Commands that wait in the inboxes of this node's shards")
        .register(registry);
    Gauge.builder("tradegrid.projection.lag.entries", engines, e -> lag(e.values()))
        .description("Log entries whose rows are not written yet, largest of all shards")
        .register(registry);
  }

  private static double sum(Collection<ShardEngine> engines) {
    return engines.stream().mapToInt(ShardEngine::waiting).sum();
  }

  private static double lag(Collection<ShardEngine> engines) {
    return engines.stream()
        .mapToLong(engine -> engine.sequence() - engine.projectedSequence())
        .max()
        .orElse(0);
  }

  private void followOwnershipOrWarn() {
    try {
      var unused = followOwnership();
    } catch (IgniteException | IllegalStateException | GridUnavailableException e) {
      LOG.warn("Who owns which shard cannot be told now", e);
    }
  }

  /** Closes what is no longer ours, opens what has become ours or has given itself up. */
  private CompletableFuture<Void> followOwnership() {
    Set<Integer> mine =
        Arrays.stream(affinity.primaryPartitions(ignite.cluster().localNode()))
            .boxed()
            .collect(toSet());
    engines.forEach(
        (shard, engine) -> {
          if (!mine.contains(shard)) {
            engine.close();
            engines.remove(shard);
          }
        });
    List<CompletableFuture<Void>> opening = new ArrayList<>();
    for (int shard : mine) {
      ShardEngine engine = engines.get(shard);
      if (engine == null || engine.isClosed()) {
        ShardEngine fresh = engine(shard);
        engines.put(shard, fresh);
        opening.add(fresh.open());
      }
    }
    return CompletableFuture.allOf(opening.toArray(CompletableFuture[]::new));
  }

  private ShardEngine engine(int shard) {
    Projection projection = new Projection(shard, settings.depth(), rows, projectionThreads);
    return new ShardEngine(
        shard,
        log,
        reference,
        this::epochNs,
        projection,
        engineThreads.get(shard % engineThreads.size()),
        metrics,
        settings.tuning());
  }

  private long epochNs() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  ReferenceTables reference() {
    return reference;
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

  CompletableFuture<List<Answer>> submit(int shard, List<Request> requests) {
    ShardEngine engine = engines.get(shard);
    return engine == null
        ? CompletableFuture.completedFuture(
            Collections.nCopies(requests.size(), Answer.refused(RejectReason.NOT_OWNER)))
        : engine.submit(requests);
  }

  /** Answers minus the code of NOT_OWNER if this node does not own the shard. */
  CompletableFuture<Integer> control(int shard, Control control) {
    ShardEngine engine = engines.get(shard);
    return engine == null
        ? CompletableFuture.completedFuture(-RejectReason.NOT_OWNER.code())
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
   */
  @Override
  public void close() {
    ignite.cluster().<String, ShardHost>nodeLocalMap().remove(LOCAL_MAP_KEY);
    end(ownershipThread);
    engines.values().forEach(ShardEngine::close);
    engineThreads.forEach(thread -> CompletableFuture.runAsync(() -> {}, thread).join());
    end(projectionThreads);
    engineThreads.forEach(ShardHost::end);
  }

  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("Threads did not end in {} ms; the log has all that matters", END_TIMEOUT_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
