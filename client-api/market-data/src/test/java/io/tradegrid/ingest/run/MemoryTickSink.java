package io.tradegrid.ingest.run;

import io.tradegrid.ingest.SymbolTicks;
import io.tradegrid.ingest.TickSink;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TradeTick;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Histories in memory, each a set of ticks by identity. Some appends fail, after none, a part or
 * all of their ticks are there.
 */
public final class MemoryTickSink implements TickSink {

  private record Identity(boolean isTrade, long timeNs, long source, long sequence)
      implements Comparable<Identity> {
    @Override
    public int compareTo(Identity other) {
      return Comparator.comparing(Identity::isTrade)
          .thenComparing(Identity::timeNs)
          .thenComparing(Identity::source)
          .thenComparing(Identity::sequence)
          .compare(this, other);
    }
  }

  private final Map<String, Map<Identity, Tick>> histories = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final Random random;
  private final int failsOf100;

  public MemoryTickSink(long seed, int failsOf100) {
    this.random = new Random(seed);
    this.failsOf100 = failsOf100;
  }

  @Override
  public synchronized CompletableFuture<Void> append(List<SymbolTicks> batch) {
    boolean fails = random.nextInt(100) < failsOf100;
    int part = fails ? random.nextInt(batch.size() + 1) : batch.size();
    for (SymbolTicks each : batch.subList(0, part)) {
      Map<Identity, Tick> history =
          histories.computeIfAbsent(each.symbol(), unused -> new TreeMap<>());
      for (Tick tick : each.ticks()) {
        Identity identity =
            new Identity(tick instanceof TradeTick, tick.timeNs(), tick.source(), tick.sequence());
        if (history.putIfAbsent(identity, tick) == null) {
          count.incrementAndGet();
        }
      }
    }
    return fails
        ? CompletableFuture.failedFuture(new IllegalStateException("nobody knows"))
        : CompletableFuture.completedFuture(null);
  }

  public long count() {
    return count.get();
  }

  public synchronized Collection<Tick> history(String symbol) {
    return List.copyOf(histories.getOrDefault(symbol, Map.of()).values());
  }
}
