package io.tradegrid.orderbook;

import io.tradegrid.command.Hash;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The obviously right book: a sorted map of levels a side, a linked set of orders a level. What it
 * does is what the venue's rules are; faster books are held to it.
 */
public final class ReferenceOrderBook implements OrderBook {

  /** Best price first: the highest bid, the lowest offer. */
  private final NavigableMap<Long, Set<Order>> bids = new TreeMap<>(Comparator.reverseOrder());

  private final NavigableMap<Long, Set<Order>> asks = new TreeMap<>();
  private int openOrders;
  private long openLots;

  @Override
  public void enter(Order order, BookListener listener) {
    listener.accepted(order);
    matchThenRest(order, order.enteredAtNs(), listener);
  }

  private void matchThenRest(Order order, long timeNs, BookListener listener) {
    match(order, timeNs, listener);
    if (order.leavesLots() == 0) {
      return;
    }
    if (order.rests()) {
      side(order.side())
          .computeIfAbsent(order.priceTicks(), price -> new LinkedHashSet<>())
          .add(order);
      openOrders++;
      openLots += order.leavesLots();
    } else {
      order.cancel(timeNs);
      listener.canceled(order);
    }
  }

  private void match(Order taker, long timeNs, BookListener listener) {
    NavigableMap<Long, Set<Order>> makers = side(taker.side().opposite());
    while (taker.leavesLots() > 0 && !makers.isEmpty() && taker.accepts(makers.firstKey())) {
      long priceTicks = makers.firstKey();
      Order maker = makers.firstEntry().getValue().iterator().next();
      long lots = Math.min(taker.leavesLots(), maker.leavesLots());
      taker.fill(lots, timeNs);
      maker.fill(lots, timeNs);
      openLots -= lots;
      if (maker.leavesLots() == 0) {
        unlink(maker);
      }
      listener.filled(taker, maker, priceTicks, lots);
    }
  }

  @Override
  public void cancel(Order order, long timeNs, BookListener listener) {
    openLots -= order.leavesLots();
    unlink(order);
    order.cancel(timeNs);
    listener.canceled(order);
  }

  @Override
  public void amend(
      Order order, long priceTicks, long quantityLots, long timeNs, BookListener listener) {
    if (quantityLots <= order.filledLots()) {
      cancel(order, timeNs, listener);
      return;
    }
    openLots -= order.leavesLots();
    if (priceTicks == order.priceTicks() && quantityLots <= order.quantityLots()) {
      order.amend(priceTicks, quantityLots, timeNs);
      openLots += order.leavesLots();
      listener.amended(order);
      return;
    }
    unlink(order);
    order.amend(priceTicks, quantityLots, timeNs);
    listener.amended(order);
    matchThenRest(order, timeNs, listener);
  }

  private void unlink(Order order) {
    NavigableMap<Long, Set<Order>> levels = side(order.side());
    Set<Order> queue = levels.get(order.priceTicks());
    if (queue == null || !queue.remove(order)) {
      throw new IllegalStateException("Order " + order.orderId() + " is not in the book");
    }
    if (queue.isEmpty()) {
      levels.remove(order.priceTicks());
    }
    openOrders--;
  }

  private NavigableMap<Long, Set<Order>> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  @Override
  public TopOfBook top() {
    Level bid = bids.isEmpty() ? NONE : level(bids.firstEntry());
    Level ask = asks.isEmpty() ? NONE : level(asks.firstEntry());
    return new TopOfBook(
        bid.priceTicks(), bid.quantityLots(), ask.priceTicks(), ask.quantityLots());
  }

  private static final Level NONE = new Level(0, 0, 0);

  @Override
  public List<Level> levels(Side side, int max) {
    List<Level> best = new ArrayList<>(max);
    for (Map.Entry<Long, Set<Order>> level : side(side).entrySet()) {
      if (best.size() == max) {
        break;
      }
      best.add(level(level));
    }
    return best;
  }

  private static Level level(Map.Entry<Long, Set<Order>> entry) {
    long lots = 0;
    for (Order order : entry.getValue()) {
      lots += order.leavesLots();
    }
    return new Level(entry.getKey(), lots, entry.getValue().size());
  }

  @Override
  public int openOrders() {
    return openOrders;
  }

  @Override
  public long openLots() {
    return openLots;
  }

  @Override
  public long stateHash() {
    long hash = 0;
    for (Side side : Side.values()) {
      for (Set<Order> queue : side(side).values()) {
        for (Order order : queue) {
          long what =
              Hash.of(side.code(), order.orderId(), order.portfolioId(), order.priceTicks());
          hash = Hash.of(hash, what, order.quantityLots(), order.filledLots());
        }
      }
    }
    return hash;
  }
}
