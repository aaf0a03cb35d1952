package io.tradegrid.tickstore;

import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickColumn;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickHead;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickReader;
import io.tradegrid.tick.TradeQueries;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the rows of a shard's bars up with its ticks. A bar is made anew of all trades of its time
 * whenever one of them comes, and of nothing else, so trades that come late, twice or to two owners
 * make the same bar. Before ticks become durable it is durable that their bars may lack them; that
 * is all the next owner needs. For the thread that writes the ticks; after a failure it is to be
 * opened again.
 */
public final class ShardBars {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  /** So many intervals are asked for at once at most, less than an answer may have. */
  private static final long SLICE = 1 << 16;

  private final int shard;
  private final ShardTicks ticks;
  private final BarStore store;
  private final Set<BarLength> lengths;
  private final long generation;
  private final Map<String, TimeRanges> due = new LinkedHashMap<>();
  private final Map<String, TimeRanges> recorded = new TreeMap<>();
  private final long[] times = new long[TickBlock.ROWS_MAX];
  private long expiredBeforeNs;

  /** Whether the record does not say of all that is due that it is. */
  private boolean grown;

  private long dueTicks;

  /**
   * Opens the bars of a shard; what owners before have left is due.
   *
   * @param lengths those that have rows
   */
  public static ShardBars open(
      int shard, ShardTicks ticks, BarStore store, Set<BarLength> lengths) {
    return new ShardBars(shard, ticks, store, lengths, store.open(shard));
  }

  private ShardBars(
      int shard, ShardTicks ticks, BarStore store, Set<BarLength> lengths, BarRecord record) {
    this.shard = shard;
    this.ticks = ticks;
    this.store = store;
    this.lengths = Set.copyOf(lengths);
    this.generation = record.generation();
    this.expiredBeforeNs = record.expiredBeforeNs();
    record
        .due()
        .forEach(
            (symbol, ranges) -> {
              of(recorded, symbol, BarRecord.UNIT_NS).addAll(ranges);
              of(due, symbol, NS_PER_SECOND).addAll(ranges);
            });
  }

  private static TimeRanges of(Map<String, TimeRanges> all, String symbol, long unitNs) {
    return all.computeIfAbsent(symbol, s -> new TimeRanges(unitNs));
  }

  /** Takes note of ticks that are to be added; {@link #record} comes before they are. */
  public void touch(String symbol, TickBlock block) {
    TickHead head = block.head();
    if (lengths.isEmpty() || head.kind() != TickKind.TRADE) {
      return;
    }
    dueTicks += head.count();
    long seconds =
        Math.floorDiv(head.lastNs(), NS_PER_SECOND) - Math.floorDiv(head.firstNs(), NS_PER_SECOND);
    if (seconds <= head.count()) {
      touch(symbol, head.firstNs(), head.lastNs());
    } else {
      block.read(TickColumn.TIME_NS, times);
      for (int i = 0; i < head.count(); i++) {
        touch(symbol, times[i], times[i]);
      }
    }
  }

  private void touch(String symbol, long fromNs, long throughNs) {
    if (of(due, symbol, NS_PER_SECOND).add(fromNs, throughNs)) {
      grown |= of(recorded, symbol, BarRecord.UNIT_NS).add(fromNs, throughNs);
    }
  }

  /** Makes durable of all that is due that it is. */
  public void record() {
    if (grown) {
      writeRecord();
      grown = false;
    }
  }

  private void writeRecord() {
    store.write(shard, new BarRecord(generation, expiredBeforeNs, recorded));
  }

  /** Returns whether any rows are to be written. */
  public boolean isDue() {
    return !due.isEmpty();
  }

  /** Returns how many ticks came since rows were last complete. */
  public long dueTicks() {
    return dueTicks;
  }

  /**
   * Writes the due rows of one symbol, if there are any; when they were the last ones it is
   * recorded that all are there.
   *
   * @return how many rows
   * @throws ArithmeticException naming the symbol, if bars cannot be made of its trades; what is
   *     due of it is forgotten then
   */
  public long writeNext() {
    long rows = 0;
    Iterator<Map.Entry<String, TimeRanges>> next = due.entrySet().iterator();
    if (next.hasNext()) {
      Map.Entry<String, TimeRanges> one = next.next();
      next.remove();
      rows = write(one.getKey(), one.getValue());
    }
    if (due.isEmpty()) {
      dueTicks = 0;
      if (!recorded.isEmpty()) {
        recorded.clear();
        writeRecord();
      }
    }
    return rows;
  }

  private long write(String symbol, TimeRanges touched) {
    TradeQueries trades = new TradeQueries(new TickReader(ticks.blocks(symbol, TickKind.TRADE)));
    long rows = 0;
    for (BarLength length : lengths) {
      TimeRanges whole = new TimeRanges(length.interval().lengthNs());
      whole.addAll(touched);
      for (TimeRanges.Range range : whole.list()) {
        rows += write(symbol, length, trades, range);
      }
    }
    return rows;
  }

  private long write(String symbol, BarLength length, TradeQueries trades, TimeRanges.Range range) {
    long rows = 0;
    long sliceNs = SLICE * length.interval().lengthNs();
    long fromNs = Math.max(range.fromNs(), expiredBeforeNs);
    while (fromNs <= range.throughNs()) {
      boolean last = range.throughNs() - fromNs < sliceNs && range.throughNs() - fromNs >= 0;
      long toNs = last ? range.throughNs() + 1 : fromNs + sliceNs;
      toNs = toNs < fromNs ? Long.MAX_VALUE : toNs;
      Bars bars = bars(symbol, trades, new TickRange(fromNs, toNs, 0), length);
      if (bars.count() > 0) {
        store.write(shard, generation, symbol, length, bars);
        rows += bars.count();
      }
      if (toNs == Long.MAX_VALUE) {
        break;
      }
      fromNs = toNs;
    }
    return rows;
  }

  /** A price that the symbol cannot have is no part of a bar. */
  private static Bars bars(String symbol, TradeQueries trades, TickRange range, BarLength length) {
    try {
      return trades.bars(range.without(TickFlag.OUT_OF_RANGE), length.interval(), BarFill.NONE);
    } catch (ArithmeticException e) {
      ArithmeticException named = new ArithmeticException(symbol + ": " + e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  /**
   * Has the bars that begin before a time stay as they are, because their ticks are about to be
   * removed; writes first what is due.
   *
   * @param beforeNs the beginning of a UTC day, so that no bar lies on both sides
   */
  public void expire(long beforeNs) {
    while (isDue()) {
      writeNext();
    }
    if (beforeNs > expiredBeforeNs) {
      expiredBeforeNs = beforeNs;
      writeRecord();
    }
  }
}
