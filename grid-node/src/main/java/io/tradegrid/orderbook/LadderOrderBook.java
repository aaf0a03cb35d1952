package io.tradegrid.orderbook;

import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fast book. Orders and levels are records in arrays of longs, linked by slot numbers; nothing
 * is allocated once the arrays have grown to what the book needs. Slot 0 means none.
 *
 * <p>An order knows its level, so only a new price has to be looked up. A level at a price belongs
 * to one side at a time, because a book never stands crossed, so both sides share one {@link
 * PriceLadder}: below the best bid all levels are bids, above the best offer all are offers.
 *
 * <p>What icebergs hide stands in an array of its own, which a book without icebergs never has.
 */
public final class LadderOrderBook implements OrderBook {

  private static final long[] EMPTY = {};

  /** An order: id, shown lots, level above owner, previous above next in its queue. */
  private static final int SHOWN = 1;

  private static final int LEVEL_OWNER = 2;
  private static final int LINKS = 3;

  /** A level: price, sum of shown lots, first above last of its queue, side above order count. */
  private static final int LOTS = 1;

  private static final int QUEUE = 2;
  private static final int SIDE_COUNT = 3;

  /** What an iceberg hides: hidden lots, lots to show at a time. */
  private static final int ICEBERG_LONGS = 2;

  private static final int DISPLAY = 1;

  private static final long LOW = 0xffff_ffffL;

  private final OrderIndex index = new OrderIndex();
  private final PriceLadder ladder = new PriceLadder();
  private final Records orderRecords = new Records(LINKS);
  private final Records levelRecords = new Records(QUEUE);

  /** The records' arrays, which change only when a record is taken. */
  private long[] orders = EMPTY;

  private long[] levels = EMPTY;
  private long[] icebergs = EMPTY;
  private int bestBid;
  private int bestAsk;
  private long openLots;

  @Override
  public long enter(
      long orderId,
      int owner,
      Side side,
      long limitTicks,
      long lots,
      EntryTerms terms,
      MatchListener listener) {
    long left = match(orderId, owner, side, limitTicks, lots, terms.selfTrade(), listener);
    if (left == 0 || !terms.rests()) {
      return 0;
    }
    int order = orderRecords.take();
    orders = orderRecords.data();
    int o = Records.at(order);
    orders[o] = orderId;
    orders[o + LEVEL_OWNER] = owner & LOW;
    index.put(orderId, order);
    rest(order, side, limitTicks, left, terms.displayLots());
    return left;
  }

  /** Returns what is left of the taker: to rest, or 0 if it is filled or was cancelled. */
  private long match(
      long takerId,
      int owner,
      Side side,
      long limitTicks,
      long lots,
      SelfTrade mode,
      MatchListener listener) {
    long left = lots;
    if (side == Side.BUY) {
      while (left > 0 && bestAsk != 0 && levels[Records.at(bestAsk)] <= limitTicks) {
        left = takeFrom(bestAsk, takerId, owner, left, mode, listener);
      }
    } else {
      while (left > 0 && bestBid != 0 && levels[Records.at(bestBid)] >= limitTicks) {
        left = takeFrom(bestBid, takerId, owner, left, mode, listener);
      }
    }
    return left;
  }

  /** Trades with the level's queue until it or the taker is used up; returns what is left. */
  private long takeFrom(
      int level, long takerId, int owner, long lots, SelfTrade mode, MatchListener listener) {
    int l = Records.at(level);
    long left = lots;
    while (left > 0 && low(levels[l + SIDE_COUNT]) != 0) {
      int maker = high(levels[l + QUEUE]);
      int m = Records.at(maker);
      long makerId = orders[m];
      if (mode != SelfTrade.ALLOW && low(orders[m + LEVEL_OWNER]) == owner) {
        left = prevent(takerId, maker, left, mode, listener);
      } else {
        long traded = Math.min(left, orders[m + SHOWN]);
        left -= traded;
        long price = levels[l];
        long leaves = takeShown(maker, traded);
        listener.filled(takerId, makerId, price, traded, leaves);
      }
    }
    return left;
  }

  private long prevent(long takerId, int maker, long left, SelfTrade mode, MatchListener listener) {
    int m = Records.at(maker);
    long makerId = orders[m];
    long leaves = leaves(maker);
    long fromTaker =
        switch (mode) {
          case CANCEL_TAKER, CANCEL_BOTH -> left;
          case DECREMENT -> Math.min(left, orders[m + SHOWN]);
          default -> 0;
        };
    long fromMaker =
        switch (mode) {
          case CANCEL_MAKER, CANCEL_BOTH -> leaves;
          case DECREMENT -> fromTaker;
          default -> 0;
        };
    if (fromMaker == leaves) {
      withdraw(maker);
      release(maker);
    } else {
      takeShown(maker, fromMaker);
    }
    listener.prevented(takerId, makerId, fromTaker, fromMaker, leaves - fromMaker);
    return left - fromTaker;
  }

