package io.tradegrid.grid.risk;

import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.schema.Table;
import io.tradegrid.task.LiveInputs;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.binary.BinaryObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Daily closes of the symbols that are held, that options are on or that rates of exchange come
 * from, kept up. Prices of this node's shards come with their trades and, imported ones, from the
 * rows of BARS_1D as they are written; those of other nodes' shards are handed over by their
 * owners. Of a symbol whose price changes many times between two looks only the last counts. One
 * thread but for the rows that come in.
 */
final class LivePrices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LivePrices.class);
  private static final String TRADES = "TRADES";

  /** So that fills wait no longer. */
  private static final int READS_AT_ONCE = 16;

  /** A history and what it has. */
  private static final class Tracked {

    /** Null until it is read, and if it cannot be used. */
    private PriceHistory history;

    /** Why it cannot be used. */
    private RiskException failure;

    /** The log entry of the last trade in it, so that rows written before that do not undo it. */
    private long sequence;

    private long version;
  }

  /** A row that was written: one close, or null where everything has to be read again. */
  private record Change(DailyClose close, boolean fromTrades, long sequence) {

    private static final Change READ_AGAIN = new Change(null, false, 0);

    /** Of two changes of a symbol before anybody looked. */
    Change and(Change later) {
      boolean same = close != null && later.close != null && close.day().equals(later.close.day());
      return same ? later : READ_AGAIN;
    }
  }

  private final LiveInputs inputs;
  private final Map<String, Tracked> tracked = new ConcurrentHashMap<>();

  /** By symbol, of tracked ones only, so there are never more than those. */
  private final Map<String, Change> written = new ConcurrentHashMap<>();

  private final RowWatch rows;
  private final Runnable wake;
  private long version;

  /**
   * Begins to listen to rows.
   *
   * @param wake run when a price has changed
   */
  LivePrices(Ignite ignite, LiveInputs inputs, Runnable wake) {
    this.inputs = inputs;
    this.wake = wake;
    this.rows = new RowWatch(ignite, Table.BARS_1D, this::written);
  }

  private void written(Object key, BinaryObject row) {
    BinaryObject named = (BinaryObject) key;
    String symbol = named.field("SYMBOL");
    if (tracked.containsKey(symbol)) {
      written.merge(symbol, change(named, row), Change::and);
      wake.run();
    }
  }

  private static Change change(BinaryObject key, BinaryObject row) {
    BigDecimal close = row == null ? null : row.field("CLOSE");
    if (close == null) {
      return Change.READ_AGAIN;
    }
    BigDecimal adjusted = row.field("ADJUSTED_CLOSE");
    Long sequence = row.field("LOG_SEQUENCE");
    return new Change(
        new DailyClose(
            key.<Date>field("TRADE_DATE").toLocalDate(),
            close.doubleValue(),
            adjusted == null ? OptionalDouble.empty() : OptionalDouble.of(adjusted.doubleValue())),
        TRADES.equals(row.field("SOURCE")),
        sequence == null ? 0 : sequence);
  }

  /**
   * Returns a symbol's history, which is tracked from now on.
   *
   * @throws RiskException if it cannot be used
   * @throws IgniteException as {@link #track}
   */
  PriceHistory history(String symbol) {
    track(Set.of(symbol));
    Tracked there = tracked.get(symbol);
    if (there.failure != null) {
      throw there.failure;
    }
    return there.history;
  }

  /**
   * Reads the histories of symbols that are not tracked yet. A symbol is tracked before it is read,
   * so that no row is missed.
   *
   * @throws IgniteException if an owner does not answer; then none of them is tracked
   */
  void track(Collection<String> symbols) {
    Set<String> missing = new HashSet<>(symbols);
    missing.removeAll(tracked.keySet());
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach(symbol -> tracked.put(symbol, new Tracked()));
    try {
      read(missing);
    } catch (IgniteException e) {
      tracked.keySet().removeAll(missing);
      throw e;
    }
  }

  /** Reads all at once, and one by one only if one of them cannot be used. */
  private void read(Set<String> symbols) {
    try {
      inputs.histories(symbols).forEach(this::take);
    } catch (RiskException e) {
      if (symbols.size() > 1) {
        symbols.forEach(symbol -> read(Set.of(symbol)));
        return;
      }
      Tracked there = tracked.get(symbols.iterator().next());
      there.history = null;
      there.failure = e;
      there.version = ++version;
    }
  }

  /** Takes a history from the symbol's owner. */
  void take(String symbol, PriceHistory history) {
    Tracked there = tracked.get(symbol);
    if (there != null) {
      there.history = history;
      there.failure = null;
      there.sequence = 0; // It may have been read before the row of the last trade was written.
      there.version = ++version;
    }
  }

  /** Takes the close of a trade. */
  boolean traded(String symbol, DailyClose close, long sequence) {
    Tracked there = tracked.get(symbol);
    if (there == null || there.history == null) {
      return false;
    }
    there.sequence = sequence;
    return replace(there, close);
  }

  private boolean replace(Tracked there, DailyClose close) {
    try {
      there.history = there.history.with(close, inputs.depth());
      there.version = ++version;
      return true;
    } catch (RiskException e) {
      LOG.warn("{}: its price on {} is not taken", there.history.symbol(), close.day(), e);
      return false;
    }
  }

  /** Has every history read again: rows may have been written where this node did not hear it. */
  void readAgain() {
    tracked.keySet().forEach(symbol -> written.put(symbol, Change.READ_AGAIN));
  }

  /**
   * Takes the rows that were written, so many at a time where histories have to be read again.
   *
   * @return the symbols whose history changed
   */
  Set<String> takeWritten() {
    Set<String> changed = new HashSet<>();
    int reads = 0;
    for (String symbol : Set.copyOf(written.keySet())) {
      Tracked there = tracked.get(symbol);
      Change change = written.get(symbol);
      boolean readsAgain = change.close == null || there.history == null;
      if (readsAgain && reads++ >= READS_AT_ONCE) {
        wake.run();
        continue;
      }
      if (!written.remove(symbol, change)) {
        wake.run(); // It has changed again this moment.
        continue;
      }
      if (readsAgain) {
        read(Set.of(symbol));
        changed.add(symbol);
      } else if (!(change.fromTrades && change.sequence <= there.sequence)
          && replace(there, change.close)) {
        changed.add(symbol);
      }
    }
    return changed;
  }

  /** Returns the histories that are newer than somebody has them. */
  List<LiveReply.Price> newerThan(Map<String, Long> versions) {
    List<LiveReply.Price> newer = new ArrayList<>();
    versions.forEach(
        (symbol, known) -> {
          Tracked there = tracked.get(symbol);
          if (there != null && there.history != null && there.version > known) {
            newer.add(new LiveReply.Price(there.history, there.version));
          }
        });
    return newer;
  }

  @Override
  public void close() {
    rows.close();
  }
}
