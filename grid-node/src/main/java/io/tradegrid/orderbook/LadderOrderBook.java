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
 */
public final class LadderOrderBook implements OrderBook {

  private static final long[] EMPTY = {};

  /** An order: id, open lots, level above owner, previous above next in its queue. */
  private static final int ORDER_LONGS = 4;

  private static final int LEAVES = 1;
  private static final int LEVEL_OWNER = 2;
  private static final int LINKS = 3;

  /** A level: price, sum of open lots, first above last of its queue, side above order count. */
  private static final int LEVEL_LONGS = 4;

  private static final int LOTS = 1;
  private static final int QUEUE = 2;
  private static final int SIDE_COUNT = 3;

  private static final long LOW = 0xffff_ffffL;

  private final OrderIndex index = new OrderIndex();
  private final PriceLadder ladder = new PriceLadder();
  private long[] orders = EMPTY;
  private long[] levels = EMPTY;
  private int freeOrder;
  private int freeLevel;
  private int bestBid;
  private int bestAsk;
  private long openLots;

  @Override
  public long enter(
      long orderId,
      int portfolioId,
      Side side,
      long limitTicks,
      long lots,
      boolean rests,
      FillListener fills) {
    long left = match(orderId, side, limitTicks, lots, fills);
    if (left > 0 && rests) {
      int order = takeOrder();
      int o = order * ORDER_LONGS;
      orders[o] = orderId;
      orders[o + LEVEL_OWNER] = portfolioId & LOW;
      index.put(orderId, order);
      rest(order, side, limitTicks, left);
    }
    return left;
  }

  private long match(long takerId, Side side, long limitTicks, long lots, FillListener fills) {
    long left = lots;
    if (side == Side.BUY) {
      while (left > 0 && bestAsk != 0 && levels[bestAsk * LEVEL_LONGS] <= limitTicks) {
        left = takeFrom(bestAsk, takerId, left, fills);
      }
    } else {
      while (left > 0 && bestBid != 0 && levels[bestBid * LEVEL_LONGS] >= limitTicks) {
        left = takeFrom(bestBid, takerId, left, fills);
      }
    }
    return left;
  }

  /** Trades with the level's queue until it or the taker is used up; returns what is left. */
  private long takeFrom(int level, long takerId, long lots, FillListener fills) {
    int l = level * LEVEL_LONGS;
    long price = levels[l];
    long left = lots;
    int maker = high(levels[l + QUEUE]);
    while (left > 0 && maker != 0) {
      int m = maker * ORDER_LONGS;
      long makerId = orders[m];
      int next = low(orders[m + LINKS]);
      long leaves = orders[m + LEAVES];
      long traded = Math.min(left, leaves);
      left -= traded;
      leaves -= traded;
      levels[l + LOTS] -= traded;
      openLots -= traded;
      if (leaves == 0) {
        unlink(maker);
        release(maker);
      } else {
        orders[m + LEAVES] = leaves;
      }
      fills.filled(takerId, makerId, price, traded, leaves);
      maker = next;
    }
    return left;
  }

  /** Puts an order, whose id and owner are set, at the end of the queue at a price. */
  private void rest(int order, Side side, long priceTicks, long leavesLots) {
    int level = ladder.get(priceTicks);
    if (level == 0) {
      level = openLevel(side, priceTicks);
    }
    int l = level * LEVEL_LONGS;
    int o = order * ORDER_LONGS;
    int last = low(levels[l + QUEUE]);
    orders[o + LEAVES] = leavesLots;
    orders[o + LEVEL_OWNER] = pair(level, low(orders[o + LEVEL_OWNER]));
    orders[o + LINKS] = pair(last, 0);
    if (last == 0) {
      levels[l + QUEUE] = pair(order, order);
    } else {
      int p = last * ORDER_LONGS + LINKS;
      orders[p] = pair(high(orders[p]), order);
      levels[l + QUEUE] = pair(high(levels[l + QUEUE]), order);
    }
    levels[l + LOTS] += leavesLots;
    levels[l + SIDE_COUNT]++;
    openLots += leavesLots;
  }

  private int openLevel(Side side, long priceTicks) {
    int level = takeLevel();
    int l = level * LEVEL_LONGS;
    levels[l] = priceTicks;
    levels[l + LOTS] = 0;
    levels[l + QUEUE] = 0;
    levels[l + SIDE_COUNT] = (long) side.code() << 32;
    ladder.put(priceTicks, level, touch(priceTicks));
    if (side == Side.BUY) {
      if (bestBid == 0 || priceTicks > levels[bestBid * LEVEL_LONGS]) {
        bestBid = level;
      }
    } else if (bestAsk == 0 || priceTicks < levels[bestAsk * LEVEL_LONGS]) {
      bestAsk = level;
    }
    return level;
  }

  private long touch(long priceTicks) {
    if (bestBid != 0) {
      return levels[bestBid * LEVEL_LONGS];
    }
    return bestAsk != 0 ? levels[bestAsk * LEVEL_LONGS] : priceTicks;
  }