  /**
   * Takes shown lots from an order. Used up it goes; an iceberg shows its next part, at the end of
   * the queue. Returns what is left of it.
   */
  private long takeShown(int order, long lots) {
    int o = Records.at(order);
    int l = Records.at(high(orders[o + LEVEL_OWNER]));
    levels[l + LOTS] -= lots;
    openLots -= lots;
    long shown = orders[o + SHOWN] - lots;
    orders[o + SHOWN] = shown;
    long hidden = hidden(order);
    if (shown == 0 && hidden == 0) {
      unlink(order);
      release(order);
    } else if (shown == 0) {
      int i = order * ICEBERG_LONGS;
      long next = Math.min(hidden, icebergs[i + DISPLAY]);
      icebergs[i] = hidden - next;
      orders[o + SHOWN] = next;
      levels[l + LOTS] += next;
      moveToEnd(order, l);
    }
    return shown + hidden;
  }

  private long hidden(int order) {
    int i = order * ICEBERG_LONGS;
    return i < icebergs.length ? icebergs[i] : 0;
  }

  private long leaves(int order) {
    return orders[Records.at(order) + SHOWN] + hidden(order);
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

  /** Puts an order, whose id and owner are set, at the end of the queue at a price. */
  private void rest(int order, Side side, long priceTicks, long leavesLots, long displayLots) {
    int level = ladder.get(priceTicks);
    if (level == 0) {
      level = openLevel(side, priceTicks);
    }
    int l = Records.at(level);
    int o = Records.at(order);
    int last = low(levels[l + QUEUE]);
    long shown = Math.min(leavesLots, displayLots);
    orders[o + SHOWN] = shown;
    hide(order, leavesLots - shown, displayLots);
    orders[o + LEVEL_OWNER] = pair(level, low(orders[o + LEVEL_OWNER]));
    orders[o + LINKS] = pair(last, 0);
    if (last == 0) {
      levels[l + QUEUE] = pair(order, order);
    } else {
      int p = Records.at(last) + LINKS;
      orders[p] = pair(high(orders[p]), order);
      levels[l + QUEUE] = pair(high(levels[l + QUEUE]), order);
    }
    levels[l + LOTS] += shown;
    levels[l + SIDE_COUNT]++;
    openLots += leavesLots;
  }

  /** A slot may have been an iceberg's before, so zero is written too once the array is there. */
  private void hide(int order, long hiddenLots, long displayLots) {
    int i = order * ICEBERG_LONGS;
    if (i >= icebergs.length) {
      if (hiddenLots == 0) {
        return;
      }
      icebergs = Arrays.copyOf(icebergs, orderRecords.slots() * ICEBERG_LONGS);
    }
    icebergs[i] = hiddenLots;
    icebergs[i + DISPLAY] = displayLots;
  }

  @Override
  public long fillable(Side side, long limitTicks, long wantedLots, int exceptOwner) {
    long sum = 0;
    Side makers = side.opposite();
    for (int level = best(makers); level != 0; level = worse(makers, level)) {
      int l = Records.at(level);
      if (side == Side.BUY ? levels[l] > limitTicks : levels[l] < limitTicks) {
        break;
      }
      for (int order = high(levels[l + QUEUE]); order != 0; order = next(order)) {
        boolean counts =
            exceptOwner == 0 || low(orders[Records.at(order) + LEVEL_OWNER]) != exceptOwner;
        sum += counts ? leaves(order) : 0;
        if (sum >= wantedLots) {
          return wantedLots;
        }
      }
    }
    return sum;
  }

  private int next(int order) {
    return low(orders[Records.at(order) + LINKS]);
  }

  private int openLevel(Side side, long priceTicks) {
    int level = levelRecords.take();
    levels = levelRecords.data();
    int l = Records.at(level);
    levels[l] = priceTicks;
    levels[l + LOTS] = 0;
    levels[l + QUEUE] = 0;
    levels[l + SIDE_COUNT] = (long) side.code() << 32;
    ladder.put(priceTicks, level, touch(priceTicks));
    if (side == Side.BUY) {
      if (bestBid == 0 || priceTicks > levels[Records.at(bestBid)]) {
        bestBid = level;
      }
    } else if (bestAsk == 0 || priceTicks < levels[Records.at(bestAsk)]) {
      bestAsk = level;
    }
    return level;
  }

  private long touch(long priceTicks) {
    if (bestBid != 0) {
      return levels[Records.at(bestBid)];
    }
    return bestAsk != 0 ? levels[Records.at(bestAsk)] : priceTicks;
  }

  /** Takes an order out of its queue, and the level out of the ladder with its last order. */
  private void unlink(int order) {
    long links = orders[Records.at(order) + LINKS];
    int previous = high(links);
    int next = low(links);
    int level = high(orders[Records.at(order) + LEVEL_OWNER]);
    int l = Records.at(level);
    long queue = levels[l + QUEUE];
    if (previous == 0) {
      queue = pair(next, low(queue));
    } else {
      int p = Records.at(previous) + LINKS;
      orders[p] = pair(high(orders[p]), next);
    }
    if (next == 0) {
      queue = pair(high(queue), previous);
    } else {
      int n = Records.at(next) + LINKS;
      orders[n] = pair(previous, low(orders[n]));
    }
    levels[l + QUEUE] = queue;
    levels[l + SIDE_COUNT]--;
    if (queue == 0) {
      closeLevel(level);
    }
  }

  private void closeLevel(int level) {
    int l = Records.at(level);
    long price = levels[l];
    ladder.remove(price);
    if (level == bestBid) {
      bestBid = ladder.below(price);
    } else if (level == bestAsk) {
      bestAsk = ladder.above(price);
    }
    levelRecords.release(level);
  }

  @Override
  public long cancel(long orderId) {
    int order = index.get(orderId);
    if (order == 0) {
      return UNKNOWN;
    }
    long leaves = withdraw(order);
    release(order);
    return leaves;
  }

  /** Takes an order out of level and sums but keeps its slot and id. */
  private long withdraw(int order) {
    int o = Records.at(order);
    long leaves = leaves(order);
    levels[Records.at(high(orders[o + LEVEL_OWNER])) + LOTS] -= orders[o + SHOWN];
    openLots -= leaves;
    unlink(order);
    return leaves;
  }

  private void release(int order) {
    int o = Records.at(order);
    index.remove(orders[o]);
    orderRecords.release(order);
  }

  @Override
  public long reduce(long orderId, long leavesLots) {
    int order = index.get(orderId);
    if (order == 0) {
      return UNKNOWN;
    }
    long leaves = leaves(order);
    if (leavesLots < 1 || leavesLots > leaves) {
      throw new IllegalArgumentException(
          "leavesLots: must be 1 to " + leaves + ", got " + leavesLots);
    }
    int o = Records.at(order);
    long shown = Math.min(orders[o + SHOWN], leavesLots);
    levels[Records.at(high(orders[o + LEVEL_OWNER])) + LOTS] -= orders[o + SHOWN] - shown;
    orders[o + SHOWN] = shown;
    if (hidden(order) > 0) {
      icebergs[order * ICEBERG_LONGS] = leavesLots - shown;
    }
    openLots -= leaves - leavesLots;
    return leavesLots;
  }

  @Override
  public long replace(
      long orderId, long limitTicks, long leavesLots, EntryTerms terms, MatchListener listener) {
    int order = index.get(orderId);
    if (order == 0) {
      return UNKNOWN;
    }
    long levelOwner = orders[Records.at(order) + LEVEL_OWNER];
    Side side = sideOf(high(levelOwner));
    withdraw(order);
    long left =
        match(orderId, low(levelOwner), side, limitTicks, leavesLots, terms.selfTrade(), listener);
    if (left == 0 || !terms.rests()) {
      release(order);
      return 0;
    }
    rest(order, side, limitTicks, left, terms.displayLots());
    return left;
  }

  private Side sideOf(int level) {
    return levels[Records.at(level) + SIDE_COUNT] >>> 32 == 0 ? Side.BUY : Side.SELL;
  }

  @Override
  public boolean contains(long orderId) {
    return index.get(orderId) != 0;
  }

  @Override
  public long bestTicks(Side side) {
    int level = best(side);
    return level == 0 ? 0 : levels[Records.at(level)];
  }

  @Override
  public long bestLots(Side side) {
    int level = best(side);
    return level == 0 ? 0 : levels[Records.at(level) + LOTS];
  }

  private int best(Side side) {
    return side == Side.BUY ? bestBid : bestAsk;
  }

  private int worse(Side side, int level) {
    long price = levels[Records.at(level)];
    return side == Side.BUY ? ladder.below(price) : ladder.above(price);
  }

  @Override
  public List<Level> levels(Side side, int max) {
    List<Level> found = new ArrayList<>();
    for (int level = best(side); level != 0 && found.size() < max; level = worse(side, level)) {
      int l = Records.at(level);
      found.add(new Level(levels[l], levels[l + LOTS], low(levels[l + SIDE_COUNT])));
    }
    return found;
  }

  @Override
  public int openOrders() {
    return index.size();
  }

  @Override
  public long openLots() {
    return openLots;
  }

  @Override
  public long stateHash() {
    long hash = 0;
    for (Side side : Side.values()) {
      for (int level = best(side); level != 0; level = worse(side, level)) {
        int l = Records.at(level);
        for (int order = high(levels[l + QUEUE]); order != 0; order = next(order)) {
          int o = Records.at(order);
          int owner = low(orders[o + LEVEL_OWNER]);
          hash = BookHash.add(hash, side, levels[l], orders[o], owner, orders[o + SHOWN]);
          long hidden = hidden(order);
          if (hidden > 0) {
            hash = BookHash.addHidden(hash, hidden, icebergs[order * ICEBERG_LONGS + DISPLAY]);
          }
        }
      }
    }
    return hash;
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
