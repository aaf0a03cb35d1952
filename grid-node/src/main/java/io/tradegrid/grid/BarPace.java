package io.tradegrid.grid;

import io.tradegrid.tickstore.ShardBars;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the rows of bars are written, on the thread that writes the ticks. They gather for half of
 * what they may lag, so that a bar that changes all the time is one row; then some are written
 * between two writes of ticks. Rows that are as late as they may be, or of very many ticks, are
 * written before any more ticks are, so their writer waits and is told that the node is busy.
 */
final class BarPace {

  private static final Logger LOG = LoggerFactory.getLogger(BarPace.class);

  /** While rows are in time, ticks wait no longer than this and one symbol's rows. */
  private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Rows of so many ticks are written at once: some seconds, if each tick has a bar of its own. */
  private static final long TICKS_MAX = 100_000;

  private static final long NONE = Long.MIN_VALUE;

  /** The rows of a shard that are due. */
  private record Due(ShardBars bars, long sinceNs) {}

  private final long lagNs;
  private final TickMetrics metrics;

  /** The longest due first. */
  private final Map<Integer, Due> due = new LinkedHashMap<>();

  private volatile long oldestNs = NONE;

  /**
   * Makes a pace.
   *
   * @param lagMs after so many milliseconds rows come before ticks
   */
  BarPace(int lagMs, TickMetrics metrics) {
    this.lagNs = TimeUnit.MILLISECONDS.toNanos(lagMs);
    this.metrics = metrics;
  }

  /** Takes note that ticks of a shard were written. */
  void touched(int shard, ShardBars bars) {
    if (bars.isDue()) {
      due.computeIfAbsent(shard, s -> new Due(bars, System.nanoTime()));
    }
  }

  /** Forgets a shard; what is due of it is in its record. */
  void forget(int shard) {
    due.remove(shard);
  }

  /** Returns how long the thread may wait for ticks, at most so many milliseconds. */
  long idleMs(long most) {
    return due.isEmpty() ? most : Math.min(most, TimeUnit.NANOSECONDS.toMillis(lagNs / 4) + 1);
  }

  /** Returns how old the oldest tick is whose bars have no row yet; any thread may ask. */
  long lagNs() {
    long since = oldestNs;
    return since == NONE ? 0 : System.nanoTime() - since;
  }

  /**
   * Writes rows, as many as it is time for.
   *
   * @param failed is told the shard whose rows could not be written
   */
  void turn(BiConsumer<Integer, RuntimeException> failed) {
    long startNs = System.nanoTime();
    while (!due.isEmpty()) {
      Map.Entry<Integer, Due> first = due.entrySet().iterator().next();
      long nowNs = System.nanoTime();
      long ageNs = nowNs - first.getValue().sinceNs;
      boolean urgent = ageNs >= lagNs || dueTicks() > TICKS_MAX;
      if (!urgent && (ageNs < lagNs / 2 || nowNs - startNs >= SLICE_NS)) {
        break;
      }
      try {
        writeNext(first.getKey(), first.getValue().bars);
      } catch (RuntimeException e) {
        failed.accept(first.getKey(), e);
        due.remove(first.getKey());
      }
    }
    oldestNs = due.isEmpty() ? NONE : due.values().iterator().next().sinceNs;
  }

  private long dueTicks() {
    return due.values().stream().mapToLong(one -> one.bars.dueTicks()).sum();
  }

  private void writeNext(int shard, ShardBars bars) {
    try {
      metrics.barRows(bars.writeNext());
    } catch (ArithmeticException e) {
      LOG.error("Shard {}: no bars can be made of a symbol's trades", shard, e);
    }
    if (!bars.isDue()) {
      due.remove(shard);
    }
  }
}
