package io.tradegrid.ingest.run;

import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.pipeline.Tally;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickFlag;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** What a process counts of its feeds; any thread may read. */
public final class FeedMetrics implements Tally.Book {

  /** Is shown numbers under the names that Prometheus has them by. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * A number.
     *
     * @param name with its unit; one that ends in {@code _total} only grows
     * @param value as of now
     * @param labels names and values in turn
     */
    void visit(String name, double value, String... labels);
  }

  private static final double NS_PER_SECOND = 1e9;
  private static final String SOURCE = "source";

  private final Map<Long, SourceCounters> sources = new ConcurrentHashMap<>();
  private final AtomicLong durable = new AtomicLong();
  private final AtomicLong appendsRepeated = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();

  /** Makes counters that are all 0. */
  public FeedMetrics() {}

  @Override
  public SourceCounters of(long source) {
    return sources.computeIfAbsent(source, SourceCounters::new);
  }

  /** Returns what is counted of each source. */
  public Collection<SourceCounters> sources() {
    return Collections.unmodifiableCollection(sources.values());
  }

  /** Counts ticks that are durable, merged quotes among them. */
  public void durable(int ticks) {
    durable.addAndGet(ticks);
  }

  /** Returns the ticks that are durable. */
  public long durable() {
    return durable.get();
  }

  /** Counts a batch whose outcome was not known and that was appended again. */
  public void appendRepeated() {
    appendsRepeated.incrementAndGet();
  }

  /** Returns the batches that were appended again. */
  public long appendsRepeated() {
    return appendsRepeated.get();
  }

  /** Counts an adapter that failed and began again. */
  public void restarted() {
    restarts.incrementAndGet();
  }

  /** Returns how often adapters began again. */
  public long restarts() {
    return restarts.get();
  }

  /**
   * Shows all numbers.
   *
   * @param nowNs what time it is, in nanoseconds since the epoch, for freshness
   */
  public void visit(long nowNs, Visitor visitor) {
    visitor.visit("market_data_durable_ticks_total", (double) durable());
    visitor.visit("market_data_appends_repeated_total", (double) appendsRepeated());
    visitor.visit("market_data_feed_restarts_total", (double) restarts());
    count(visitor, "market_data_ticks_total", SourceCounters::ticks);
    count(visitor, "market_data_duplicates_total", SourceCounters::duplicates);
    count(visitor, "market_data_gaps_total", SourceCounters::gaps);
    count(visitor, "market_data_missing_messages", SourceCounters::missing);
    count(visitor, "market_data_outliers_total", each -> each.flagged(TickFlag.OUTLIER));
    count(visitor, "market_data_crossed_total", each -> each.flagged(TickFlag.CROSSED));
    count(visitor, "market_data_stale_total", each -> each.flagged(TickFlag.STALE));
    count(visitor, "market_data_out_of_range_total", each -> each.flagged(TickFlag.OUT_OF_RANGE));
    for (SourceCounters source : sources.values()) {
      String name = Tag.text(source.source());
      visitor.visit("market_data_lag_seconds", source.lagNs() / NS_PER_SECOND, SOURCE, name);
      for (DeadReason reason : DeadReason.values()) {
        visitor.visit(
            "market_data_dead_letters_total",
            (double) source.dead(reason),
            SOURCE,
            name,
            "reason",
            reason.name());
      }
      for (Freshness fresh : source.freshness()) {
        visitor.visit(
            "market_data_freshness_seconds",
            (nowNs - fresh.timeNs()) / NS_PER_SECOND,
            "symbol",
            fresh.symbol(),
            SOURCE,
            name);
      }
    }
  }

  private void count(Visitor visitor, String name, ToLongFunction<SourceCounters> number) {
    for (SourceCounters source : sources.values()) {
      visitor.visit(name, (double) number.applyAsLong(source), SOURCE, Tag.text(source.source()));
    }
  }
}
