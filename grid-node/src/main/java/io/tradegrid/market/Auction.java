package io.tradegrid.market;

import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.LadderOrderBook;
import io.tradegrid.orderbook.LadderQueues;
import java.util.HashMap;
import java.util.Map;

/** What a market that collects comes to: the price so far, and the trades at the end. */
final class Auction {

  private final LadderMarket market;
  private final OpenOrders orders;
  private final LadderOrderBook book;
  private final EventTape tape;
  private final AuctionPrice price = new AuctionPrice();
  private long publishedTicks;
  private long publishedVolume;
  private long publishedSurplus;
  private Side publishedSide;

  Auction(LadderMarket market, OpenOrders orders, EventTape tape) {
    this.market = market;
    this.orders = orders;
    this.book = orders.book();
    this.tape = tape;
  }

  /** Forgets what was said of a price; a phase begins. */
  void begin() {
    publishedTicks = 0;
    publishedVolume = 0;
    publishedSurplus = 0;
    publishedSide = null;
  }

  long publishedTicks() {
    return publishedTicks;
  }

  long publishedVolume() {
    return publishedVolume;
  }

  long publishedSurplus() {
    return publishedSurplus;
  }

  /** Returns the side of the surplus, null if there is none. */
  Side publishedSide() {
    return publishedSide;
  }

  void restore(long ticks, long volumeLots, long surplusLots, Side surplusSide) {
    publishedTicks = ticks;
    publishedVolume = volumeLots;
    publishedSurplus = surplusLots;
    publishedSide = surplusSide;
  }

  /** Returns what the price stays near to. */
  private long referenceTicks() {
    long reference = market.referenceTicks();
    return reference != 0 ? reference : market.lastTicks();
  }

  /** Says the price at which the auction would trade now, if it is another one than before. */
  void publish() {
    price.find(book.queues(), referenceTicks());
    if (price.priceTicks() != publishedTicks
        || price.volumeLots() != publishedVolume
        || price.surplusLots() != publishedSurplus
        || price.surplusSide() != publishedSide) {
      publishedTicks = price.priceTicks();
      publishedVolume = price.volumeLots();
      publishedSurplus = price.surplusLots();
      publishedSide = price.surplusSide();
      tape.indicative(publishedTicks, publishedVolume, publishedSurplus, publishedSide);
    }
  }

  /**
   * Trades what crosses, at one price.
   *
   * @return the price in ticks, 0 if nothing traded
   */
  long uncross() {
    if (!isCrossed()) {
      return 0;
    }
    for (Side side : Side.values()) {
      cutReduceOnly(side);
    }
    price.find(book.queues(), referenceTicks());
    if (price.priceTicks() != 0) {
      book.uncross(price.priceTicks(), market.matching());
    }
    return price.priceTicks();
  }

  /**
   * Trades what may be crossed even then: limit bids at the highest price with limit offers at the
   * lowest, where there was nothing to stay near to.
   *
   * @return the price in ticks, 0 if nothing traded
   */
  long uncrossExtremes() {
    if (!isCrossed()) {
      return 0;
    }
    book.uncross(AuctionPrice.MARKET_BUY, market.matching());
    return AuctionPrice.MARKET_BUY;
  }

  private boolean isCrossed() {
    long bid = book.bestTicks(Side.BUY);
    long ask = book.bestTicks(Side.SELL);
    return bid != 0 && ask != 0 && bid >= ask;
  }

  /**
   * All orders of a side may trade at once in an auction, so what reduce-only orders may count on
   * is what the owner's other orders of the side leave of the position.
   */
  private void cutReduceOnly(Side side) {
    LadderQueues queues = book.queues();
    Map<Integer, Long> allowances = new HashMap<>();
    for (long rank = queues.best(side);
        rank != LadderQueues.NO_LEVEL;
        rank = queues.worse(side, rank)) {
      for (int order = queues.first(side, rank); order != 0; order = queues.next(order)) {
        int owner = queues.owner(order);
        long others = queues.isReduceOnly(order) ? 0 : queues.leavesLots(order);
        allowances.merge(
            owner, market.matching().reducibleLots(owner, side) - others, (a, b) -> a - others);
      }
    }
    long rank = queues.best(side);
    while (rank != LadderQueues.NO_LEVEL) {
      long worse = queues.worse(side, rank);
      int order = queues.first(side, rank);
      while (order != 0) {
        int next = queues.next(order);
        if (queues.isReduceOnly(order)) {
          cut(order, side, allowances);
        }
        order = next;
      }
      rank = worse;
    }
  }

  private void cut(int order, Side side, Map<Integer, Long> allowances) {
    LadderQueues queues = book.queues();
    int owner = queues.owner(order);
    long leaves = queues.leavesLots(order);
    long allowed = Math.min(leaves, Math.max(0, allowances.get(owner)));
    allowances.merge(owner, -allowed, Long::sum);
    if (allowed < leaves) {
      orders.takeOff(order, side, leaves - allowed, CancelReason.REDUCE_ONLY);
    }
  }
}
