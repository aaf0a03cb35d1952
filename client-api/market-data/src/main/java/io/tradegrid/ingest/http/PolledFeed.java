package io.tradegrid.ingest.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceTick;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for each symbol in turn, the preferred provider first and the next one where it fails, and
 * tells what is new. Providers tell the past each time, so there is no position: what was told and
 * not durable is told again.
 */
final class PolledFeed implements FeedAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(PolledFeed.class);

  private final List<ProviderLine> lines;
  private final List<String> symbols;
  private final long pollMs;
  private final Clock clock = Clock.systemUTC();

  PolledFeed(List<ProviderLine> lines, List<String> symbols, long pollMs) {
    this.lines = List.copyOf(lines);
    this.symbols = List.copyOf(symbols);
    this.pollMs = pollMs;
  }

  /** Of which the times that its last answer had are known, as many as a provider tells. */
  private record Line(long source, String symbol) {}

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    Map<Line, Set<Long>> told = new HashMap<>();
    while (!Thread.currentThread().isInterrupted()) {
      for (String symbol : symbols) {
        long waitNs = ask(symbol, told, sink);
        if (waitNs > 0) {
          TimeUnit.NANOSECONDS.sleep(Math.min(waitNs, TimeUnit.MILLISECONDS.toNanos(pollMs)));
          ask(symbol, told, sink);
        }
      }
      TimeUnit.MILLISECONDS.sleep(pollMs);
    }
    throw new InterruptedException("The feed is told to end");
  }

  /** Returns 0 if somebody answered or all failed, else how long to wait until one may be asked. */
  private long ask(String symbol, Map<Line, Set<Long>> told, FeedSink sink)
      throws InterruptedException {
    long shortest = Long.MAX_VALUE;
    for (ProviderLine line : lines) {
      String name = line.provider().name();
      long waitNs = line.take(System.nanoTime());
      if (waitNs > 0) {
        shortest = Math.min(shortest, waitNs);
        continue;
      }
      try {
        tell(line.provider().source(), symbol, line.ask(symbol), told, sink);
        return 0;
      } catch (CallNotPermittedException e) {
        LOG.debug("{} is left alone: {}", name, e.getMessage());
      } catch (IOException e) {
        LOG.warn("{} does not answer for {}: {}", name, symbol, e.getMessage());
      }
    }
    return shortest == Long.MAX_VALUE ? 0 : shortest;
  }

  /** What an answer leaves out and a later one has, as a bar that came in late, is new then. */
  private void tell(
      long source, String symbol, List<SourceTick> ticks, Map<Line, Set<Long>> told, FeedSink sink)
      throws InterruptedException {
    Set<Long> before = told.getOrDefault(new Line(source, symbol), Set.of());
    Set<Long> times = new HashSet<>();
    boolean isNew = false;
    for (SourceTick each : ticks) {
      times.add(each.tick().timeNs());
      if (!before.contains(each.tick().timeNs())) {
        sink.put(BEGINNING, each);
        isNew = true;
      }
    }
    told.put(new Line(source, symbol), times);
    if (!isNew) {
      Instant now = clock.instant();
      long nowNs = now.getEpochSecond() * Answer.NS_PER_SECOND + now.getNano();
      sink.put(BEGINNING, new Heartbeat(source, nowNs, 0));
    }
  }
}
