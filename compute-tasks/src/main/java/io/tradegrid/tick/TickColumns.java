package io.tradegrid.tick;

import static io.tradegrid.tick.TickColumn.ASK_PRICE;
import static io.tradegrid.tick.TickColumn.ASK_SIZE;
import static io.tradegrid.tick.TickColumn.BID_PRICE;
import static io.tradegrid.tick.TickColumn.BID_SIZE;
import static io.tradegrid.tick.TickColumn.CONDITIONS;
import static io.tradegrid.tick.TickColumn.FLAGS;
import static io.tradegrid.tick.TickColumn.PRICE;
import static io.tradegrid.tick.TickColumn.PRICE_DECIMALS;
import static io.tradegrid.tick.TickColumn.SEQUENCE;
import static io.tradegrid.tick.TickColumn.SIZE;
import static io.tradegrid.tick.TickColumn.SIZE_DECIMALS;
import static io.tradegrid.tick.TickColumn.SOURCE;
import static io.tradegrid.tick.TickColumn.TIME_NS;
import static io.tradegrid.tick.TickColumn.VENUE;

import java.util.Arrays;

/**
 * Ticks of one symbol and one kind, column by column. They may be added in any order and more than
 * once; {@link #normalise} makes them the set they are, in the order of identity. It grows as
 * needed and is meant to be used again after {@link #clear}. Not for several threads.
 *
 * <p>The union of runs is {@link #addAll} of each and then {@link #normalise}. Of ticks with one
 * identity and different content it keeps the one that is greater in the first of its other columns
 * that differs, so the union is the same in whatever order and groups it is made. Flags without
 * {@link TickFlag#STALE} are greater than those with it: a tick that came in time may be told again
 * long after, and is not stale for it.
 */
public final class TickColumns {

  private final TickKind kind;
  private final long[][] columns;
  private final TickOrder order = new TickOrder();
  private long[] spare = new long[0];
  private int count;

  /** How many ticks all columns have room for. */
  private int room;

  /** Makes an empty one. */
  public TickColumns(TickKind kind) {
    this.kind = kind;
    this.columns = new long[kind.columns().size()][0];
  }

  /** Returns what its ticks are. */
  public TickKind kind() {
    return kind;
  }

  /** Returns how many ticks it has. */
  public int count() {
    return count;
  }

  /** Removes all ticks and keeps the room for them. */
  public void clear() {
    count = 0;
  }

  /**
   * Returns the values of a column, in places 0 to {@link #count} - 1: the array itself, which
   * another one replaces when ticks are added or put in order.
   */
  public long[] column(TickColumn column) {
    return columns[column.place()];
  }

  /** Returns the time of a tick. */
  public long timeNs(int place) {
    return columns[TIME_NS.place()][place];
  }

  /** Returns the identity of a tick. */
  public TickPosition position(int place) {
    return new TickPosition(
        timeNs(place), columns[SOURCE.place()][place], columns[SEQUENCE.place()][place]);
  }

  /**
   * Adds a tick behind the others.
   *
   * @throws IllegalArgumentException if it is of the other kind
   */
  public void add(Tick tick) {
    reserve(count + 1);
    if (tick instanceof TradeTick trade && kind == TickKind.TRADE) {
      put(PRICE, trade.price());
      put(SIZE, trade.size());
    } else if (tick instanceof QuoteTick quote && kind == TickKind.QUOTE) {
      put(BID_PRICE, quote.bidPrice());
      put(BID_SIZE, quote.bidSize());
      put(ASK_PRICE, quote.askPrice());
      put(ASK_SIZE, quote.askSize());
    } else {
      throw new IllegalArgumentException("tick: must be of kind " + kind + ", got " + tick);
    }
    put(TIME_NS, tick.timeNs());
    put(SOURCE, tick.source());
    put(SEQUENCE, tick.sequence());
    put(VENUE, tick.venue());
    put(CONDITIONS, tick.conditions());
    put(FLAGS, tick.flags());
    put(PRICE_DECIMALS, tick.priceDecimals());
    put(SIZE_DECIMALS, tick.sizeDecimals());
    count++;
  }

  private void put(TickColumn column, long value) {
    columns[column.place()][count] = value;
  }

  /**
   * Adds a part of another run behind the others.
   *
   * @param other of the same kind
   * @param from first place to add
   * @param to place after the last one to add
   * @throws IllegalArgumentException if it is of the other kind
   */
  public void addAll(TickColumns other, int from, int to) {
    if (other.kind != kind) {
      throw new IllegalArgumentException("ticks: must be of kind " + kind + ", got " + other.kind);
    }
    reserve(count + to - from);
    for (int i = 0; i < columns.length; i++) {
      System.arraycopy(other.columns[i], from, columns[i], count, to - from);
    }
    count += to - from;
  }

