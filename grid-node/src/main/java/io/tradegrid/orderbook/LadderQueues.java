package io.tradegrid.orderbook;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Side;
import java.util.Arrays;

/**
 * Orders in queues by side and price. An order is a record in an array of longs, linked to its
 * neighbours by slot numbers; it knows its price, so that its level is found without a search.
 * Nothing is allocated once the arrays have grown to what is needed. Slot 0 means none.
 *
 * <p>Levels are named by the rank of their price, see {@link Side#rank}. What icebergs hide stands
 * in an array of its own, which queues without icebergs never have.
 */
public final class LadderQueues {

  /** The rank of no level. */
  public static final long NO_LEVEL = PriceLevels.NONE;

  /** The largest number of an owner; lots and owner share a long. */
  public static final int OWNER_MAX = (1 << 21) - 1;

  private static final long[] EMPTY = {};

  /** What all sides share that never had an order; never written to. */
  private static final PriceLevels NO_LEVELS = new PriceLevels();

  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  /**
   * An order: id, rank of its price (negative for a sell order), shown lots above reduce-only above
   * owner, previous above next in its queue. The record of slot 0 is nobody's and may be written
   * to, which saves asking whether there is a neighbour.
   */
  private static final int RANK = 1;

  private static final int LOTS_OWNER = 2;
  private static final int LINKS = 3;

  private static final int LOTS_SHIFT = 22;
  private static final long REDUCE_ONLY = 1L << 21;
  private static final long NOT_LOTS = (1L << LOTS_SHIFT) - 1;

  /** What an iceberg hides: hidden lots, lots to show at a time. */
  private static final int ICEBERG_LONGS = 2;

  private static final int DISPLAY = 1;

  private static final long LOW = 0xffff_ffffL;

  private final OrderIndex index = new OrderIndex();

  /** By the code of the side: which one it is could not be foretold, so nothing jumps by it. */
  private final PriceLevels[] levels = {NO_LEVELS, NO_LEVELS};

  private final Records records = new Records(LINKS);

  /** The records' array, which changes only when a record is taken. */
  private long[] orders = EMPTY;

  private long[] icebergs = EMPTY;
  private long openLots;

  /** Returns the slot of an order, 0 if it is not here. */
  public int find(long orderId) {
    return index.get(orderId, orders);
  }

  /** Reads where an order is looked up; returns a number without meaning, as the next one does. */
  public long readIndex(long orderId) {
    return index.readAhead(orderId);
  }

  /** Reads an order's neighbours and its level. */
  public long readAround(int order) {
    int o = Records.at(order);
    long links = orders[o + LINKS];
    long rank = orders[o + RANK];
    PriceLevels ofSide = levels(rank);
    return orders[Records.at(high(links))]
        + orders[Records.at(low(links))]
        + ofSide.queue(ofSide.find(rank));
  }

  /** Returns the last order at a price on the side of another one, 0 if there is none. */
  public int lastBeside(int order, long priceTicks) {
    long rank = rankOf(order);
    PriceLevels ofSide = levels(rank);
    int place = ofSide.find(side(rank).rank(priceTicks));
    return place < 0 ? 0 : low(ofSide.queue(place));
  }

  /** Returns the number of orders. */
  public int size() {
    return index.size();
  }

  /** Returns the sum of all open lots, hidden ones included. */
  public long openLots() {
    return openLots;
  }

  /** Returns the id of the order in a slot. */
  public long orderId(int order) {
    return orders[Records.at(order)];
  }

  /** Returns the owner of the order in a slot. */
  public int owner(int order) {
    return (int) orders[Records.at(order) + LOTS_OWNER] & OWNER_MAX;
  }

  /** Returns whether the order in a slot may only reduce a position. */
  public boolean isReduceOnly(int order) {
    return (orders[Records.at(order) + LOTS_OWNER] & REDUCE_ONLY) != 0;
  }

  void setReduceOnly(int order, boolean reduceOnly) {
    int o = Records.at(order) + LOTS_OWNER;
    orders[o] = reduceOnly ? orders[o] | REDUCE_ONLY : orders[o] & ~REDUCE_ONLY;
  }

  /** Returns the side of the order in a slot. */
  public Side side(int order) {
    return side(rankOf(order));
  }

  private static Side side(long rank) {
    return SIDES[(int) (rank >>> 63)];
  }

  private PriceLevels levels(long rank) {
    return levels[(int) (rank >>> 63)];
  }

  private PriceLevels levels(Side side) {
    return levels[side.code()];
  }

  /** Returns the price of the order in a slot, in ticks. */
  public long priceTicks(int order) {
    long rank = rankOf(order);
    return rank ^ (rank >> 63);
  }

  /** Returns the rank of the price of the order in a slot. */
  public long rankOf(int order) {
    return orders[Records.at(order) + RANK];
  }

