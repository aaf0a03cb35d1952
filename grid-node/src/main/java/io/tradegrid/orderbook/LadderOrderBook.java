package io.tradegrid.orderbook;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.List;

/** The fast book: matching on {@link LadderQueues}. It allocates nothing once they have grown. */
public final class LadderOrderBook implements OrderBook {

  private final LadderQueues queues = new LadderQueues();

  /** Returns the orders that rest here; who changes them has to keep the rules of the book. */
  public LadderQueues queues() {
    return queues;
  }

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
    long left = match(orderId, owner, side, limitTicks, lots, terms.selfTrade(), listener);
    if (left == 0 || !rests) {
      return 0;
    }
    collect(orderId, owner, side, limitTicks, left, terms);
    return left;
  }

  @Override
  public void collect(
      long orderId, int owner, Side side, long priceTicks, long lots, OrderTerms terms) {
    queues.add(orderId, owner, terms.reduceOnly(), side, priceTicks, lots, terms.displayLots());
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
    Side makers = side.opposite();
    long worstRank = Math.max(makers.rank(limitTicks), LadderQueues.NO_LEVEL + 1);
    long left = lots;
    for (long rank = queues.best(makers);
        left > 0 && rank >= worstRank;
        rank = queues.best(makers)) {
      int maker = queues.first(makers, rank);
      left = takeFrom(maker, makers.rank(rank), takerId, owner, makers, left, mode, listener);
    }
    return left;
  }

  /** Trades with the first order of the best level; returns what is left of the taker. */
  private long takeFrom(
      int maker,
      long price,
      long takerId,
      int owner,
      Side makers,
      long lots,
      SelfTrade mode,
      MatchListener listener) {
    int makerOwner = queues.owner(maker);
    if (mode != SelfTrade.ALLOW && listener.isSameGroup(owner, makerOwner)) {
      return prevent(takerId, maker, price, lots, mode, listener);
    }
    if (queues.isReduceOnly(maker) && !cutToPosition(maker, makers, price, listener)) {
      return lots;
    }
    long makerId = queues.orderId(maker);
    long traded = Math.min(lots, queues.shownLots(maker));
    long leaves = queues.takeFromFirst(maker, traded);
    long shown = leaves == 0 ? 0 : queues.shownLots(maker);
    listener.filled(takerId, makerId, makerOwner, price, traded, leaves, shown);
    return lots - traded;
  }

  /** Returns whether anything is left of a reduce-only order. */
  private boolean cutToPosition(int maker, Side side, long priceTicks, MatchListener listener) {
    long leaves = queues.leavesLots(maker);
    int owner = queues.owner(maker);
    long allowed = listener.reducibleLots(owner, side);
    if (leaves <= allowed) {
      return true;
    }
    long makerId = queues.orderId(maker);
    long shown = reduceOrRemove(maker, allowed);
    listener.reducedToPosition(makerId, owner, priceTicks, leaves - allowed, allowed, shown);
    return allowed > 0;
  }

  /** Returns what the order shows afterwards. */
  private long reduceOrRemove(int order, long leavesLots) {
    if (leavesLots == 0) {
      queues.remove(order);
      return 0;
    }
    queues.reduce(order, leavesLots);
    return queues.shownLots(order);
  }

  private long prevent(
      long takerId, int maker, long priceTicks, long left, SelfTrade mode, MatchListener listener) {
    long makerId = queues.orderId(maker);
    int makerOwner = queues.owner(maker);
    long leaves = queues.leavesLots(maker);
    long fromTaker =
        switch (mode) {
          case CANCEL_TAKER, CANCEL_BOTH -> left;
          case DECREMENT -> Math.min(left, queues.shownLots(maker));
          default -> 0;
        };
    long fromMaker =
        switch (mode) {
          case CANCEL_MAKER, CANCEL_BOTH -> leaves;
          case DECREMENT -> fromTaker;
          default -> 0;
        };
    if (fromMaker > 0) {
      queues.takeFromFirst(maker, fromMaker);
    }
    long shown = fromMaker == leaves ? 0 : queues.shownLots(maker);
    listener.prevented(
        takerId, makerId, makerOwner, priceTicks, fromTaker, fromMaker, leaves - fromMaker, shown);
    return left - fromTaker;
  }

  @Override
  public long uncross(long priceTicks, MatchListener listener) {
    long volume = 0;
    long worstBid = Side.BUY.rank(priceTicks);
    long worstAsk = Side.SELL.rank(priceTicks);
    long bid = queues.best(Side.BUY);
    long ask = queues.best(Side.SELL);
    while (bid >= worstBid && ask >= worstAsk) {
      int buy = queues.first(Side.BUY, bid);
      volume += cross(buy, queues.first(Side.SELL, ask), priceTicks, listener);
      bid = queues.best(Side.BUY);
      ask = queues.best(Side.SELL);
    }
    return volume;
  }

  private long cross(int buy, int sell, long priceTicks, MatchListener listener) {
    long buyId = queues.orderId(buy);
    long sellId = queues.orderId(sell);
    int buyOwner = queues.owner(buy);
    int sellOwner = queues.owner(sell);
    long lots = Math.min(queues.leavesLots(buy), queues.leavesLots(sell));
    long buyLeaves = queues.takeFromFirst(buy, lots);
    long sellLeaves = queues.takeFromFirst(sell, lots);
    listener.crossed(
        buyId,
        buyOwner,
        buyLeaves,
        buyLeaves == 0 ? 0 : queues.shownLots(buy),
        sellId,
        sellOwner,
        sellLeaves,
        sellLeaves == 0 ? 0 : queues.shownLots(sell),
        priceTicks,
        lots);
    return lots;
  }

  @Override
  public long fillable(
      Side side,
      long limitTicks,
      long wantedLots,
      int owner,
      SelfTrade selfTrade,
      MatchListener listener) {
    boolean stopsAtOwn = selfTrade != SelfTrade.ALLOW && selfTrade != SelfTrade.CANCEL_MAKER;
    Side makers = side.opposite();
    long sum = 0;
    long worstRank = Math.max(makers.rank(limitTicks), LadderQueues.NO_LEVEL + 1);
    for (long rank = queues.best(makers);
        rank >= worstRank && sum < wantedLots;
        rank = queues.worse(makers, rank)) {
      // What icebergs hide comes up behind an own order of the same level, so it is added last.
      long hidden = 0;
      for (int order = queues.first(makers, rank);
          order != 0 && sum < wantedLots;
          order = queues.next(order)) {
        boolean own =
            selfTrade != SelfTrade.ALLOW && listener.isSameGroup(owner, queues.owner(order));
        if (own && stopsAtOwn) {
          return sum;
        }
        if (!own && !queues.isReduceOnly(order)) {
          sum += queues.shownLots(order);
          hidden += queues.hiddenLots(order);
        }
      }
      sum += hidden;
    }
    return Math.min(sum, wantedLots);
  }

  @Override
  public long cancel(long orderId) {
    int order = queues.find(orderId);
    return order == 0 ? UNKNOWN : queues.remove(order);
  }

  @Override
  public long reduce(long orderId, long leavesLots) {
    int order = queues.find(orderId);
    if (order == 0) {
      return UNKNOWN;
    }
    long leaves = queues.leavesLots(order);
    if (leavesLots < 1 || leavesLots > leaves) {
      throw new IllegalArgumentException(
          "leavesLots: must be 1 to " + leaves + ", got " + leavesLots);
    }
    queues.reduce(order, leavesLots);
    return leavesLots;
  }

  @Override
  public long replace(
      long orderId, long limitTicks, long leavesLots, OrderTerms terms, MatchListener listener) {
    int order = queues.find(orderId);
    return order == 0
        ? UNKNOWN
        : replace(order, queues.side(order), limitTicks, leavesLots, terms, listener);
  }

  /** As {@link #replace(long, long, long, OrderTerms, MatchListener)}, of the order in a slot. */
  public long replace(
      int order,
      Side side,
      long limitTicks,
      long leavesLots,
      OrderTerms terms,
      MatchListener listener) {
    queues.dequeue(order);
    queues.setReduceOnly(order, terms.reduceOnly());
    long left =
        match(
            queues.orderId(order),
            queues.owner(order),
            side,
            limitTicks,
            leavesLots,
            terms.selfTrade(),
            listener);
    if (left == 0) {
      queues.release(order);
    } else {
      queues.enqueue(order, side, limitTicks, left, terms.displayLots());
    }
    return left;
  }

  @Override
  public boolean contains(long orderId) {
    return queues.find(orderId) != 0;
  }

  @Override
  public long bestTicks(Side side) {
    long rank = queues.best(side);
    return rank == LadderQueues.NO_LEVEL ? 0 : side.rank(rank);
  }

  @Override
  public long bestLots(Side side) {
    long rank = queues.best(side);
    return rank == LadderQueues.NO_LEVEL ? 0 : queues.shownLotsOf(side, rank);
  }

  @Override
  public List<Level> levels(Side side, int max) {
    List<Level> found = new ArrayList<>();
    for (long rank = queues.best(side);
        rank != LadderQueues.NO_LEVEL && found.size() < max;
        rank = queues.worse(side, rank)) {
      long lots = queues.shownLotsOf(side, rank);
      found.add(new Level(side.rank(rank), lots, queues.ordersOf(side, rank)));
    }
    return found;
  }

  @Override
  public void forEachOrder(Side side, OrderVisitor visitor) {
    queues.forEachOrder(side, visitor);
  }

  @Override
  public int openOrders() {
    return queues.size();
  }

  @Override
  public long openLots() {
    return queues.openLots();
  }

  @Override
  public long stateHash() {
    HashVisitor hash = new HashVisitor();
    for (Side side : Side.values()) {
      hash.side = side;
      queues.forEachOrder(side, hash);
    }
    return hash.value;
  }

  private static final class HashVisitor implements OrderVisitor {

    private Side side = Side.BUY;
    private long value;

    @Override
    public void visit(
        long orderId,
        int owner,
        long priceTicks,
        long shownLots,
        long hiddenLots,
        long displayLots,
        boolean reduceOnly) {
      value = BookHash.add(value, side, priceTicks, orderId, owner, reduceOnly, shownLots);
      value = BookHash.addHidden(value, hiddenLots, displayLots);
    }
  }
}
