package io.tradegrid.market;

import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** All open orders of the {@link ReferenceMarket} and whom they belong to. */
final class ReferenceOrders {

  private static final Comparator<ReferenceOrder> FIRST_TO_BE_SET_OFF =
      Comparator.<ReferenceOrder, Side>comparing(order -> order.side)
          .thenComparing(order -> order.side.sign() * order.terms.stopTicks());

  private final SortedMap<Long, ReferenceOrder> open = new TreeMap<>();

  /** Stop orders, the earliest first. */
  private final List<ReferenceOrder> waiting = new ArrayList<>();

  private final Map<Integer, RiskLimits> limits = new HashMap<>();
  private final SortedMap<Integer, Long> positions = new TreeMap<>();
  private long turnoverLots;

  /** Adds an order, or what it was changed to. */
  void add(ReferenceOrder order) {
    open.put(order.id, order);
  }

  ReferenceOrder get(long orderId) {
    return open.get(orderId);
  }

  /** Takes lots from an order, which is gone when none are left. */
  void shrink(ReferenceOrder order, long lots) {
    order.leavesLots -= lots;
    if (order.leavesLots == 0) {
      open.remove(order.id);
    }
  }

  /** Returns the open orders that a question is answered with yes for, by rising id. */
  List<ReferenceOrder> which(Predicate<ReferenceOrder> question) {
    return open.values().stream().filter(question).toList();
  }

  /** Returns the orders of a side of the book in price-time order. */
  List<ReferenceOrder> booked(OrderBook book, Side side) {
    List<ReferenceOrder> booked = new ArrayList<>();
    book.forEachOrder(
        side, (id, owner, price, shown, hidden, display, reduceOnly) -> booked.add(open.get(id)));
    return booked;
  }

  void await(ReferenceOrder stop) {
    waiting.add(stop);
  }

  void awaitNoMore(ReferenceOrder stop) {
    waiting.remove(stop);
  }

  /** Returns stop orders in the sequence of being set off; sorting keeps the earliest first. */
  List<ReferenceOrder> stopsInSequence() {
    return waiting.stream().sorted(FIRST_TO_BE_SET_OFF).toList();
  }

  /** Returns the GTD order that ends first, of equals the one with the lowest id, or null. */
  ReferenceOrder firstToExpire() {
    ReferenceOrder first = null;
    for (ReferenceOrder order : open.values()) {
      boolean ends = order.timeInForce == TimeInForce.GTD;
      if (ends && (first == null || order.expiresAtNs() < first.expiresAtNs())) {
        first = order;
      }
    }
    return first;
  }

  void limits(int portfolio, RiskLimits newLimits) {
    limits.put(portfolio, newLimits);
  }

  /** Returns what a portfolio is held to. */
  RiskLimits limits(int portfolio) {
    RiskLimits set = limits.get(portfolio);
    if (set == null) {
      throw new IllegalStateException("portfolio: the limits of " + portfolio + " are not set");
    }
    return set;
  }

  boolean isSameGroup(int portfolio, int other) {
    int group = limits.getOrDefault(portfolio, RiskLimits.NONE).group();
    int otherGroup = limits.getOrDefault(other, RiskLimits.NONE).group();
    return portfolio == other || (group != 0 && group == otherGroup);
  }

  /** Moves positions. */
  void trade(int buyer, int seller, long lots) {
    positions.merge(buyer, lots, Long::sum);
    positions.merge(seller, -lots, Long::sum);
    turnoverLots += lots;
  }

  long turnoverLots() {
    return turnoverLots;
  }

  long position(int portfolio) {
    return positions.getOrDefault(portfolio, 0L);
  }

  /** Returns how many lots a reduce-only order of this side may trade. */
  long reducible(int portfolio, Side side) {
    return Math.max(0, -side.sign() * position(portfolio));
  }

  int count() {
    return open.size();
  }

  int count(int portfolio) {
    int count = 0;
    for (ReferenceOrder order : open.values()) {
      count += order.portfolio == portfolio ? 1 : 0;
    }
    return count;
  }

  long lots() {
    long sum = 0;
    for (ReferenceOrder order : open.values()) {
      sum += order.leavesLots;
    }
    return sum;
  }

  long lots(int portfolio, Side side) {
    long sum = 0;
    for (ReferenceOrder order : open.values()) {
      sum += order.portfolio == portfolio && order.side == side ? order.leavesLots : 0;
    }
    return sum;
  }

  /** Returns the market's hash so far with everything that is here. */
  long addTo(long hashSoFar) {
    long hash = hashSoFar;
    for (ReferenceOrder stop : stopsInSequence()) {
      hash =
          MarketHash.addStop(
              hash,
              stop.side,
              stop.terms.stopTicks(),
              stop.id,
              stop.portfolio,
              stop.toldTicks(),
              stop.leavesLots);
    }
    SortedSet<Integer> portfolios = new TreeSet<>(positions.keySet());
    for (ReferenceOrder order : open.values()) {
      portfolios.add(order.portfolio);
      boolean expires =
          order.timeInForce == TimeInForce.DAY || order.timeInForce == TimeInForce.GTD;
      hash += expires ? MarketHash.expiry(order.id, order.expiresAtNs()) : 0;
    }
    for (int portfolio : portfolios) {
      hash += exposureHash(portfolio);
    }
    return hash + turnoverLots;
  }

  private long exposureHash(int portfolio) {
    long position = position(portfolio);
    int orders = count(portfolio);
    return position == 0 && orders == 0
        ? 0
        : MarketHash.exposure(
            portfolio, position, lots(portfolio, Side.BUY), lots(portfolio, Side.SELL), orders);
  }
}
