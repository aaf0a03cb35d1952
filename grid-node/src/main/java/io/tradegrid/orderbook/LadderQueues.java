package io.tradegrid.orderbook;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Side;
import java.util.Arrays;

/**
 * Orders in queues by side and price. Orders and levels are records in arrays of longs, linked by
 * slot numbers; nothing is allocated once the arrays have grown to what is needed. Slot 0 means
 * none. An order knows its level, so only a new price has to be looked up.
 *
 * <p>What icebergs hide stands in arrays of its own, which queues without icebergs never have.
 */
public final class LadderQueues {

  private static final long[] EMPTY = {};

  /** What all sides share that never had an order; never written to. */
  private static final PriceLadder NO_LEVELS = new PriceLadder();

  private static final Side[] SIDES = {Side.BUY, Side.SELL};

  /**
   * An order: id, shown lots, level above owner, previous above next in its queue. The highest bit
   * of the level marks a sell order, that of the owner a reduce-only one. The record of slot 0 is
   * nobody's and may be written to, which saves asking whether there is a neighbour.
   */
  private static final int SHOWN = 1;

  private static final int LEVEL_OWNER = 2;
  private static final int LINKS = 3;

  private static final int SELL_SHIFT = 31;
  private static final int REDUCE_ONLY = Integer.MIN_VALUE;

  /**
   * A level: rank of its price, sum of shown lots, first above last of its queue, side above order
   * count.
   */
  private static final int LOTS = 1;

  private static final int QUEUE = 2;
  private static final int SIDE_COUNT = 3;

  /** What an iceberg hides: hidden lots, lots to show at a time. */
  private static final int ICEBERG_LONGS = 2;

  private static final int DISPLAY = 1;

  private static final long LOW = 0xffff_ffffL;

  private final OrderIndex index = new OrderIndex();

  /** By the code of the side. */
  private final PriceLadder[] ladders = {NO_LEVELS, NO_LEVELS};

  /** The best level, by the code of the side. */
  private final int[] best = new int[2];

  private final Records orderRecords = new Records(LINKS);
  private final Records levelRecords = new Records(QUEUE);

  /** The records' arrays, which change only when a record is taken. */
  private long[] orders = EMPTY;

  private long[] levels = EMPTY;
  private long[] icebergs = EMPTY;
  private long[] levelHidden = EMPTY;
  private long openLots;

  /** Returns the slot of an order, 0 if it is not here. */
  public int find(long orderId) {
    return index.get(orderId, orders);
  }

  /**
   * Reads an order's neighbours and its level, and the end of the queue it may be moved to.
   *
   * @return what was read, of no meaning
   */
  public long readAhead(int order, boolean moves, long priceTicks) {
    long links = orders[Records.at(order) + LINKS];
    long read = orders[Records.at(high(links))] + orders[Records.at(low(links))];
    read += rankOf(level(order));
    if (moves) {
      Side side = side(order);
      int level = ladders[side.code()].get(side.rank(priceTicks));
      read += orders[Records.at(low(levels[Records.at(level) + QUEUE]))];
    }
    return read;
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
    return low(orders[Records.at(order) + LEVEL_OWNER]) & ~REDUCE_ONLY;
  }

  /** Returns whether the order in a slot may only reduce a position. */
  public boolean isReduceOnly(int order) {
    return low(orders[Records.at(order) + LEVEL_OWNER]) < 0;
  }

  void setReduceOnly(int order, boolean reduceOnly) {
    int o = Records.at(order) + LEVEL_OWNER;
    orders[o] = reduceOnly ? orders[o] | (REDUCE_ONLY & LOW) : orders[o] & ~(REDUCE_ONLY & LOW);
  }

  /** Returns the side of the order in a slot. */
  public Side side(int order) {
    return SIDES[(int) (orders[Records.at(order) + LEVEL_OWNER] >>> 63)];
  }

  /** Returns the price of the order in a slot, in ticks. */
  public long priceTicks(int order) {
    return side(order).rank(rankOf(level(order)));
  }

