package io.tradegrid.grid;

import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.schema.Cache;
import io.tradegrid.service.Retention;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tickstore.Expired;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.ignite.Ignite;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.services.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the owner of a shard remove what is too old. */
public final class RetentionService implements Retention, Service {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RetentionService.class);
  private static final long DAY_NS = Duration.ofDays(1).toNanos();

  @IgniteInstanceResource private transient Ignite ignite;

  @Override
  public String rules() {
    DailyRetention daily = DailyRetention.of(ignite);
    return daily == null ? "all" : daily.rules().text();
  }

  @Override
  public long[] remove(int shard, String table, long beforeNs, boolean dryRun) {
    if (Math.floorMod(beforeNs, DAY_NS) != 0) {
      throw new IllegalArgumentException(
          "beforeNs: must be the beginning of a UTC day, got " + beforeNs);
    }
    return remove(ignite, shard, AgingTable.valueOf(table), beforeNs, dryRun);
  }

  /** Has the owner do it; see {@link Retention#remove}. */
  static long[] remove(Ignite ignite, int shard, AgingTable table, long beforeNs, boolean dryRun) {
    return ignite
        .compute()
        .affinityCall(
            List.of(Cache.TICK_BLOCKS.name()), shard, new Remove(shard, table, beforeNs, dryRun));
  }

  /** Runs on the node that owns the shard. */
  private static final class Remove implements IgniteCallable<long[]> {

    private static final long serialVersionUID = 1L;

    private final int shard;
    private final AgingTable table;
    private final long beforeNs;
    private final boolean dryRun;
    @IgniteInstanceResource private transient Ignite ignite;

    Remove(int shard, AgingTable table, long beforeNs, boolean dryRun) {
      this.shard = shard;
      this.table = table;
      this.beforeNs = beforeNs;
      this.dryRun = dryRun;
    }

    @Override
    public long[] call() {
      ShardHost shards = ShardHost.of(ignite);
      TickHost ticks = TickHost.of(ignite);
      DailyRetention daily = DailyRetention.of(ignite);
      if (shards == null || ticks == null || daily == null || shards.engineOf(shard) == null) {
        return new long[0];
      }
      try {
        Removed removed =
            switch (table) {
              case TICK_TRADES -> ticks(ticks, TickKind.TRADE);
              case TICK_QUOTES -> ticks(ticks, TickKind.QUOTE);
              default -> new RowExpiry(ignite, table).remove(shard, beforeNs, dryRun);
            };
        if (!dryRun) {
          daily.count(table, removed);
        }
        return removed.toNumbers();
      } catch (CompletionException e) {
        LOG.warn("Shard {}: {} cannot be removed now", shard, table, e);
        return new long[0];
      }
    }

    private Removed ticks(TickHost host, TickKind kind) {
      Expired sum = Expired.NOTHING;
      Expired some;
      do {
        some = host.expire(shard, kind, beforeNs, dryRun).join();
        sum = sum.and(new Expired(some.ticks(), some.blocks(), some.bytes(), Long.MAX_VALUE));
      } while (!dryRun && some.blocks() >= TickWriter.EXPIRED_BLOCKS_MAX);
      return new Removed(sum.ticks(), sum.blocks(), sum.bytes(), some.oldestNs());
    }
  }
}
