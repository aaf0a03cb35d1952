package io.tradegrid.depth;

import io.tradegrid.model.Side;
import java.util.List;
import java.util.Optional;

/**
 * The book a subscriber keeps from a market-by-order feed: every order by its id, and per price a
 * queue in order of arrival. It does what the feed says and matches nothing, so it may be crossed
 * for a moment where the feed is. An update that does not fit is refused with a {@link DepthResult}
 * and changes nothing.
 *
 * <p>Prices are ticks and may be zero or negative, as those of spreads are; quantities are lots. An
 * update finds its price by binary search and, once the book has been as large as it gets, takes no
 * memory. One thread at a time.
 */
public final class MarketByOrderBook implements Depth {

  private final OrderTable orders = new OrderTable();
  private final QueueLadder bids = new QueueLadder(Side.BUY);
  private final QueueLadder offers = new QueueLadder(Side.SELL);

  /** Orders that are gone, linked by what was behind them, to be used again. */
  private QueuedOrder free;

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
    if (orders.get(orderId) != null) {
      return DepthResult.DUPLICATE_ORDER;
    }
    if (!fits(side, priceTicks, lots)) {
      return DepthResult.OVERFLOW;
    }
    QueuedOrder order = unused().become(orderId, side, lots);
    orders.put(order);
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
    QueuedOrder order = orders.get(orderId);
    if (order == null) {
      return DepthResult.UNKNOWN_ORDER;
    }
    remove(order);
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
      remove(order);
    } else {
      order.queue.reduce(order, lots);
    }
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
   * Returns how many levels a side has.
   *
   * @throws IllegalArgumentException if the side is null
   */
  public int levelCount(Side side) {
    Arguments.present(side);
    return side(side).size();
  }

  /**
   * Returns an order as it is now, or nothing if it does not rest here.
   *
   * @param orderId the venue's number of the order
   */
  public Optional<RestingOrder> order(long orderId) {
    return Optional.ofNullable(orders.get(orderId)).map(QueuedOrder::view);
  }

  /** Returns whether an order rests here. */
  public boolean contains(long orderId) {
    return orders.get(orderId) != null;
  }

  /** Returns what is open of an order in lots, 0 if it does not rest here. */
  public long openLots(long orderId) {
    QueuedOrder order = orders.get(orderId);
    return order == null ? 0 : order.openLots;
  }

  /**
   * Returns the price of an order that rests here, in ticks.
   *
   * @throws IllegalArgumentException if it does not
   */
  public long priceTicks(long orderId) {
    QueuedOrder order = orders.get(orderId);
    if (order == null) {
      throw new IllegalArgumentException("orderId: must rest in the book, got " + orderId);
    }
    return order.queue.priceTicks;
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

  /**
   * Shows all orders of a side to a visitor, who must not change the book meanwhile.
   *
   * @throws IllegalArgumentException if the side is null
   */
  public void forEachOrder(Side side, RestingOrderVisitor visitor) {
    Arguments.present(side);
    side(side).forEachOrder(visitor);
  }

  @Override
  public void forEachLevel(Side side, int max, LevelVisitor visitor) {
    Arguments.present(side);
    Arguments.notNegative("max", max);
    side(side).forEach(max, visitor);
  }

  @Override
  public long lots(Side side, long priceTicks) {
    Arguments.present(side);
    OrderQueue queue = side(side).get(priceTicks);
    return queue == null ? 0 : queue.totalLots();
  }

  @Override
  public int orders(Side side, long priceTicks) {
    Arguments.present(side);
    OrderQueue queue = side(side).get(priceTicks);
    return queue == null ? 0 : queue.orders();
  }

  private boolean fits(Side side, long priceTicks, long lots) {
    OrderQueue queue = side(side).get(priceTicks);
    return queue == null || queue.hasRoomFor(lots);
  }

  private void append(QueuedOrder order, long priceTicks) {
    side(order.side).getOrInsert(priceTicks).append(order);
  }

  private void remove(QueuedOrder order) {
    orders.remove(order);
    unlink(order);
    order.ahead = null;
    order.behind = free;
    free = order;
  }

  private QueuedOrder unused() {
    if (free == null) {
      return new QueuedOrder();
    }
    QueuedOrder order = free;
    free = order.behind;
    return order;
  }

  private void unlink(QueuedOrder order) {
    OrderQueue queue = order.queue;
    queue.remove(order);
    if (queue.isEmpty()) {
      side(order.side).remove(queue);
    }
  }

  private QueueLadder side(Side side) {
    return side == Side.BUY ? bids : offers;
  }
}
