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
    final int portfolioId;
    final Side side;
    long priceTicks;
    long leavesLots;

    Resting(long orderId, int portfolioId, Side side) {
      this.orderId = orderId;
      this.portfolioId = portfolioId;
      this.side = side;
    }
  }

  /** Best price first: the highest bid, the lowest offer. */
  private final NavigableMap<Long, Set<Resting>> bids = new TreeMap<>(Comparator.reverseOrder());

  private final NavigableMap<Long, Set<Resting>> asks = new TreeMap<>();
  private final Map<Long, Resting> byId = new HashMap<>();

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
      link(new Resting(orderId, portfolioId, side), limitTicks, left);
    }
    return left;
  }

  private long match(long takerId, Side side, long limitTicks, long lots, FillListener fills) {
    NavigableMap<Long, Set<Resting>> makers = side(side.opposite());
    long left = lots;
    while (left > 0 && !makers.isEmpty() && accepts(side, limitTicks, makers.firstKey())) {
      Resting maker = makers.firstEntry().getValue().iterator().next();
      long traded = Math.min(left, maker.leavesLots);
      left -= traded;
      maker.leavesLots -= traded;
      if (maker.leavesLots == 0) {
        unlink(maker);
      }
      fills.filled(takerId, maker.orderId, maker.priceTicks, traded, maker.leavesLots);
    }
    return left;
  }

  private static boolean accepts(Side side, long limitTicks, long priceTicks) {
    return side == Side.BUY ? priceTicks <= limitTicks : priceTicks >= limitTicks;
  }

  private void link(Resting order, long priceTicks, long leavesLots) {
    order.priceTicks = priceTicks;
    order.leavesLots = leavesLots;
    side(order.side).computeIfAbsent(priceTicks, price -> new LinkedHashSet<>()).add(order);
    byId.put(order.orderId, order);
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
    return order.leavesLots;
  }

  @Override
  public long reduce(long orderId, long leavesLots) {
    Resting order = byId.get(orderId);
    if (order == null) {
      return UNKNOWN;
    }
    if (leavesLots < 1 || leavesLots > order.leavesLots) {
      throw new IllegalArgumentException(
          "leavesLots: must be 1 to " + order.leavesLots + ", got " + leavesLots);
    }
    order.leavesLots = leavesLots;
    return leavesLots;
  }

  @Override
  public long replace(long orderId, long limitTicks, long leavesLots, FillListener fills) {
    Resting order = byId.get(orderId);
    if (order == null) {
      return UNKNOWN;
    }
    unlink(order);
    return enter(orderId, order.portfolioId, order.side, limitTicks, leavesLots, true, fills);
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
    return queue.stream().mapToLong(order -> order.leavesLots).sum();
  }

  @Override
  public int openOrders() {
    return byId.size();
  }

  @Override
  public long openLots() {
    return byId.values().stream().mapToLong(order -> order.leavesLots).sum();
  }

  @Override
  public long stateHash() {
    long hash = 0;
    for (Side side : Side.values()) {
      for (Set<Resting> queue : side(side).values()) {
        for (Resting o : queue) {
          hash =
              BookHash.add(hash, side, o.priceTicks, o.orderId, o.portfolioId, o.leavesLots);
        }
      }
    }
    return hash;
  }
}
