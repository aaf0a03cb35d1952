package io.tradegrid.replay;

import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The book the grid will hold, computed ahead by price-time priority from the commands alone. The
 * replay needs it to say what NASDAQ's cancels mean for orders that our queue treated otherwise
 * than NASDAQ's, and it must not ask the grid: a repeated replay, whose answers carry no fills, has
 * to make the same commands.
 */
final class ExpectedBook {

  private final Map<Side, NavigableMap<Long, Set<Resting>>> sides = new EnumMap<>(Side.class);

  ExpectedBook() {
    sides.put(Side.BUY, new TreeMap<>(Comparator.reverseOrder()));
    sides.put(Side.SELL, new TreeMap<>());
  }

  /** Enters a limit order: it trades with what it crosses, and its rest joins the queue. */
  void enter(Resting order) {
    order.fill(take(order.side().opposite(), order.price(), order.here()));
    if (order.here() > 0) {
      levels(order.side())
          .computeIfAbsent(order.price(), price -> new LinkedHashSet<>())
          .add(order);
    }
  }

  /**
   * Takes from one side, best price first, first come first.
   *
   * @param limit the worst price to take
   * @return how much was there to take
   */
  long take(Side side, long limit, long quantity) {
    NavigableMap<Long, Set<Resting>> levels = levels(side);
    long left = quantity;
    while (left > 0 && !levels.isEmpty() && !isWorse(side, levels.firstKey(), limit)) {
      Resting first = levels.firstEntry().getValue().iterator().next();
      long filled = Math.min(left, first.here());
      first.fill(filled);
      left -= filled;
      dropIfGone(first);
    }
    return quantity - left;
  }

  /** Takes shares of one order out of the book. */
  void reduce(Resting order, long quantity) {
    order.reduce(quantity);
    dropIfGone(order);
  }

  private void dropIfGone(Resting order) {
    if (order.here() == 0) {
      Set<Resting> queue = levels(order.side()).get(order.price());
      queue.remove(order);
      if (queue.isEmpty()) {
        levels(order.side()).remove(order.price());
      }
    }
  }

  /** Returns the orders at a price, first come first; a copy, so that they may be reduced. */
  List<Resting> queue(Side side, long price) {
    Set<Resting> queue = levels(side).get(price);
    return queue == null ? List.of() : List.copyOf(queue);
  }

  /** Returns the shares at a price. */
  long quantity(Side side, long price) {
    return queue(side, price).stream().mapToLong(Resting::here).sum();
  }

  /**
   * Returns the orders at the prices strictly between two, the better one first.
   *
   * @param better null if there is no such bound
   */
  List<Resting> between(Side side, Long better, long worse) {
    NavigableMap<Long, Set<Resting>> levels = levels(side);
    List<Resting> orders = new ArrayList<>();
    (better == null ? levels.headMap(worse, false) : levels.subMap(better, false, worse, false))
        .values()
        .forEach(orders::addAll);
    return orders;
  }

  private NavigableMap<Long, Set<Resting>> levels(Side side) {
    return sides.get(side);
  }

  private static boolean isWorse(Side side, long price, long limit) {
    return side == Side.BUY ? price < limit : price > limit;
  }
}
