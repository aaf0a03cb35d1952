package io.tradegrid.ingest.run;

import io.tradegrid.ingest.DeadReason;
import io.tradegrid.ingest.pipeline.Tally;
import io.tradegrid.tick.TickFlag;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;

/** What is counted of a source. One thread counts, any thread may read. */
public final class SourceCounters implements Tally {

  private static final TickFlag[] FLAGS = TickFlag.values();

  private final AtomicLong ticks = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
  private final AtomicLong lagNs = new AtomicLong();
  private final AtomicLongArray flagged = new AtomicLongArray(TickFlag.values().length);
  private final AtomicLongArray dead = new AtomicLongArray(DeadReason.values().length);

  private final long source;
  private final Map<String, Freshness> freshness = new ConcurrentHashMap<>();

  SourceCounters(long source) {
    this.source = source;
  }

  /** Returns the tag of the source. */
  public long source() {
    return source;
  }

  /** Returns how fresh its symbols are. */
  public Collection<Freshness> freshness() {
    return Collections.unmodifiableCollection(freshness.values());
  }

  /** Returns the trades and quotes that came, repeats among them. */
  public long ticks() {
    return ticks.get();
  }

  /** Returns those that had come before. */
  public long duplicates() {
    return duplicates.get();
  }

  /** Returns how often numbers were left out. */
  public long gaps() {
    return gaps.get();
  }

  /** Returns the messages that were left out and have not come since. */
  public long missing() {
    return missing.get();
  }

  /** Returns how long after its time the last tick came, in nanoseconds. */
  public long lagNs() {
    return lagNs.get();
  }

  /** Returns the ticks that got a flag. */
  @SuppressWarnings("EnumOrdinal") // An index that never leaves the process.
  public long flagged(TickFlag flag) {
    return flagged.get(flag.ordinal());
  }

  /** Returns the dead letters of a reason. */
  @SuppressWarnings("EnumOrdinal") // An index that never leaves the process.
  public long dead(DeadReason reason) {
    return dead.get(reason.ordinal());
  }

  @Override
  public void came(long behindNs) {
    add(ticks, 1);
    lagNs.setRelease(behindNs);
  }

  @Override
  public void repeated() {
    add(duplicates, 1);
  }

  @Override
  public void leftOut(long messages) {
    add(gaps, 1);
    add(missing, messages);
  }

  @Override
  public void cameLate() {
    if (missing.getPlain() > 0) {
      add(missing, -1);
    }
  }

  @Override
  public void flagged(int flags) {
    for (TickFlag flag : FLAGS) {
      if (flag.in(flags)) {
        count(flagged, index(flag));
      }
    }
  }

  @SuppressWarnings("EnumOrdinal") // An index that never leaves the process.
  private static int index(Enum<?> constant) {
    return constant.ordinal();
  }

  @Override
  public void died(DeadReason reason) {
    count(dead, index(reason));
  }

  @Override
  public LongConsumer times(String symbol) {
    return freshness.computeIfAbsent(symbol, name -> new Freshness(name, source))::at;
  }

  /** There is one writer, so adding needs no more than that readers see it. */
  private static void add(AtomicLong counter, long amount) {
    counter.setRelease(counter.getPlain() + amount);
  }

  private static void count(AtomicLongArray counters, int index) {
    counters.setRelease(index, counters.getPlain(index) + 1);
  }
}
