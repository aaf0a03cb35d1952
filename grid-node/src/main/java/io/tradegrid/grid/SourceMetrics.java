package io.tradegrid.grid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickColumn;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tickstore.ShardTicks.Taken;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What comes in of each source of ticks, as far as the ticks tell it. A feed knows more of its own
 * ({@code docs/reference/feeds.md}). The number of series is bounded: sources beyond the first so
 * many are counted as one, and symbols beyond are fresh or not without anybody being told.
 */
final class SourceMetrics {

  private static final int SOURCES_MAX = 64;
  private static final int SYMBOLS_MAX = 1_000;
  private static final double NS_PER_SECOND = 1e9;
  private static final String OTHERS = "(others)";
  private static final String MIXED = "(several)";

  private final MeterRegistry registry;
  private final Map<String, Source> sources = new ConcurrentHashMap<>();
  private final Map<Key, Freshness> freshness = new ConcurrentHashMap<>();

  private record Key(int shard, String symbol, String source) {}

  /** The latest time of a symbol's ticks of one source. */
  private static final class Freshness {
    private final Meter.Id meter;
    private volatile long lastNs;

    Freshness(MeterRegistry registry, Key key, long firstNs) {
      lastNs = firstNs;
      meter =
          Gauge.builder("market.data.freshness.seconds", this, Freshness::ageSeconds)
              .description("Time since the newest tick of a symbol from a source")
              .tag("symbol", key.symbol)
              .tag("source", key.source)
              .register(registry)
              .getId();
    }

    private double ageSeconds() {
      return (nowNs() - lastNs) / NS_PER_SECOND;
    }

    void at(long timeNs) {
      lastNs = Math.max(lastNs, timeNs);
    }
  }

  /** What is counted of one source. */
  private static final class Source {
    private final Counter taken;
    private final Counter repeated;
    private final Map<TickFlag, Counter> flagged = new ConcurrentHashMap<>();
    private volatile double lagSeconds;

    Source(MeterRegistry registry, String name) {
      taken = counter(registry, "taken", "Ticks made durable, repeats among them", name);
      repeated = counter(registry, "repeated", "Ticks that had been there already", name);
      for (TickFlag flag : TickFlag.values()) {
        flagged.put(
            flag,
            Counter.builder("tradegrid.ticks.source.flagged")
                .description("Ticks that came with a flag; AFTER_GAP counts gaps")
                .tag("source", name)
                .tag("flag", flag.name())
                .register(registry));
      }
      Gauge.builder("tradegrid.ticks.source.lag.seconds", this, source -> source.lagSeconds)
          .description("From a tick's own time until it was durable, of the last ones")
          .tag("source", name)
          .register(registry);
    }

    private static Counter counter(
        MeterRegistry registry, String what, String description, String name) {
      return Counter.builder("tradegrid.ticks.source." + what)
          .description(description)
          .tag("source", name)
          .register(registry);
    }
  }

  SourceMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  private static long nowNs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /** Counts a block of ticks; repeats are known of the whole block only. */
  void taken(int shard, String symbol, TickBlock block, Taken ticks) {
    long[] tags = new long[block.count()];
    block.read(TickColumn.SOURCE, tags);
    boolean several = false;
    for (long tag : tags) {
      several |= tag != tags[0];
    }
    String name = several ? MIXED : Tag.text(tags[0]);
    Source source = source(name);
    long lastNs = block.head().lastNs();
    source.taken.increment(ticks.ticks());
    source.repeated.increment(ticks.repeated());
    source.lagSeconds = (nowNs() - lastNs) / NS_PER_SECOND;
    if (block.head().flagged()) {
      countFlags(block, source);
    }
    fresh(new Key(shard, symbol, name), lastNs);
  }

  private Source source(String name) {
    Source known = sources.get(name);
    if (known == null) {
      String shown = sources.size() < SOURCES_MAX ? name : OTHERS;
      known = sources.computeIfAbsent(shown, s -> new Source(registry, s));
    }
    return known;
  }

  private static void countFlags(TickBlock block, Source source) {
    long[] flags = new long[block.count()];
    block.read(TickColumn.FLAGS, flags);
    source.flagged.forEach(
        (flag, counter) -> {
          int count = 0;
          for (long each : flags) {
            count += flag.in((int) each) ? 1 : 0;
          }
          counter.increment(count);
        });
  }

  private void fresh(Key key, long timeNs) {
    Freshness known = freshness.get(key);
    if (known == null && freshness.size() < SYMBOLS_MAX) {
      known = freshness.computeIfAbsent(key, k -> new Freshness(registry, k, timeNs));
    }
    if (known != null) {
      known.at(timeNs);
    }
  }

  /** Forgets the symbols of a shard. */
  void forget(int shard) {
    freshness
        .entrySet()
        .removeIf(
            each -> {
              boolean gone = each.getKey().shard == shard;
              if (gone) {
                registry.remove(each.getValue().meter);
              }
              return gone;
            });
  }
}