  /** Takes an order out of its queue, and the level out of the ladder with its last order. */
  private void unlink(int order) {
    long links = orders[order * ORDER_LONGS + LINKS];
    int previous = high(links);
    int next = low(links);
    int level = high(orders[order * ORDER_LONGS + LEVEL_OWNER]);
    int l = level * LEVEL_LONGS;
    long queue = levels[l + QUEUE];
    if (previous == 0) {
      queue = pair(next, low(queue));
    } else {
      int p = previous * ORDER_LONGS + LINKS;
      orders[p] = pair(high(orders[p]), next);
    }
    if (next == 0) {
      queue = pair(high(queue), previous);
    } else {
      int n = next * ORDER_LONGS + LINKS;
      orders[n] = pair(previous, low(orders[n]));
    }
    levels[l + QUEUE] = queue;
    levels[l + SIDE_COUNT]--;
    if (queue == 0) {
      closeLevel(level);
    }
  }

  private void closeLevel(int level) {
    int l = level * LEVEL_LONGS;
    long price = levels[l];
    ladder.remove(price);
    if (level == bestBid) {
      bestBid = ladder.below(price);
    } else if (level == bestAsk) {
      bestAsk = ladder.above(price);
    }
    levels[l + QUEUE] = freeLevel;
    freeLevel = level;
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
    int o = order * ORDER_LONGS;
    long leaves = orders[o + LEAVES];
    levels[high(orders[o + LEVEL_OWNER]) * LEVEL_LONGS + LOTS] -= leaves;
    openLots -= leaves;
    unlink(order);
    return leaves;
  }

  private void release(int order) {
    int o = order * ORDER_LONGS;
    index.remove(orders[o]);
    orders[o + LINKS] = freeOrder;
    freeOrder = order;
  }

  @Override
  public long reduce(long orderId, long leavesLots) {
    int order = index.get(orderId);
    if (order == 0) {
      return UNKNOWN;
    }
    int o = order * ORDER_LONGS;
    long leaves = orders[o + LEAVES];
    if (leavesLots < 1 || leavesLots > leaves) {
      throw new IllegalArgumentException(
          "leavesLots: must be 1 to " + leaves + ", got " + leavesLots);
    }
    orders[o + LEAVES] = leavesLots;
    levels[high(orders[o + LEVEL_OWNER]) * LEVEL_LONGS + LOTS] -= leaves - leavesLots;
    openLots -= leaves - leavesLots;
    return leavesLots;
  }

  @Override
  public long replace(long orderId, long limitTicks, long leavesLots, FillListener fills) {
    int order = index.get(orderId);
    if (order == 0) {
      return UNKNOWN;
    }
    int level = high(orders[order * ORDER_LONGS + LEVEL_OWNER]);
    Side side = sideOf(level);
    withdraw(order);
    long left = match(orderId, side, limitTicks, leavesLots, fills);
    if (left > 0) {
      rest(order, side, limitTicks, left);
    } else {
      release(order);
    }
    return left;
  }

  private Side sideOf(int level) {
    return levels[level * LEVEL_LONGS + SIDE_COUNT] >>> 32 == 0 ? Side.BUY : Side.SELL;
  }

  @Override
  public boolean contains(long orderId) {
    return index.get(orderId) != 0;
  }

  @Override
  public long bestTicks(Side side) {
    int level = best(side);
    return level == 0 ? 0 : levels[level * LEVEL_LONGS];
  }

  @Override
  public long bestLots(Side side) {
    int level = best(side);
    return level == 0 ? 0 : levels[level * LEVEL_LONGS + LOTS];
  }

  private int best(Side side) {
    return side == Side.BUY ? bestBid : bestAsk;
  }

  private int worse(Side side, int level) {
    long price = levels[level * LEVEL_LONGS];
    return side == Side.BUY ? ladder.below(price) : ladder.above(price);
  }

  @Override
  public List<Level> levels(Side side, int max) {
    List<Level> found = new ArrayList<>();
    for (int level = best(side); level != 0 && found.size() < max; level = worse(side, level)) {
      int l = level * LEVEL_LONGS;
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
        int l = level * LEVEL_LONGS;
        int o;
        for (int order = high(levels[l + QUEUE]); order != 0; order = low(orders[o + LINKS])) {
          o = order * ORDER_LONGS;
          int owner = low(orders[o + LEVEL_OWNER]);
          hash = BookHash.add(hash, side, levels[l], orders[o], owner, orders[o + LEAVES]);
        }
      }
    }
    return hash;
  }

  private int takeOrder() {
    if (freeOrder == 0) {
      int first = Math.max(1, orders.length / ORDER_LONGS);
      int last = Math.max(3, 2 * first - 1);
      orders = Arrays.copyOf(orders, (last + 1) * ORDER_LONGS);
      for (int order = last; order >= first; order--) {
        orders[order * ORDER_LONGS + LINKS] = freeOrder;
        freeOrder = order;
      }
    }
    int order = freeOrder;
    freeOrder = low(orders[order * ORDER_LONGS + LINKS]);
    return order;
  }

  private int takeLevel() {
    if (freeLevel == 0) {
      int first = Math.max(1, levels.length / LEVEL_LONGS);
      int last = Math.max(3, 2 * first - 1);
      levels = Arrays.copyOf(levels, (last + 1) * LEVEL_LONGS);
      for (int level = last; level >= first; level--) {
        levels[level * LEVEL_LONGS + QUEUE] = freeLevel;
        freeLevel = level;
      }
    }
    int level = freeLevel;
    freeLevel = (int) levels[level * LEVEL_LONGS + QUEUE];
    return level;
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
