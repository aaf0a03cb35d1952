package io.tradegrid.orderbook;

import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The obviously right book: a sorted map of levels a side, a linked set of orders a level. What it
 * does is what the venue's rules are; {@link LadderOrderBook} is held to it.
 */
public final class ReferenceOrderBook implements OrderBook {

  private static final class Resting {

    final long orderId;
    final int owner;
    final Side side;
    long priceTicks;
    long displayLots;
    long shownLots;
    long hiddenLots;

    Resting(long orderId, int owner, Side side) {
      this.orderId = orderId;
      this.owner = owner;
      this.side = side;
    }

    long leavesLots() {
      return shownLots + hiddenLots;
    }

    void show(long leavesLots) {
      shownLots = Math.min(leavesLots, displayLots);
      hiddenLots = leavesLots - shownLots;
    }
  }

  /** Best price first: the highest bid, the lowest offer. */
  private final NavigableMap<Long, Set<Resting>> bids = new TreeMap<>(Comparator.reverseOrder());

  private final NavigableMap<Long, Set<Resting>> asks = new TreeMap<>();
  private final Map<Long, Resting> byId = new HashMap<>();

  @Override
  public long enter(
      long orderId,
      int owner,
      Side side,
      long limitTicks,
      long lots,
      EntryTerms terms,
      MatchListener listener) {
    Resting order = new Resting(orderId, owner, side);
    long left = match(order, limitTicks, lots, terms.selfTrade(), listener);
    if (left == 0 || !terms.rests()) {
      return 0;
    }
    order.displayLots = terms.displayLots();
    order.priceTicks = limitTicks;
    order.show(left);
    side(side).computeIfAbsent(limitTicks, price -> new LinkedHashSet<>()).add(order);
    byId.put(orderId, order);
    return left;
  }

  /** Returns what is left of the taker: to rest, or 0 if it is filled or was cancelled. */
  private long match(
      Resting taker, long limitTicks, long lots, SelfTrade mode, MatchListener listener) {
    NavigableMap<Long, Set<Resting>> makers = side(taker.side.opposite());
    long left = lots;
    while (left > 0 && !makers.isEmpty() && accepts(taker.side, limitTicks, makers.firstKey())) {
      Resting maker = makers.firstEntry().getValue().iterator().next();
      if (maker.owner == taker.owner && mode != SelfTrade.ALLOW) {
        left = prevent(taker, maker, left, mode, listener);
      } else {
        long traded = Math.min(left, maker.shownLots);
        left -= traded;
        maker.shownLots -= traded;
        long leaves = maker.leavesLots();
        refreshOrUnlink(maker);
        listener.filled(taker.orderId, maker.orderId, maker.priceTicks, traded, leaves);
      }
    }
    return left;
  }

  private long prevent(
      Resting taker, Resting maker, long left, SelfTrade mode, MatchListener listener) {
    long leaves = maker.leavesLots();
    long fromTaker =
        switch (mode) {
          case CANCEL_TAKER, CANCEL_BOTH -> left;
          case DECREMENT -> Math.min(left, maker.shownLots);
          default -> 0;
        };
    long fromMaker =
        switch (mode) {
          case CANCEL_MAKER, CANCEL_BOTH -> leaves;
          case DECREMENT -> fromTaker;
          default -> 0;
        };
    if (fromMaker == leaves) {
      unlink(maker);
    } else {
      maker.shownLots -= fromMaker;
      refreshOrUnlink(maker);
    }
    listener.prevented(taker.orderId, maker.orderId, fromTaker, fromMaker, leaves - fromMaker);
    return left - fromTaker;
  }

  /** What is used up goes; an iceberg shows its next part, at the end of the queue. */
  private void refreshOrUnlink(Resting maker) {
    if (maker.shownLots > 0) {
      return;
    }
    if (maker.hiddenLots == 0) {
      unlink(maker);
    } else {
      Set<Resting> queue = side(maker.side).get(maker.priceTicks);
      queue.remove(maker);
      maker.show(maker.hiddenLots);
      queue.add(maker);
    }
  }

  @Override
  public long fillable(Side side, long limitTicks, long wantedLots, int exceptOwner) {
    long sum = 0;
    for (Map.Entry<Long, Set<Resting>> level : side(side.opposite()).entrySet()) {
      if (!accepts(side, limitTicks, level.getKey())) {
        break;
      }
      for (Resting maker : level.getValue()) {
        sum += exceptOwner != 0 && maker.owner == exceptOwner ? 0 : maker.leavesLots();
        if (sum >= wantedLots) {
          return wantedLots;
        }
      }
    }
    return sum;
  }

  private static boolean accepts(Side side, long limitTicks, long priceTicks) {
    return side == Side.BUY ? priceTicks <= limitTicks : priceTicks >= limitTicks;
  }

  private void unlink(Resting order) {
    Set<Resting> queue = side(order.side).get(order.priceTicks);
    queue.remove(order);
    if (queue.isEmpty()) {
      side(order.side).remove(order.priceTicks);
    }
    byId.remove(order.orderId);
  }

  private NavigableMap<Long, Set<Resting>> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  @Override
  public long cancel(long orderId) {
    Resting order = byId.get(orderId);
    if (order == null) {
      return UNKNOWN;
    }
    unlink(order);
    return order.leavesLots();
  }

  @Override
  public long reduce(long orderId, long leavesLots) {
    Resting order = byId.get(orderId);
    if (order == null) {
      return UNKNOWN;
    }
    if (leavesLots < 1 || leavesLots > order.leavesLots()) {
      throw new IllegalArgumentException(
          "leavesLots: must be 1 to " + order.leavesLots() + ", got " + leavesLots);
    }
    order.shownLots = Math.min(order.shownLots, leavesLots);
    order.hiddenLots = leavesLots - order.shownLots;
    return leavesLots;
  }

  @Override
  public long replace(
      long orderId, long limitTicks, long leavesLots, EntryTerms terms, MatchListener listener) {
    Resting order = byId.get(orderId);
    if (order == null) {
      return UNKNOWN;
    }
    unlink(order);
    return enter(orderId, order.owner, order.side, limitTicks, leavesLots, terms, listener);
  }

  @Override
  public boolean contains(long orderId) {
    return byId.containsKey(orderId);
  }

  @Override
  public long bestTicks(Side side) {
    return side(side).isEmpty() ? 0 : side(side).firstKey();
  }

  @Override
  public long bestLots(Side side) {
    return side(side).isEmpty() ? 0 : lots(side(side).firstEntry().getValue());
  }

  @Override
  public List<Level> levels(Side side, int max) {
    List<Level> best = new ArrayList<>();
    for (Map.Entry<Long, Set<Resting>> level : side(side).entrySet()) {
      if (best.size() == max) {
        break;
      }
      best.add(new Level(level.getKey(), lots(level.getValue()), level.getValue().size()));
    }
    return best;
  }

  private static long lots(Set<Resting> queue) {
    return queue.stream().mapToLong(order -> order.shownLots).sum();
  }

  @Override
  public int openOrders() {
    return byId.size();
  }

  @Override
  public long openLots() {
    return byId.values().stream().mapToLong(Resting::leavesLots).sum();
  }

  @Override
  public long stateHash() {
    long hash = 0;
    for (Side side : Side.values()) {
      for (Set<Resting> queue : side(side).values()) {
        for (Resting o : queue) {
          hash = BookHash.add(hash, side, o.priceTicks, o.orderId, o.owner, o.shownLots);
          hash = BookHash.addHidden(hash, o.hiddenLots, o.displayLots);
        }
      }
    }
    return hash;
  }
}
