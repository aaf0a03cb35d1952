package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The book a subscriber keeps from a market-by-order feed: every order by its id, and per price a
 * queue in order of arrival. It does what the feed says and matches nothing, so it may be crossed
 * for a moment where the feed is. An update that does not fit is refused with a {@link DepthResult}
 * and changes nothing.
 *
 * <p>Prices are ticks and may be zero or negative, as those of spreads are; quantities are lots.
 * Updates take time logarithmic in the number of prices; one thread at a time.
 */
public final class MarketByOrderBook implements Depth {

  private final Map<Long, QueuedOrder> orders = new HashMap<>();
  private final Map<Long, OrderQueue> bids = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Long, OrderQueue> offers = new TreeMap<>();

  /** Makes an empty book. */
  public MarketByOrderBook() {}

  /**
   * Puts a new order behind its equals.
   *
   * @param orderId the venue's number of the order
   * @param side side of the order
   * @param priceTicks price in ticks
   * @param lots quantity in lots, positive
   * @return APPLIED, DUPLICATE_ORDER, or OVERFLOW if the sum of the level would not fit a long
   * @throws IllegalArgumentException if the side is null or the lots are not positive
   */
  public DepthResult add(long orderId, Side side, long priceTicks, long lots) {
    Arguments.present(side);
    Arguments.positive("lots", lots);
    if (orders.containsKey(orderId)) {
      return DepthResult.DUPLICATE_ORDER;
    }
    if (!fits(side, priceTicks, lots)) {
      return DepthResult.OVERFLOW;
    }
    QueuedOrder order = new QueuedOrder(orderId, side, lots);
    orders.put(orderId, order);
    append(order, priceTicks);
    return DepthResult.APPLIED;
  }

  /**
   * Takes an order out, whatever is open of it.
   *
   * @param orderId the venue's number of the order
   * @return APPLIED or UNKNOWN_ORDER
   */
  public DepthResult cancel(long orderId) {
    QueuedOrder order = orders.remove(orderId);
    if (order == null) {
      return DepthResult.UNKNOWN_ORDER;
    }
    unlink(order);
    return DepthResult.APPLIED;
  }

  /**
   * Takes lots back from an order, which keeps its place; the last ones take it out.
   *
   * @param orderId the venue's number of the order
   * @param lots how many lots fewer, positive
   * @return APPLIED, UNKNOWN_ORDER, or EXCEEDS_ORDER if it has fewer lots open
   * @throws IllegalArgumentException if the lots are not positive
   */
  public DepthResult reduce(long orderId, long lots) {
    Arguments.positive("lots", lots);
    QueuedOrder order = orders.get(orderId);
    if (order == null) {
      return DepthResult.UNKNOWN_ORDER;
    }
    if (lots > order.openLots) {
      return DepthResult.EXCEEDS_ORDER;
    }
    if (lots == order.openLots) {
      return cancel(orderId);
    }
    order.queue.reduce(order, lots);
    return DepthResult.APPLIED;
  }

  /**
   * Executes lots of a resting order, wherever in its queue it stands. A feed that announces a fill
   * and the smaller order both must have only one of them applied.
   *
   * @param orderId the venue's number of the resting order
   * @param lots executed lots, positive
   * @return APPLIED, UNKNOWN_ORDER, or EXCEEDS_ORDER if it has fewer lots open
   * @throws IllegalArgumentException if the lots are not positive
   */
  public DepthResult fill(long orderId, long lots) {
    return reduce(orderId, lots);
  }

  /**
   * Gives an order a price and an open quantity. At the same price a quantity that is not larger
   * keeps its place in the queue; any other change puts it behind its equals.
   *
   * @param orderId the venue's number of the order
   * @param priceTicks the new price in ticks
   * @param lots the new open quantity in lots, positive
   * @return APPLIED, UNKNOWN_ORDER, or OVERFLOW if the sum of the level would not fit a long
   * @throws IllegalArgumentException if the lots are not positive
   */
  public DepthResult modify(long orderId, long priceTicks, long lots) {
    Arguments.positive("lots", lots);
    QueuedOrder order = orders.get(orderId);
    if (order == null) {
      return DepthResult.UNKNOWN_ORDER;
    }
    boolean samePrice = priceTicks == order.queue.priceTicks;
    if (samePrice && lots <= order.openLots) {
      order.queue.reduce(order, order.openLots - lots);
      return DepthResult.APPLIED;
    }
    if (!fits(order.side, priceTicks, samePrice ? lots - order.openLots : lots)) {
      return DepthResult.OVERFLOW;
    }
    unlink(order);
    order.openLots = lots;
    append(order, priceTicks);
    return DepthResult.APPLIED;
  }

  /** Takes all orders out. */
  public void clear() {
    orders.clear();
    bids.clear();
    offers.clear();
  }

  /** Returns the number of orders that rest here. */
  public int openOrders() {
    return orders.size();
  }

  /**
   * Returns an order as it is now, or nothing if it does not rest here.
   *
   * @param orderId the venue's number of the order
   */
  public Optional<RestingOrder> order(long orderId) {
    return Optional.ofNullable(orders.get(orderId)).map(QueuedOrder::view);
  }

  /**
   * Returns a copy of the queue at a price, the order to be filled first in front.
   *
   * @param side side of the orders
   * @param priceTicks price in ticks
   * @return empty if there is no such level
   * @throws IllegalArgumentException if the side is null
   */
  public List<RestingOrder> queue(Side side, long priceTicks) {
    Arguments.present(side);
    OrderQueue queue = side(side).get(priceTicks);
    return queue == null ? List.of() : queue.views();
  }

  @Override
  public List<DepthLevel> levels(Side side, int max) {
    Arguments.present(side);
    Arguments.notNegative("max", max);
    Map<Long, OrderQueue> queues = side(side);
    List<DepthLevel> levels = new ArrayList<>(Math.min(max, queues.size()));
    for (OrderQueue queue : queues.values()) {
      if (levels.size() == max) {
        break;
      }
      levels.add(queue.level());
    }
    return levels;
  }

  private boolean fits(Side side, long priceTicks, long lots) {
    OrderQueue queue = side(side).get(priceTicks);
    return queue == null || queue.hasRoomFor(lots);
  }

  private void append(QueuedOrder order, long priceTicks) {
    side(order.side).computeIfAbsent(priceTicks, OrderQueue::new).append(order);
  }

  private void unlink(QueuedOrder order) {
    OrderQueue queue = order.queue;
    queue.remove(order);
    if (queue.isEmpty()) {
      side(order.side).remove(queue.priceTicks);
    }
  }

  private Map<Long, OrderQueue> side(Side side) {
    return side == Side.BUY ? bids : offers;
  }
}
