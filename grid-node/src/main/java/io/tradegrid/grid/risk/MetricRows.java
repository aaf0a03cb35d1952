package io.tradegrid.grid.risk;

import io.tradegrid.engine.Lease;
import io.tradegrid.grid.Threads;
import io.tradegrid.risk.live.LimitKind;
import io.tradegrid.risk.live.LiveMetric;
import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LossLimits;
import io.tradegrid.risk.live.MetricSeries;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.affinity.Affinity;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes metrics as rows of RISK_METRICS and alerts as rows of RISK_ALERTS, on a thread of its own.
 * A scope waits at most once, and what is written is its latest metric. Rows of a scope lie in its
 * home's shard and are written there alone: written from elsewhere, one could be sent once more
 * when its primary is cut off, and its copies then had two versions. They are numbered and never
 * written over: a home that finds its number taken was not the last to write, and goes on from what
 * is there. Which limits a row is over stands in the row, so that the next home knows what was
 * raised; what RISK_ALERTS says follows from that row, and whoever goes on from it sees to it.
 */
final class MetricRows implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MetricRows.class);
  private static final long LOOK_MS = 100;
  private static final int END_TIMEOUT_MS = 5_000;
  private static final String LAST =
      "SELECT METRIC_NO, OVER_LIMITS, COMPUTED_AT, VALUE_AT_RISK, EXPECTED_SHORTFALL"
          + " FROM RISK_METRICS WHERE KIND = ? AND NAME = ? ORDER BY METRIC_NO DESC LIMIT 1";

  private final Ignite ignite;
  private final Lease lease;
  private final LiveRisk.Settings settings;
  private final Map<LiveScope, LiveMetric> metrics;
  private final IgniteCache<Object, BinaryObject> rows;
  private final IgniteCache<Object, BinaryObject> alerts;
  private final Affinity<Object> affinity;
  private final LimitTable limits;
  private final Set<LiveScope> waiting = ConcurrentHashMap.newKeySet();
  private final Map<LiveScope, MetricSeries> series = new HashMap<>();
  private final Semaphore work = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Begins to write.
   *
   * @param metrics the latest ones of the scopes that this node is the home of
   */
  MetricRows(
      Ignite ignite, Lease lease, LiveRisk.Settings settings, Map<LiveScope, LiveMetric> metrics) {
    this.ignite = ignite;
    this.lease = lease;
    this.settings = settings;
    this.metrics = metrics;
    this.rows = cache(Table.RISK_METRICS);
    this.alerts = cache(Table.RISK_ALERTS);
    this.affinity = ignite.affinity(Table.RISK_METRICS.cacheName());
    this.limits = new LimitTable(ignite, work::release);
    this.thread = Threads.named("risk-rows").newThread(this::run);
    thread.start();
  }

  private IgniteCache<Object, BinaryObject> cache(Table table) {
    return ignite.cache(table.cacheName()).withKeepBinary();
  }

  LossLimits limits(LiveScope scope) {
    return limits.of(scope);
  }

  /** A scope has another metric. */
  void changed(LiveScope scope) {
    if (waiting.add(scope)) {
      work.release();
    }
  }

  private void run() {
    while (!closed) {
      try {
        var unused = work.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
        work.drainPermits();
        if (limits.refresh()) {
          waiting.addAll(metrics.keySet());
        }
        write();
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.warn("Rows of live risk are not written; it is tried again", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void write() {
    series.keySet().retainAll(metrics.keySet());
    for (LiveScope scope : Set.copyOf(waiting)) {
      // Taken out first, so that a metric that comes meanwhile waits again.
      waiting.remove(scope);
      LiveMetric metric = metrics.get(scope);
      boolean isDone = false;
      try {
        isDone = metric == null || (mayWrite(scope) && write(scope, metric));
      } finally {
        if (!isDone) {
          waiting.add(scope);
        }
      }
    }
  }

  /** Returns whether a scope's rows are this node's; the lease is asked last, as it covers that. */
  private boolean mayWrite(LiveScope scope) {
    return affinity.isPrimary(ignite.cluster().localNode(), scope.name())
        && lease.version() != Lease.NONE;
  }

  /** Returns whether nothing of it is left to write later. */
  private boolean write(LiveScope scope, LiveMetric metric) {
    MetricSeries ofScope = series.computeIfAbsent(scope, this::resume);
    Optional<MetricSeries.Entry> next = ofScope.next(metric, limits.of(scope), System.nanoTime());
    if (next.isEmpty()) {
      return ofScope.isWritten(metric, limits.of(scope));
    }
    MetricSeries.Entry entry = next.get();
    Row row = MetricTables.metric(entry);
    if (!rows.putIfAbsent(row.key(ignite.binary()), row.value(ignite.binary()))) {
      series.remove(scope);
      return false;
    }
    entry.raised().forEach(kind -> put(scope, kind, MetricTables.alert(entry, kind)));
    entry.cleared().forEach(kind -> put(scope, kind, MetricTables.alert(entry, kind)));
    ofScope.wrote(entry, System.nanoTime());
    long old = entry.number() - settings.rowsKept();
    if (old > 0) {
      rows.remove(key(Table.RISK_METRICS, scope, old));
    }
    return true;
  }

  private Object key(Table table, LiveScope scope, Object last) {
    return Row.key(table, ignite.binary(), scope.kind().name(), scope.name(), last);
  }

  private BinaryObject alert(LiveScope scope, LimitKind kind) {
    return alerts.get(key(Table.RISK_ALERTS, scope, kind.name()));
  }

  private void put(LiveScope scope, LimitKind kind, MetricTables.Alert alert) {
    BinaryObject before = alert.isActive() ? null : alert(scope, kind);
    Row row =
        alert.row(
            scope,
            kind,
            limits.of(scope).amounts().get(kind),
            before == null ? null : before.field("RAISED_AT"));
    alerts.put(row.key(ignite.binary()), row.value(ignite.binary()));
  }

  /** Goes on from the last row; what it raised or cleared may not have become an alert yet. */
  private MetricSeries resume(LiveScope scope) {
    List<List<?>> last =
        rows.query(
                new SqlFieldsQuery(LAST)
                    .setSchema("PUBLIC")
                    .setArgs(scope.kind().name(), scope.name()))
            .getAll();
    long number = 0;
    Set<LimitKind> over = EnumSet.noneOf(LimitKind.class);
    if (!last.isEmpty()) {
      List<?> row = last.get(0);
      number = (Long) row.get(0);
      over = MetricTables.kinds((String) row.get(1));
      for (LimitKind kind : LimitKind.values()) {
        BinaryObject there = alert(scope, kind);
        boolean isActive = there != null && there.<Boolean>field("ACTIVE");
        if (isActive != over.contains(kind)) {
          put(scope, kind, MetricTables.alert(row, kind));
        }
      }
    }
    long pauseNs = TimeUnit.MILLISECONDS.toNanos(settings.rowsMs());
    return new MetricSeries(number, over, pauseNs, System.nanoTime());
  }

  @Override
  public void close() {
    closed = true;
    work.release();
    try {
      thread.join(END_TIMEOUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    limits.close();
  }
}