  /** Returns the lots that the order in a slot shows. */
  public long shownLots(int order) {
    return orders[Records.at(order) + LOTS_OWNER] >>> LOTS_SHIFT;
  }

  private void setShownLots(int o, long lots) {
    orders[o + LOTS_OWNER] = (orders[o + LOTS_OWNER] & NOT_LOTS) | (lots << LOTS_SHIFT);
  }

  /** Returns the open lots of the order in a slot, hidden ones included. */
  public long leavesLots(int order) {
    return shownLots(order) + hiddenLots(order);
  }

  /** Returns the lots that the order in a slot hides. */
  public long hiddenLots(int order) {
    int i = order * ICEBERG_LONGS;
    return i < icebergs.length ? icebergs[i] : 0;
  }

  /** Returns the lots that the order in a slot shows at a time, ALL if it never hid any. */
  public long displayLots(int order) {
    int i = order * ICEBERG_LONGS;
    return i < icebergs.length && icebergs[i] > 0 ? icebergs[i + DISPLAY] : OrderTerms.ALL;
  }

  /** Returns the rank of the best level of a side, NO_LEVEL if the side is empty. */
  public long best(Side side) {
    return levels(side).best();
  }

  /** Returns the rank of the level behind another one of the same side, or NO_LEVEL. */
  public long worse(Side side, long rank) {
    return levels(side).below(rank);
  }

  /** Returns the sum of the lots shown at a level. */
  public long shownLotsOf(Side side, long rank) {
    PriceLevels ofSide = levels(side);
    return ofSide.lots(ofSide.find(rank));
  }

  /** Returns the sum of the lots at a level, hidden ones included. */
  public long leavesLotsOf(Side side, long rank) {
    PriceLevels ofSide = levels(side);
    int place = ofSide.find(rank);
    return ofSide.lots(place) + ofSide.hidden(place);
  }

  /** Returns the number of orders at a level. */
  public int ordersOf(Side side, long rank) {
    PriceLevels ofSide = levels(side);
    return ofSide.count(ofSide.find(rank));
  }

  /** Returns the first order of a level. */
  public int first(Side side, long rank) {
    PriceLevels ofSide = levels(side);
    return high(ofSide.queue(ofSide.find(rank)));
  }

  /** Returns the order behind another one in its queue, 0 if there is none. */
  public int next(int order) {
    return low(orders[Records.at(order) + LINKS]);
  }

  /**
   * Adds an order at the end of the queue at its price.
   *
   * @param owner 0 to {@link #OWNER_MAX}
   * @param leavesLots 1 to {@link Instrument#MAX_ORDER_LOTS_MAX}
   * @return its slot
   */
  public int add(
      long orderId,
      int owner,
      boolean reduceOnly,
      Side side,
      long priceTicks,
      long leavesLots,
      long displayLots) {
    if (owner < 0 || owner > OWNER_MAX) {
      throw new IllegalArgumentException("owner: must be 0 to " + OWNER_MAX + ", got " + owner);
    }
    int order = records.take();
    orders = records.data();
    int o = Records.at(order);
    orders[o] = orderId;
    orders[o + LOTS_OWNER] = reduceOnly ? owner | REDUCE_ONLY : owner;
    index.put(orderId, order, orders);
    enqueue(order, side, priceTicks, leavesLots, displayLots);
    return order;
  }

  /**
   * Adds an order as it stood in another book, an iceberg with what it has left to show: hidden is
   * 0 for others.
   */
  public void restore(
      long orderId,
      int owner,
      boolean reduceOnly,
      Side side,
      long priceTicks,
      long shownLots,
      long hiddenLots,
      long displayLots) {
    long display = hiddenLots == 0 ? OrderTerms.ALL : shownLots;
    int order = add(orderId, owner, reduceOnly, side, priceTicks, shownLots + hiddenLots, display);
    if (hiddenLots > 0) {
      icebergs[order * ICEBERG_LONGS + DISPLAY] = displayLots;
    }
  }

  /** Puts an order that is in no queue at the end of the one at a price. */
  void enqueue(int order, Side side, long priceTicks, long leavesLots, long displayLots) {
    long rank = side.rank(priceTicks);
    if (levels[side.code()] == NO_LEVELS) {
      levels[side.code()] = new PriceLevels();
    }
    PriceLevels ofSide = levels[side.code()];
    long shown = Math.min(leavesLots, displayLots);
    int last = ofSide.append(rank, order, shown);
    int o = Records.at(order);
    orders[o + RANK] = rank;
    setShownLots(o, shown);
    orders[o + LINKS] = pair(last, 0);
    int p = Records.at(last) + LINKS;
    orders[p] = pair(high(orders[p]), order);
    openLots += leavesLots;
    if (shown < leavesLots || icebergs.length > 0) {
      startHiding(order, ofSide, rank, leavesLots - shown, displayLots);
    }
  }

