package io.tradegrid.grid.risk;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.IntStream.range;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradegrid.engine.Lease;
import io.tradegrid.grid.ShardHost;
import io.tradegrid.grid.Threads;
import io.tradegrid.projection.Follower;
import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LiveScopes;
import io.tradegrid.risk.live.LossLimits;
import io.tradegrid.risk.live.ShardPart;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Shards;
import io.tradegrid.schema.Table;
import io.tradegrid.task.LiveInputs;
import io.tradegrid.task.LiveRiskBoard;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.affinity.Affinity;
import org.apache.ignite.cluster.ClusterNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps value at risk and expected shortfall of every portfolio, every book and the firm up with
 * fills and prices. One thread goes round: take what fills changed and count it, then value units
 * whose price moved and count them. To count is to add up the parts of each scope on its shards,
 * tell them to the scope's home, and there add up the parts of all shards. It wakes up with a fill,
 * and rests when it has taken more than its share of a processor, so under load many fills are one
 * round; prices leave half of what it may save to fills.
 */
public final class LiveRisk implements LiveRiskBoard, AutoCloseable {

  /**
   * How it is kept.
   *
   * @param observations daily scenarios of every number
   * @param currency of what has portfolios that report in several
   * @param sharePercent of one processor, the most that it takes
   * @param rowsMs pause between two rows of a scope, in milliseconds
   * @param rowsKept rows that are kept of a scope
   */
  public record Settings(
      int observations, String currency, int sharePercent, int rowsMs, int rowsKept) {}

  /**
   * What the metrics are of.
   *
   * @param shards so many have told what they hold
   * @param homes shards whose scopes are kept here
   * @param scopes that there are
   * @param heardNs when each owner had been heard since, of {@link System#nanoTime}
   */
  private record Known(int shards, Set<Integer> homes, LiveScopes scopes, long heardNs) {

    private static final Known NOTHING =
        new Known(0, Set.of(), new LiveScopes(Map.of(), Map.of(), ""), 0);
  }

