package io.tradegrid.grid.risk;

import io.tradegrid.risk.live.LiveScope;
import io.tradegrid.risk.live.LiveScope.Kind;
import io.tradegrid.risk.live.LossLimits;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of RISK_LIMITS, read again when one is written. */
final class LimitTable implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LimitTable.class);
  private static final String ROWS =
      "SELECT KIND, NAME, MAX_VALUE_AT_RISK, MAX_EXPECTED_SHORTFALL FROM RISK_LIMITS";

  private final Ignite ignite;
  private final RowWatch watch;
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private volatile Map<LiveScope, LossLimits> limits = Map.of();

  /**
   * Begins to listen.
   *
   * @param wake run when a limit has changed
   */
  LimitTable(Ignite ignite, Runnable wake) {
    this.ignite = ignite;
    this.watch =
        new RowWatch(
            ignite,
            Table.RISK_LIMITS,
            (key, row) -> {
              changed.set(true);
              wake.run();
            });
  }

  /**
   * Reads the rows again if one has changed; of one thread.
   *
   * @return whether one has
   */
  boolean refresh() {
    if (!changed.getAndSet(false)) {
      return false;
    }
    Map<LiveScope, LossLimits> now = new HashMap<>();
    for (List<?> row :
        ignite
            .cache(Table.RISK_LIMITS.cacheName())
            .query(new SqlFieldsQuery(ROWS).setSchema("PUBLIC"))
            .getAll()) {
      try {
        now.put(
            new LiveScope(Kind.valueOf((String) row.get(0)), (String) row.get(1)),
            LossLimits.of(amount(row.get(2)), amount(row.get(3))));
      } catch (IllegalArgumentException e) {
        LOG.warn("RISK_LIMITS: {} is no kind; the limit of {} is passed over", row.get(0), row, e);
      }
    }
    limits = Map.copyOf(now);
    return true;
  }

  private static Double amount(Object cell) {
    return cell == null ? null : ((BigDecimal) cell).doubleValue();
  }

  /** Returns the limits of a scope; any thread may ask. */
  LossLimits of(LiveScope scope) {
    return limits.getOrDefault(scope, LossLimits.NONE);
  }

  @Override
  public void close() {
    watch.close();
  }
}
