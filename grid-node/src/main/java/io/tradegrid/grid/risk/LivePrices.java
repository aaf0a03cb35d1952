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
  private static final int READS_AT_ONCE = 8;

  /** A history and what it has. */
  private static final class Tracked {

    /** Null until it is read, and if it cannot be used. */
    private volatile PriceHistory history;

    /** Why it cannot be used. */
    private RiskException failure;

    /** The log entry of the last trade in it, so that rows written before that do not undo it. */
    private volatile long sequence;

    private long version;

    /** Returns whether it knows of a row already, from the trade that the row was written for. */
    boolean has(Change change) {
      return history != null && change.fromTrades && change.sequence <= sequence;
    }
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
  private long version;

  /** Begins to listen to rows. */
  LivePrices(Ignite ignite, LiveInputs inputs) {
    this.inputs = inputs;
    this.rows = new RowWatch(ignite, Table.BARS_1D, this::written);
  }

  private void written(Object key, BinaryObject row) {
    BinaryObject named = (BinaryObject) key;
    String symbol = named.field("SYMBOL");
    Tracked there = tracked.get(symbol);
    if (there != null) {
      Change change = change(named, row);
      if (!there.has(change)) {
        written.merge(symbol, change, Change::and);
      }
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
      inputs.histories(symbols).forEach((symbol, history) -> take(symbol, history, null));
    } catch (RiskException e) {
      if (symbols.size() > 1) {
        symbols.forEach(symbol -> read(Set.of(symbol)));
        return;
      }
      take(symbols.iterator().next(), null, e);
    }
  }

  /** Takes what the symbol's owner knows. */
  void take(LiveReply.Price price) {
    take(price.symbol(), price.history(), price.failure());
  }

  private void take(String symbol, PriceHistory history, RiskException failure) {
    Tracked there = tracked.get(symbol);
    if (there != null) {
      there.history = history;
      there.failure = failure;
      there.sequence = 0; // It may have been read before the row of the last trade was written.
      there.version = ++version;
    }
  }

  /**
   * Takes the close of a trade.
   *
   * @return whether the history is another one now
   */
  boolean traded(String symbol, DailyClose close, long sequence) {
    Tracked there = tracked.get(symbol);
    if (there == null || there.history == null) {
      return false;
    }
    replace(symbol, there, close);
    there.sequence = sequence;
    return true;
  }

  /** Has the history read where a close cannot be used: whether it is among them is seen then. */
  private void replace(String symbol, Tracked there, DailyClose close) {
    try {
      there.history = there.history.with(close, inputs.depth());
      there.version = ++version;
    } catch (RiskException e) {
      LOG.warn("{}: its price on {} cannot be used", symbol, close.day(), e);
      written.put(symbol, Change.READ_AGAIN);
    }
  }

  /** Has every history read again: rows may have been written where this node did not hear it. */
  void readAgain() {
    tracked.keySet().forEach(symbol -> written.put(symbol, Change.READ_AGAIN));
  }

  /** Returns whether there are rows to take. */
  boolean isWritten() {
    return !written.isEmpty();
  }

  /**
   * Takes the rows that were written, so many at a time where histories have to be read again.
   *
   * @return the symbols whose history may have changed
   */
  Set<String> takeWritten() {
    Set<String> changed = new HashSet<>();
    int reads = 0;
    for (String symbol : Set.copyOf(written.keySet())) {
      Tracked there = tracked.get(symbol);
      Change change = written.get(symbol);
      boolean readsAgain = change.close == null || there.history == null;
      if (readsAgain && reads++ >= READS_AT_ONCE) {
        continue;
      }
      // If it has changed again this moment, it is taken with the next ones.
      if (written.remove(symbol, change) && !there.has(change)) {
        if (readsAgain) {
          readAgain(symbol);
        } else {
          replace(symbol, there, change.close);
        }
        changed.add(symbol);
      }
    }
    return changed;
  }

  private void readAgain(String symbol) {
    try {
      read(Set.of(symbol));
    } catch (IgniteException e) {
      written.put(symbol, Change.READ_AGAIN);
      throw e;
    }
  }

  /** Returns whether a symbol's history is known, or why it cannot be used. */
  boolean isTracked(String symbol) {
    return tracked.containsKey(symbol);
  }

  /** Returns what is newer than somebody has it, whose versions are 0 where he has nothing. */
  List<LiveReply.Price> newerThan(Map<String, Long> versions) {
    List<LiveReply.Price> newer = new ArrayList<>();
    versions.forEach(
        (symbol, known) -> {
          Tracked there = tracked.get(symbol);
          if (there != null && there.version > known) {
            newer.add(new LiveReply.Price(symbol, there.history, there.failure, there.version));
          }
        });
    return newer;
  }

  @Override
  public void close() {
    rows.close();
  }
}