  private static final Logger LOG = LoggerFactory.getLogger(LiveRisk.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long VALUE_NS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long CURRENT_NS = TimeUnit.SECONDS.toNanos(1);

  /** Prices leave it to fills. */
  private static final long FOR_FILLS_NS = ProcessorShare.MOST_NS / 2;

  private static final long ANSWER_PATIENCE_MS = 100;
  private static final int END_TIMEOUT_MS = 5_000;

  private final Ignite ignite;
  private final Settings settings;
  private final ProcessorShare share;
  private final Lease lease;
  private final LiveInputs inputs;
  private final Affinity<Object> affinity;
  private final UUID self;

  /** Whoever looks at shards, prices, home and peers holds it. */
  private final ReentrantLock lock = new ReentrantLock();

  private final LivePrices prices;
  private final LiveShards shards;
  private final LiveHome home;
  private final LivePeers peers;
  private final List<RowWatch> watches;
  private final MetricRows rows;
  private final Map<LiveScope, LiveMetric> metrics = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<ShardFills> opening = new ConcurrentLinkedQueue<>();
  private final Set<String> contracts = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean scopesChanged = new AtomicBoolean(true);
  private final AtomicBoolean woken = new AtomicBoolean();
  private final UUID[] owners;
  private final Timer rounds;
  private final Thread thread;
  private long since = LiveQuestion.ALL;
  private long lookedNs = System.nanoTime() - LOOK_NS;
  private volatile Known known = Known.NOTHING;
  private volatile boolean closed;

  /**
   * Begins to keep risk; shards come with {@link #follower}.
   *
   * @param ignite active, with all caches created
   * @param host of the shards, which say under which lease they are
   */
  public LiveRisk(Ignite ignite, ShardHost host, Settings settings, MeterRegistry registry) {
    this.ignite = ignite;
    this.settings = settings;
    this.share = new ProcessorShare(settings.sharePercent, System.nanoTime());
    this.lease = host.lease();
    this.inputs = new LiveInputs(ignite, settings.observations);
    this.affinity = ignite.affinity(Cache.COMMAND_LOG.name());
    this.owners = new UUID[affinity.partitions()];
    this.self = ignite.cluster().localNode().id();
    this.prices = new LivePrices(ignite, inputs);
    this.shards = new LiveShards(inputs, prices, settings.observations);
    this.home = new LiveHome(affinity.partitions());
    this.peers = new LivePeers(ignite, this::wake);
    this.watches =
        List.of(
            new RowWatch(ignite, Table.PORTFOLIOS, (key, row) -> scopesChanged()),
            new RowWatch(ignite, Table.BOOKS, (key, row) -> scopesChanged()),
            new RowWatch(ignite, Table.INSTRUMENTS, (key, row) -> contractChanged((String) key)),
            new RowWatch(ignite, Table.CONTRACTS, (key, row) -> contractChanged((String) key)));
    this.rows = new MetricRows(ignite, lease, settings, metrics);
    this.rounds =
        Timer.builder("tradegrid.risk.live.round")
            .description("Time that live risk works at a stretch")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    Gauge.builder("tradegrid.risk.live.scopes", metrics, Map::size)
        .description("Portfolios and books whose risk this node adds up")
        .register(registry);
    this.thread = Threads.named("risk").newThread(this::run);
    thread.start();
    ignite.cluster().<String, LiveRiskBoard>nodeLocalMap().put(KEY, this);
  }

  /** Returns what follows a shard that is being opened. */
  public Follower follower(int shard) {
    ShardFills fills = new ShardFills(shard, this::wake);
    opening.add(fills);
    return fills;
  }

  private void wake() {
    if (!woken.getAndSet(true)) {
      LockSupport.unpark(thread);
    }
  }

  private void scopesChanged() {
    scopesChanged.set(true);
    wake();
  }

  private void contractChanged(String symbol) {
    contracts.add(symbol);
    wake();
  }

  private void run() {
    while (!closed) {
      if (!woken.getAndSet(false)) {
        LockSupport.parkNanos(pauseNs());
        woken.set(false);
      }
      long start = System.nanoTime();
      long startCpu = THREADS.getCurrentThreadCpuTime();
      boolean isDone = roundOrWarn();
      long now = System.nanoTime();
      rounds.record(now - start, TimeUnit.NANOSECONDS);
      // Not by the clock: a round that others held up is not to be paid for once more.
      share.took(THREADS.getCurrentThreadCpuTime() - startCpu, now);
      rest(isDone ? share.nsUntil(0, now) : RETRY_NS);
    }
  }

  /** Until prices that wait may be followed, or until it is time to look. */
  private long pauseNs() {
    boolean isBehind = prices.isWritten() || shards.isBehind();
    return isBehind ? Math.min(LOOK_NS, share.nsUntil(FOR_FILLS_NS, System.nanoTime())) : LOOK_NS;
  }

  private boolean roundOrWarn() {
    lock.lock();
    try {
      round();
      return true;
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.warn("Live risk is not up to date; it is tried again", e);
      }
      woken.set(true);
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void rest(long ns) {
    long until = System.nanoTime() + ns;
    for (long left = ns; left > 0 && !closed; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void round() {
    for (ShardFills fills = opening.poll(); fills != null; fills = opening.poll()) {
      shards.add(fills);
    }
    takeTables();
    shards.takeFills();
    count(); // Before anything is read or valued, which takes longer.
    if (shards.valueNew(System.nanoTime() + VALUE_NS)) {
      woken.set(true);
    }
    if (share.nsUntil(FOR_FILLS_NS, System.nanoTime()) == 0) {
      shards.readWanted();
      prices.takeWritten().forEach(shards::priceChanged);
      shards.valueStale(System.nanoTime() + VALUE_NS);
    }
    count();
    takeTopology();
  }

  private void count() {
    tell(shards.sum());
    takeParts();
    addUp();
  }

  private void takeTables() {
    if (scopesChanged.getAndSet(false)) {
      try {
        shards.scopes(inputs.scopes(settings.currency));
      } catch (IgniteException e) {
        scopesChanged.set(true);
        throw e;
      }
      beginAnew(home.homes());
      metrics.keySet().removeIf(scope -> !shards.scopes().has(scope));
    }
    for (String symbol : Set.copyOf(contracts)) {
      contracts.remove(symbol);
      shards.contractChanged(symbol);
    }
  }

  /**
   * Has everybody tell everything again if this node keeps other scopes, or portfolios belong to
   * something else; until they have, metrics stay as they are.
   *
   * @param homes shards whose scopes it keeps now
   * @return whether it is so
   */
  private boolean beginAnew(int[] homes) {
    if (!home.begin(homes, shards.scopes().fingerprint())) {
      return false;
    }
    known = Known.NOTHING;
    home.addUpAgain(metrics.keySet());
    since = LiveQuestion.ALL;
    peers.forgetAll();
    woken.set(true);
    return true;
  }

  /** Looked at now and then only: it costs as much as the rest of a round. */
  private void takeTopology() {
    long now = System.nanoTime();
    if (now - lookedNs < LOOK_NS) {
      return;
    }
    lookedNs = now;
    for (int shard = 0; shard < owners.length; shard++) {
      ClusterNode node = affinity.mapPartitionToNode(shard);
      owners[shard] = node == null ? null : node.id();
    }
    Set<UUID> nodes = new HashSet<>();
    ignite.cluster().forServers().nodes().forEach(node -> nodes.add(node.id()));
    home.retain(nodes);
    nodes.remove(self);
    peers.nodes(nodes);
    int[] mine = range(0, owners.length).filter(shard -> self.equals(owners[shard])).toArray();
    if (beginAnew(mine)) {
      prices.readAgain();
      metrics.keySet().removeIf(scope -> !self.equals(homeOf(scope)));
    }
  }

  private UUID homeOf(LiveScope scope) {
    return owners[Shards.of(scope.name(), owners.length)];
  }

  private void takeParts() {
    LiveQuestion question = new LiveQuestion(self, home.homes(), since, Map.of());
    LiveReply own = shards.answer(question, owners.length);
    if (take(self, own, question.isAll())) {
      since = own.version();
    } else {
      since = LiveQuestion.ALL;
      woken.set(true);
    }
    for (LivePeers.Answer told = peers.next(); told != null; told = peers.next()) {
      peers.took(told, take(told.node(), told.reply(), told.question().isAll()));
      for (LiveReply.Price price : told.reply().prices()) {
        prices.take(price);
        shards.priceChanged(price.symbol());
      }
    }
    peers.ask(home.homes(), shards.factors(), symbol -> owners[Shards.of(symbol, owners.length)]);
  }

  private boolean take(UUID node, LiveReply reply, boolean all) {
    home.heard(node, System.nanoTime());
    return home.take(node, reply, all, shard -> owners[shard]);
  }

  private void addUp() {
    LiveScopes scopes = shards.scopes();
    if (home.isComplete()) {
      for (LiveScope scope : home.takeDirty()) {
        if (scopes.has(scope)) {
          metrics.put(scope, sum(scopes, scope, home.parts(scope)));
          rows.changed(scope);
        }
      }
    }
    known = new Known(home.shardsKnown(), homes(), scopes, home.heardNs());
  }

  private Set<Integer> homes() {
    return Arrays.stream(home.homes()).boxed().collect(toSet());
  }

  private LiveMetric sum(LiveScopes scopes, LiveScope scope, Collection<ShardPart> parts) {
    String currency = scopes.currency(scope);
    return LiveMetric.of(scope, currency, parts, settings.observations, Instant.now());
  }

  private void tell(Set<LiveScope> changed) {
    Set<UUID> homes = new HashSet<>();
    changed.forEach(scope -> homes.add(homeOf(scope)));
    homes.remove(self);
    homes.remove(null);
    peers.hint(homes);
  }

  /** Answers another node; null if it has to ask again because this one is busy. */
  LiveReply answer(LiveQuestion question) {
    try {
      if (!lock.tryLock(ANSWER_PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        return null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    try {
      peers.asked(question.asker());
      return shards.answer(question, owners.length);
    } finally {
      lock.unlock();
    }
  }

  /** A portfolio that never traded has no part anywhere, and no risk. */
  @Override
  public LiveMetric metric(LiveScope scope) {
    Known now = known; // Looked at first: what makes it complete has been put before.
    LiveMetric there = metrics.get(scope);
    boolean isKept =
        now.shards == owners.length
            && now.homes.contains(Shards.of(scope.name(), owners.length))
            && now.scopes.has(scope);
    return there == null && isKept ? sum(now.scopes, scope, List.of()) : there;
  }

  @Override
  public LossLimits limits(LiveScope scope) {
    return rows.limits(scope);
  }

  @Override
  public int shardsKnown() {
    return known.shards;
  }

  @Override
  public boolean isCurrent() {
    Known now = known;
    return now.shards == owners.length
        && System.nanoTime() - now.heardNs < CURRENT_NS
        && lease.version() != Lease.NONE;
  }

  /** Ends it; another node is the home of its scopes then. */
  @Override
  public void close() {
    closed = true;
    ignite.cluster().<String, LiveRiskBoard>nodeLocalMap().remove(KEY);
    LockSupport.unpark(thread);
    try {
      thread.join(END_TIMEOUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rows.close();
    prices.close();
    watches.forEach(RowWatch::close);
    peers.close();
  }
}