  /** Returns the lots that the order in a slot shows. */
  public long shownLots(int order) {
    return orders[Records.at(order) + SHOWN];
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

  /** Returns the best level of a side, 0 if the side is empty. */
  public int best(Side side) {
    return best[side.code()];
  }

  /** Returns the level behind another one of the same side, 0 if there is none. */
  public int worse(Side side, int level) {
    return ladders[side.code()].below(rankOf(level));
  }

  /** Returns the price of a level in ticks. */
  public long priceOf(int level) {
    return sideOfLevel(level).rank(rankOf(level));
  }

  /** Returns the rank of a level's price, as {@link Side#rank} gives it. */
  public long rankOf(int level) {
    return levels[Records.at(level)];
  }

  /** Returns the sum of the lots shown at a level. */
  public long shownLotsOf(int level) {
    return levels[Records.at(level) + LOTS];
  }

  /** Returns the sum of the lots at a level, hidden ones included. */
  public long leavesLotsOf(int level) {
    return shownLotsOf(level) + (level < levelHidden.length ? levelHidden[level] : 0);
  }

  /** Returns the number of orders at a level, 0 if it has just been closed. */
  public int ordersOf(int level) {
    return low(levels[Records.at(level) + SIDE_COUNT]);
  }

  /** Returns the first order of a level. */
  public int first(int level) {
    return high(levels[Records.at(level) + QUEUE]);
  }

  /** Returns the order behind another one in its queue, 0 if there is none. */
  public int next(int order) {
    return low(orders[Records.at(order) + LINKS]);
  }

  private int level(int order) {
    return high(orders[Records.at(order) + LEVEL_OWNER]) & Integer.MAX_VALUE;
  }

  private Side sideOfLevel(int level) {
    return SIDES[high(levels[Records.at(level) + SIDE_COUNT])];
  }

  /** Adds an order at the end of the queue at its price; returns its slot. */
  public int add(
      long orderId,
      int owner,
      boolean reduceOnly,
      Side side,
      long priceTicks,
      long leavesLots,
      long displayLots) {
    int order = orderRecords.take();
    orders = orderRecords.data();
    int o = Records.at(order);
    orders[o] = orderId;
    orders[o + LEVEL_OWNER] = (reduceOnly ? owner | REDUCE_ONLY : owner) & LOW;
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
    int level = ladders[side.code()].get(rank);
    if (level == 0) {
      level = openLevel(side, rank);
    }
    int l = Records.at(level);
    int o = Records.at(order);
    int last = low(levels[l + QUEUE]);
    long shown = Math.min(leavesLots, displayLots);
    orders[o + SHOWN] = shown;
    orders[o + LEVEL_OWNER] =
        pair(level | (side.code() << SELL_SHIFT), low(orders[o + LEVEL_OWNER]));
    orders[o + LINKS] = pair(last, 0);
    int p = Records.at(last) + LINKS;
    orders[p] = pair(high(orders[p]), order);
    levels[l + QUEUE] = pair(last == 0 ? order : high(levels[l + QUEUE]), order);
    levels[l + LOTS] += shown;
    levels[l + SIDE_COUNT]++;
    openLots += leavesLots;
    if (shown < leavesLots || icebergs.length > 0) {
      startHiding(order, level, leavesLots - shown, displayLots);
    }
  }

  /** A slot may have been an iceberg's before, so zero is written too once the arrays are there. */
  private void startHiding(int order, int level, long hiddenLots, long displayLots) {
    int i = order * ICEBERG_LONGS;
    if (i >= icebergs.length) {
      if (hiddenLots == 0) {
        return;
      }
      icebergs = Arrays.copyOf(icebergs, orderRecords.slots() * ICEBERG_LONGS);
    }
    icebergs[i] = hiddenLots;
    icebergs[i + DISPLAY] = displayLots;
    if (hiddenLots > 0) {
      if (level >= levelHidden.length) {
        levelHidden = Arrays.copyOf(levelHidden, levelRecords.slots());
      }
      levelHidden[level] += hiddenLots;
    }
  }

  /** Sets what an iceberg hides, and keeps its level's sum. */
  private void hide(int order, long hiddenLots) {
    int i = order * ICEBERG_LONGS;
    levelHidden[level(order)] += hiddenLots - icebergs[i];
    icebergs[i] = hiddenLots;
  }

  private int openLevel(Side side, long rank) {
    int level = levelRecords.take();
    levels = levelRecords.data();
    int l = Records.at(level);
    levels[l] = rank;
    levels[l + LOTS] = 0;
    levels[l + QUEUE] = 0;
    levels[l + SIDE_COUNT] = (long) side.code() << 32;
    if (ladders[side.code()] == NO_LEVELS) {
      ladders[side.code()] = new PriceLadder();
    }
    int touch = best[side.code()];
    ladders[side.code()].put(rank, level, touch == 0 ? rank : rankOf(touch));
    if (touch == 0 || rank > rankOf(touch)) {
      best[side.code()] = level;
    }
    return level;
  }

  /** Takes an order out of its queue but keeps its slot and id; returns the lots it had. */
  long dequeue(int order) {
    int o = Records.at(order);
    int level = level(order);
    long shown = orders[o + SHOWN];
    levels[Records.at(level) + LOTS] -= shown;
    long hidden = hiddenLots(order);
    if (hidden > 0) {
      hide(order, 0);
    }
    openLots -= shown + hidden;
    unlink(order, level);
    return shown + hidden;
  }

  /** Takes an order out of its queue, and the level out of the ladder with its last order. */
  private void unlink(int order, int level) {
    long links = orders[Records.at(order) + LINKS];
    int previous = high(links);
    int next = low(links);
    int l = Records.at(level);
    int p = Records.at(previous) + LINKS;
    orders[p] = pair(high(orders[p]), next);
    int n = Records.at(next) + LINKS;
    orders[n] = pair(previous, low(orders[n]));
    long queue = levels[l + QUEUE];
    queue = pair(previous == 0 ? next : high(queue), next == 0 ? previous : low(queue));
    levels[l + QUEUE] = queue;
    levels[l + SIDE_COUNT]--;
    if (queue == 0) {
      closeLevel(level);
    }
  }

  private void closeLevel(int level) {
    int side = high(levels[Records.at(level) + SIDE_COUNT]);
    long rank = rankOf(level);
    ladders[side].remove(rank);
    if (level == best[side]) {
      best[side] = ladders[side].below(rank);
    }
    levelRecords.release(level);
  }

  /** Forgets an order that is in no queue. */
  void release(int order) {
    index.remove(orderId(order), order, orders);
    orderRecords.release(order);
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
    long shown = Math.min(orders[o + SHOWN], leavesLots);
    openLots -= orders[o + SHOWN] + hidden - leavesLots;
    levels[Records.at(level(order)) + LOTS] -= orders[o + SHOWN] - shown;
    orders[o + SHOWN] = shown;
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
    long shown = orders[o + SHOWN];
    long hidden = hiddenLots(order);
    long leaves = shown + hidden - lots;
    if (leaves == 0) {
      remove(order);
    } else if (lots < shown) {
      orders[o + SHOWN] = shown - lots;
      levels[Records.at(level(order)) + LOTS] -= lots;
      openLots -= lots;
    } else {
      int l = Records.at(level(order));
      long next = Math.min(leaves, icebergs[order * ICEBERG_LONGS + DISPLAY]);
      hide(order, leaves - next);
      orders[o + SHOWN] = next;
      levels[l + LOTS] += next - shown;
      openLots -= lots;
      moveToEnd(order, l);
    }
    return leaves;
  }

  /** The order is the first of its queue. */
  private void moveToEnd(int order, int l) {
    int last = low(levels[l + QUEUE]);
    if (order == last) {
      return;
    }
    int o = Records.at(order) + LINKS;
    int next = low(orders[o]);
    int n = Records.at(next) + LINKS;
    orders[n] = pair(0, low(orders[n]));
    int p = Records.at(last) + LINKS;
    orders[p] = pair(high(orders[p]), order);
    orders[o] = pair(last, 0);
    levels[l + QUEUE] = pair(next, order);
  }

  /** Shows all orders of a side to a visitor, best price first. */
  public void forEachOrder(Side side, OrderVisitor visitor) {
    for (int level = best(side); level != 0; level = worse(side, level)) {
      long price = priceOf(level);
      for (int order = first(level); order != 0; order = next(order)) {
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