  /** Adds a part of another run of the same kind, of which only the selected columns are known. */
  void addAll(TickColumns other, int from, int to, int selection) {
    reserve(count + to - from);
    for (int i = 0; i < columns.length; i++) {
      if ((selection & (1 << i)) != 0) {
        System.arraycopy(other.columns[i], from, columns[i], count, to - from);
      } else {
        Arrays.fill(columns[i], count, count + to - from, 0);
      }
    }
    count += to - from;
  }

  /** Makes room for so many ticks in all. */
  public void reserve(int ticks) {
    if (room < ticks) {
      room = Math.max(ticks, Math.max(64, room + (room >> 1)));
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], room);
      }
    }
  }

  /** Makes it as long as said, for a reader that fills the columns it needs. */
  void begin(int ticks) {
    count = ticks;
  }

  /** Returns a column that has room for all ticks, its content lost if it had none. */
  long[] roomFor(TickColumn column) {
    int place = column.place();
    if (columns[place].length < count) {
      columns[place] = new long[Math.max(count, room)];
    }
    return columns[place];
  }

  /** Returns a tick. */
  public Tick get(int place) {
    return kind == TickKind.TRADE ? trade(place) : quote(place);
  }

  private long at(TickColumn column, int place) {
    return columns[column.place()][place];
  }

  /** Returns a trade of a run of trades. */
  public TradeTick trade(int place) {
    return new TradeTick(
        at(TIME_NS, place),
        at(SOURCE, place),
        at(SEQUENCE, place),
        at(VENUE, place),
        at(CONDITIONS, place),
        (int) at(FLAGS, place),
        (int) at(PRICE_DECIMALS, place),
        (int) at(SIZE_DECIMALS, place),
        at(PRICE, place),
        at(SIZE, place));
  }

  /** Returns a quote of a run of quotes. */
  public QuoteTick quote(int place) {
    return new QuoteTick(
        at(TIME_NS, place),
        at(SOURCE, place),
        at(SEQUENCE, place),
        at(VENUE, place),
        at(CONDITIONS, place),
        (int) at(FLAGS, place),
        (int) at(PRICE_DECIMALS, place),
        (int) at(SIZE_DECIMALS, place),
        at(BID_PRICE, place),
        at(BID_SIZE, place),
        at(ASK_PRICE, place),
        at(ASK_SIZE, place));
  }

  /** Returns whether each tick's identity is greater than that of the one before. */
  public boolean isNormal() {
    long[] times = columns[TIME_NS.place()];
    for (int i = 1; i < count; i++) {
      if (times[i - 1] >= times[i] && compareIdentity(i - 1, i) >= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Puts the ticks in the order of identity and leaves one of each. Costs a comparison a tick if
   * they are so already, and the logarithm of the number of sorted runs in it else.
   */
  public void normalise() {
    if (isNormal()) {
      return;
    }
    int kept = order.sort(this);
    if (spare.length < Math.max(room, count)) {
      spare = new long[Math.max(room, count)];
    }
    for (int i = 0; i < columns.length; i++) {
      long[] ordered = spare;
      order.apply(columns[i], ordered, kept);
      spare = columns[i];
      columns[i] = ordered;
    }
    count = kept;
  }

  int compareIdentity(int left, int right) {
    int byTime = Long.compare(at(TIME_NS, left), at(TIME_NS, right));
    if (byTime != 0) {
      return byTime;
    }
    int bySource = Long.compare(at(SOURCE, left), at(SOURCE, right));
    return bySource != 0 ? bySource : Long.compare(at(SEQUENCE, left), at(SEQUENCE, right));
  }

  /** Compares what is not identity. */
  int compareContent(int left, int right) {
    for (int i = SEQUENCE.place() + 1; i < columns.length; i++) {
      boolean isFlags = i == FLAGS.place();
      long one = isFlags ? inTimeLast(columns[i][left]) : columns[i][left];
      long other = isFlags ? inTimeLast(columns[i][right]) : columns[i][right];
      if (one != other) {
        return Long.compare(one, other);
      }
    }
    return 0;
  }

  private static long inTimeLast(long flags) {
    return TickFlag.STALE.in((int) flags) ? flags : flags + (1L << Integer.SIZE);
  }

  /** Returns the first place from {@code from} on whose time is not before the one given. */
  int lowerBound(int from, long timeNs) {
    long[] times = columns[TIME_NS.place()];
    int low = from;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the first place from {@code from} on whose time is after the one given. */
  int upperBound(int from, long timeNs) {
    return timeNs == Long.MAX_VALUE ? count : lowerBound(from, timeNs + 1);
  }
}
