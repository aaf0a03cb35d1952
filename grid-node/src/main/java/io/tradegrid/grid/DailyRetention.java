package io.tradegrid.grid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.retention.RetentionRules;
import io.tradegrid.schema.Cache;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cluster.ClusterNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the cluster remove what is too old once a day. The oldest node does it, and notes the day
 * when it is done; if it dies before that, the oldest one then begins again, which removes the
 * rest. Two that do it at once remove the same, so nothing depends on there being one.
 */
public final class DailyRetention implements AutoCloseable {

  /**
   * When what is removed.
   *
   * @param rules what is too old
   * @param hour hour of the day, UTC, 0 to 23, from which it is done
   */
  public record Settings(RetentionRules rules, int hour) {}

  private static final Logger LOG = LoggerFactory.getLogger(DailyRetention.class);
  private static final String LOCAL_MAP_KEY = "tradegrid.dailyRetention";
  private static final int DAY_KEY = 0;
  private static final int FIRST_LOOK_S = 5;
  private static final int LOOK_S = 60;
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int END_TIMEOUT_MS = 5_000;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final Ignite ignite;
  private final Settings settings;
  private final IgniteCache<Integer, Long> days;
  private final Map<AgingTable, Counter> rows = new EnumMap<>(AgingTable.class);
  private final Map<AgingTable, Counter> bytes = new EnumMap<>(AgingTable.class);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Threads.named("retention"));
  private volatile double finishedSeconds = Double.NaN;
  private volatile boolean closed;

  /** Begins to look whether it is time. */
  public DailyRetention(Ignite ignite, Settings settings, MeterRegistry registry) {
    this.ignite = ignite;
    this.settings = settings;
    this.days = ignite.cache(Cache.RETENTION_DAY.name());
    for (AgingTable table : AgingTable.values()) {
      rows.put(table, counter(registry, "rows", "Rows and ticks removed as too old", table));
      bytes.put(table, counter(registry, "bytes", "Bytes of what was removed as too old", table));
    }
    Gauge.builder("tradegrid.retention.finished.seconds", this, daily -> daily.finishedSeconds)
        .description("When this node last finished the daily removal, in seconds since the epoch")
        .register(registry);
    ignite.cluster().<String, DailyRetention>nodeLocalMap().put(LOCAL_MAP_KEY, this);
    var unused =
        thread.scheduleWithFixedDelay(
            Threads.repeated("What is too old is not removed yet; it is tried again", this::look),
            FIRST_LOOK_S,
            LOOK_S,
            TimeUnit.SECONDS);
  }

  private static Counter counter(
      MeterRegistry registry, String what, String description, AgingTable table) {
    return Counter.builder("tradegrid.retention.removed." + what)
        .description(description)
        .tag("table", table.name())
        .register(registry);
  }

  /** Returns what a node has, or null while it is starting. */
  static DailyRetention of(Ignite ignite) {
    return ignite.cluster().<String, DailyRetention>nodeLocalMap().get(LOCAL_MAP_KEY);
  }

  RetentionRules rules() {
    return settings.rules();
  }

  /** Counts what was removed on this node. */
  void count(AgingTable table, Removed removed) {
    rows.get(table).increment((double) removed.rows());
    bytes.get(table).increment((double) removed.bytes());
  }

  private void look() {
    ZonedDateTime now = Instant.now().atZone(ZoneOffset.UTC);
    LocalDate today = now.toLocalDate();
    if (!rules().days().isEmpty() && now.getHour() >= settings.hour() && isOldest()) {
      Long done = days.get(DAY_KEY);
      if (done == null || done < today.toEpochDay()) {
        if (removeAll(today)) {
          days.put(DAY_KEY, today.toEpochDay());
          finishedSeconds = (double) Instant.now().getEpochSecond();
        }
      }
    }
  }

  private boolean isOldest() {
    return ignite.cluster().forServers().nodes().stream()
        .min(Comparator.comparingLong(ClusterNode::order))
        .map(ClusterNode::isLocal)
        .orElse(false);
  }

  /** Returns whether all is done; what is left is left to the next look, and said. */
  private boolean removeAll(LocalDate today) {
    RetentionRound round =
        new RetentionRound(
            ignite.affinity(Cache.TICK_BLOCKS.name()).partitions(), this::remove, this::pause);
    boolean isDone = true;
    for (AgingTable table : rules().days().keySet()) {
      RetentionRound.Outcome outcome = round.remove(table, rules().cutNs(table, today));
      Removed sum = outcome.removed();
      LOG.info(
          "Retention of {}: {} rows in {} blocks removed, {} MiB; the oldest kept is of {}",
          table,
          sum.rows(),
          sum.blocks(),
          "%.1f".formatted(sum.bytes() / BYTES_PER_MIB),
          sum.oldestNs() == Long.MAX_VALUE ? "never" : SqlTime.of(sum.oldestNs()).toInstant());
      if (!outcome.left().isEmpty()) {
        LOG.warn("Retention of {}: shards {} are left and tried again", table, outcome.left());
        isDone = false;
      }
    }
    return isDone;
  }

  private long[] remove(int shard, AgingTable table, long beforeNs) {
    return closed ? new long[0] : RetentionService.remove(ignite, shard, table, beforeNs, false);
  }

  private void pause() {
    if (closed) {
      throw new IllegalStateException("The node is ending");
    }
    LockSupport.parkNanos(PAUSE_NS);
  }

  /** Stops; what was begun is done by another node, or the next time. */
  @Override
  public void close() {
    closed = true;
    ignite.cluster().<String, DailyRetention>nodeLocalMap().remove(LOCAL_MAP_KEY);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(END_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The thread of retention did not end in {} ms", END_TIMEOUT_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
