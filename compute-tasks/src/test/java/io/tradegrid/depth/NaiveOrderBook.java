package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of a market-by-order book on one list in order of priority, read in a minute. */
final class NaiveOrderBook {

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final List<RestingOrder> orders = new ArrayList<>();

  DepthResult add(long id, Side side, long price, long lots) {
    if (index(id) >= 0) {
      return DepthResult.DUPLICATE_ORDER;
    }
    orders.add(new RestingOrder(id, side, price, lots));
    return undoIfTooLarge(new ArrayList<>(orders.subList(0, orders.size() - 1)), side, price);
  }

  DepthResult cancel(long id) {
    return orders.removeIf(order -> order.orderId() == id)
        ? DepthResult.APPLIED
        : DepthResult.UNKNOWN_ORDER;
  }

  DepthResult reduce(long id, long lots) {
    int index = index(id);
    if (index < 0) {
      return DepthResult.UNKNOWN_ORDER;
    }
    RestingOrder order = orders.get(index);
    long left = order.openLots() - lots;
    if (left < 0) {
      return DepthResult.EXCEEDS_ORDER;
    }
    orders.set(index, new RestingOrder(id, order.side(), order.priceTicks(), left));
    orders.removeIf(each -> each.openLots() == 0);
    return DepthResult.APPLIED;
  }

  DepthResult modify(long id, long price, long lots) {
    int index = index(id);
    if (index < 0) {
      return DepthResult.UNKNOWN_ORDER;
    }
    List<RestingOrder> before = new ArrayList<>(orders);
    RestingOrder old = orders.get(index);
    RestingOrder changed = new RestingOrder(id, old.side(), price, lots);
    if (price == old.priceTicks() && lots <= old.openLots()) {
      orders.set(index, changed);
    } else {
      orders.remove(index);
      orders.add(changed);
    }
    return undoIfTooLarge(before, old.side(), price);
  }

  void clear() {
    orders.clear();
  }

  int openOrders() {
    return orders.size();
  }

  List<RestingOrder> queue(Side side, long price) {
    return orders.stream()
        .filter(order -> order.side() == side && order.priceTicks() == price)
        .toList();
  }

  List<DepthLevel> levels(Side side) {
    Comparator<Long> worse = Comparator.naturalOrder();
    Map<Long, DepthLevel> levels = new TreeMap<>(side == Side.BUY ? worse.reversed() : worse);
    for (RestingOrder order : orders) {
      if (order.side() == side) {
        levels.merge(
            order.priceTicks(),
            new DepthLevel(order.priceTicks(), order.openLots(), 1),
            (a, b) ->
                new DepthLevel(
                    a.priceTicks(), a.quantityLots() + b.quantityLots(), a.orders() + 1));
      }
    }
    return List.copyOf(levels.values());
  }

  private int index(long id) {
    return orders.stream().map(RestingOrder::orderId).toList().indexOf(id);
  }

  private DepthResult undoIfTooLarge(List<RestingOrder> before, Side side, long price) {
    BigInteger sum =
        queue(side, price).stream()
            .map(order -> BigInteger.valueOf(order.openLots()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.compareTo(LARGEST) <= 0) {
      return DepthResult.APPLIED;
    }
    orders.clear();
    orders.addAll(before);
    return DepthResult.OVERFLOW;
  }
}