  /** A slot may have been an iceberg's before, so zero is written too once the array is there. */
  private void startHiding(
      int order, PriceLevels ofSide, long rank, long hiddenLots, long displayLots) {
    int i = order * ICEBERG_LONGS;
    if (i >= icebergs.length) {
      if (hiddenLots == 0) {
        return;
      }
      icebergs = Arrays.copyOf(icebergs, records.slots() * ICEBERG_LONGS);
    }
    icebergs[i] = hiddenLots;
    icebergs[i + DISPLAY] = displayLots;
    if (hiddenLots > 0) {
      ofSide.addHidden(rank, hiddenLots);
    }
  }

  /** Sets what an iceberg hides, and keeps its level's sum. */
  private void hide(int order, long hiddenLots) {
    int i = order * ICEBERG_LONGS;
    long rank = rankOf(order);
    levels(rank).addHidden(rank, hiddenLots - icebergs[i]);
    icebergs[i] = hiddenLots;
  }

  /** Takes an order out of its queue but keeps its slot and id; returns the lots it had. */
  long dequeue(int order) {
    long hidden = hiddenLots(order);
    if (hidden > 0) {
      hide(order, 0);
    }
    int o = Records.at(order);
    long shown = orders[o + LOTS_OWNER] >>> LOTS_SHIFT;
    long links = orders[o + LINKS];
    int previous = high(links);
    int next = low(links);
    int p = Records.at(previous) + LINKS;
    orders[p] = pair(high(orders[p]), next);
    int n = Records.at(next) + LINKS;
    orders[n] = pair(previous, low(orders[n]));
    long rank = orders[o + RANK];
    levels(rank).unlink(rank, previous, next, shown);
    openLots -= shown + hidden;
    return shown + hidden;
  }

  /** Forgets an order that is in no queue. */
  void release(int order) {
    index.remove(orderId(order), order, orders);
    records.release(order);
  }

  /** Takes an order out; returns the lots it had. */
  public long remove(int order) {
    long leaves = dequeue(order);
    release(order);
    return leaves;
  }

  /** Makes an order smaller where it stands; hidden lots go first. */
  public void reduce(int order, long leavesLots) {
    int o = Records.at(order);
    long hidden = hiddenLots(order);
    long before = shownLots(order);
    long shown = Math.min(before, leavesLots);
    openLots -= before + hidden - leavesLots;
    long rank = orders[o + RANK];
    levels(rank).addLots(rank, shown - before);
    setShownLots(o, shown);
    if (hidden > 0) {
      hide(order, leavesLots - shown);
    }
  }

  /**
   * Takes lots from the first order of a level, shown ones first. Used up it goes; an iceberg whose
   * shown part is used up shows its next part, at the end of the queue. Returns what is left of it.
   */
  long takeFromFirst(int order, long lots) {
    int o = Records.at(order);
    long shown = shownLots(order);
    long hidden = hiddenLots(order);
    long leaves = shown + hidden - lots;
    if (leaves == 0) {
      remove(order);
      return 0;
    }
    openLots -= lots;
    long rank = orders[o + RANK];
    if (lots < shown) {
      setShownLots(o, shown - lots);
      levels(rank).addLots(rank, -lots);
    } else {
      long next = Math.min(leaves, icebergs[order * ICEBERG_LONGS + DISPLAY]);
      hide(order, leaves - next);
      setShownLots(o, next);
      levels(rank).addLots(rank, next - shown);
      moveToEnd(order, rank);
    }
    return leaves;
  }

  /** The order is the first of its queue. */
  private void moveToEnd(int order, long rank) {
    int o = Records.at(order) + LINKS;
    int next = low(orders[o]);
    if (next == 0) {
      return;
    }
    PriceLevels ofSide = levels(rank);
    int last = low(ofSide.queue(ofSide.find(rank)));
    int n = Records.at(next) + LINKS;
    orders[n] = pair(0, low(orders[n]));
    int p = Records.at(last) + LINKS;
    orders[p] = pair(high(orders[p]), order);
    orders[o] = pair(last, 0);
    ofSide.rotate(rank, next);
  }

  /** Shows all orders of a side to a visitor, best price first. */
  public void forEachOrder(Side side, OrderVisitor visitor) {
    for (long rank = best(side); rank != NO_LEVEL; rank = worse(side, rank)) {
      long price = side.rank(rank);
      for (int order = first(side, rank); order != 0; order = next(order)) {
        long hidden = hiddenLots(order);
        visitor.visit(
            orderId(order),
            owner(order),
            price,
            shownLots(order),
            hidden,
            hidden == 0 ? OrderTerms.ALL : displayLots(order),
            isReduceOnly(order));
      }
    }
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & LOW);
  }

  private static int high(long pair) {
    return (int) (pair >>> 32);
  }

  private static int low(long pair) {
    return (int) pair;
  }
}
