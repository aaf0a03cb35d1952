package io.tradegrid.orderbook;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.SelfTrade;
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
    final long priceTicks;
    final long displayLots;
    final boolean reduceOnly;
    long shownLots;
    long hiddenLots;

    Resting(long orderId, int owner, Side side, long priceTicks, long lots, OrderTerms terms) {
      this.orderId = orderId;
      this.owner = owner;
      this.side = side;
      this.priceTicks = priceTicks;
      this.displayLots = terms.displayLots();
      this.reduceOnly = terms.reduceOnly();
      show(lots);
    }

    long leavesLots() {
      return shownLots + hiddenLots;
    }

    void show(long leavesLots) {
      shownLots = Math.min(leavesLots, displayLots);
      hiddenLots = leavesLots - shownLots;
    }

    /** Hidden lots go first. */
    void reduceTo(long leavesLots) {
      shownLots = Math.min(shownLots, leavesLots);
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
      boolean rests,
      OrderTerms terms,
      MatchListener listener) {
    Taker taker = new Taker(orderId, owner, side, limitTicks, terms.selfTrade(), lots);
    match(taker, listener);
    if (taker.lots == 0 || !rests) {
      return 0;
    }
    collect(orderId, owner, side, limitTicks, taker.lots, terms);
    return taker.lots;
  }

  @Override
  public void collect(
      long orderId, int owner, Side side, long priceTicks, long lots, OrderTerms terms) {
    Resting order = new Resting(orderId, owner, side, priceTicks, lots, terms);
    side(side).computeIfAbsent(priceTicks, price -> new LinkedHashSet<>()).add(order);
    byId.put(orderId, order);
  }

  /** An order on its way through the other side; at 0 lots it is filled or was cancelled. */
  private static final class Taker {

    final long orderId;
    final int owner;
    final Side side;
    final long limitTicks;
    final SelfTrade mode;
    long lots;

    Taker(long orderId, int owner, Side side, long limitTicks, SelfTrade mode, long lots) {
      this.orderId = orderId;
      this.owner = owner;
      this.side = side;
      this.limitTicks = limitTicks;
      this.mode = mode;
      this.lots = lots;
    }
  }

  private void match(Taker taker, MatchListener listener) {
    Side makers = taker.side.opposite();
    while (taker.lots > 0 && reaches(taker.side, taker.limitTicks, makers)) {
      Resting maker = first(makers);
      if (isPrevented(taker.owner, taker.mode, maker, listener)) {
        prevent(taker, maker, listener);
      } else if (!isCutAway(maker, listener)) {
        long traded = Math.min(taker.lots, maker.shownLots);
        taker.lots -= traded;
        take(maker, traded);
        listener.filled(
            taker.orderId,
            maker.orderId,
            maker.owner,
            maker.priceTicks,
            traded,
            maker.leavesLots(),
            maker.shownLots);
      }
    }
  }

  private static boolean isPrevented(
      int owner, SelfTrade mode, Resting maker, MatchListener listener) {
    return mode != SelfTrade.ALLOW
        && (maker.owner == owner || listener.isSameGroup(owner, maker.owner));
  }

  private void prevent(Taker taker, Resting maker, MatchListener listener) {
    long leaves = maker.leavesLots();
    long smaller = Math.min(taker.lots, maker.shownLots);
    long fromTaker =
        switch (taker.mode) {
          case CANCEL_TAKER, CANCEL_BOTH -> taker.lots;
          case DECREMENT -> smaller;
          default -> 0;
        };
    long fromMaker =
        switch (taker.mode) {
          case CANCEL_MAKER, CANCEL_BOTH -> leaves;
          case DECREMENT -> smaller;
          default -> 0;
        };
    if (fromMaker == leaves) {
      maker.reduceTo(0);
      unlink(maker);
    } else {
      take(maker, fromMaker);
    }
    taker.lots -= fromTaker;
    listener.prevented(
        taker.orderId,
        maker.orderId,
        maker.owner,
        maker.priceTicks,
        fromTaker,
        fromMaker,
        maker.leavesLots(),
        maker.shownLots);
  }

  /** Cuts a reduce-only order to what its owner's position allows; returns whether it is gone. */
  private boolean isCutAway(Resting maker, MatchListener listener) {
    if (!maker.reduceOnly) {
      return false;
    }
    long allowed = listener.reducibleLots(maker.owner, maker.side);
    long excess = maker.leavesLots() - allowed;
    if (excess <= 0) {
      return false;
    }
    maker.reduceTo(allowed);
    if (allowed == 0) {
      unlink(maker);
    }
    listener.reducedToPosition(
        maker.orderId, maker.owner, maker.priceTicks, excess, allowed, maker.shownLots);
    return allowed == 0;
  }

  @Override
  public long uncross(long priceTicks, MatchListener listener) {
    long volume = 0;
    while (reaches(Side.SELL, priceTicks, Side.BUY) && reaches(Side.BUY, priceTicks, Side.SELL)) {
      Resting buy = first(Side.BUY);
      Resting sell = first(Side.SELL);
      long traded = Math.min(buy.leavesLots(), sell.leavesLots());
      take(buy, traded);
      take(sell, traded);
      volume += traded;
      listener.crossed(
          buy.orderId,
          buy.owner,
          buy.leavesLots(),
          buy.shownLots,
          sell.orderId,
          sell.owner,
          sell.leavesLots(),
          sell.shownLots,
          priceTicks,
          traded);
    }
    return volume;
  }

  /** Takes lots, shown ones first; an order that shows no more goes or shows its next part. */
  private void take(Resting order, long lots) {
    long fromShown = Math.min(lots, order.shownLots);
    order.shownLots -= fromShown;
    order.hiddenLots -= lots - fromShown;
    refreshOrUnlink(order);
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
  public long fillable(
      Side side,
      long limitTicks,
      long wantedLots,
      int owner,
      SelfTrade selfTrade,
      MatchListener listener) {
    boolean goesOn = selfTrade == SelfTrade.ALLOW || selfTrade == SelfTrade.CANCEL_MAKER;
    long sum = 0;
    for (Map.Entry<Long, Set<Resting>> level : side(side.opposite()).entrySet()) {
      if (!accepts(side, limitTicks, level.getKey())) {
        break;
      }
      long shown = 0;
      long hidden = 0;
      for (Resting maker : level.getValue()) {
        if (isPrevented(owner, selfTrade, maker, listener)) {
          if (!goesOn) {
            return Math.min(wantedLots, sum + shown);
          }
        } else if (!maker.reduceOnly) {
          shown += maker.shownLots;
          hidden += maker.hiddenLots;
        }
      }
      sum += shown + hidden;
    }
    return Math.min(wantedLots, sum);
  }

  private static boolean accepts(Side side, long limitTicks, long priceTicks) {
    return side == Side.BUY ? priceTicks <= limitTicks : priceTicks >= limitTicks;
  }

  /** Returns whether an order of this side and limit accepts the best price among the makers. */
  private boolean reaches(Side side, long limitTicks, Side makers) {
    return !side(makers).isEmpty() && accepts(side, limitTicks, side(makers).firstKey());
  }

  private Resting first(Side side) {
    return side(side).firstEntry().getValue().iterator().next();
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
    order.reduceTo(leavesLots);
    return leavesLots;
  }

  @Override
  public long replace(
      long orderId, long limitTicks, long leavesLots, OrderTerms terms, MatchListener listener) {
    Resting order = byId.get(orderId);
    if (order == null) {
      return UNKNOWN;
    }
    unlink(order);
    return enter(orderId, order.owner, order.side, limitTicks, leavesLots, true, terms, listener);
  }

  @Override
  public boolean contains(long orderId) {
    return byId.containsKey(orderId);
  }

  /** Returns what an order shows in lots, 0 if it is not here. */
  public long shownLots(long orderId) {
    Resting order = byId.get(orderId);
    return order == null ? 0 : order.shownLots;
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
  public void forEachOrder(Side side, OrderVisitor visitor) {
    for (Set<Resting> queue : side(side).values()) {
      for (Resting o : queue) {
        visitor.visit(
            o.orderId,
            o.owner,
            o.priceTicks,
            o.shownLots,
            o.hiddenLots,
            o.displayLots,
            o.reduceOnly);
      }
    }
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
          hash =
              BookHash.add(hash, side, o.priceTicks, o.orderId, o.owner, o.reduceOnly, o.shownLots);
          hash = BookHash.addHidden(hash, o.hiddenLots, o.displayLots);
        }
      }
    }
    return hash;
  }
}
