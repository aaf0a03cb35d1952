package io.tradegrid.market;

import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.MatchListener;
import io.tradegrid.orderbook.ReferenceOrderBook;
import java.util.List;
import java.util.function.LongConsumer;

/** Hears the book of the {@link ReferenceMarket}: of an order on its way, of two in an auction. */
final class ReferenceMatching implements MatchListener {

  private final ReferenceOrders orders;
  private final ReferenceEvents events;
  private final LongConsumer lastPrice;

  /**
   * Makes one for a market.
   *
   * @param lastPrice hears the price of every trade that an auction did not make
   */
  ReferenceMatching(ReferenceOrders orders, ReferenceEvents events, LongConsumer lastPrice) {
    this.orders = orders;
    this.events = events;
    this.lastPrice = lastPrice;
  }

  @Override
  public void filled(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    ReferenceOrder taker = orders.get(takerId);
    ReferenceOrder maker = orders.get(makerId);
    boolean buys = taker.side == Side.BUY;
    orders.trade((buys ? taker : maker).portfolio, (buys ? maker : taker).portfolio, lots);
    orders.shrink(maker, lots);
    events.filled(maker, taker, priceTicks, lots, makerShownLots, Liquidity.MAKER);
    orders.shrink(taker, lots);
    events.filled(taker, maker, priceTicks, lots, 0, Liquidity.TAKER);
    lastPrice.accept(priceTicks);
  }

  @Override
  public void crossed(
      long buyId,
      int buyOwner,
      long buyLeavesLots,
      long buyShownLots,
      long sellId,
      int sellOwner,
      long sellLeavesLots,
      long sellShownLots,
      long priceTicks,
      long lots) {
    ReferenceOrder buy = orders.get(buyId);
    ReferenceOrder sell = orders.get(sellId);
    orders.trade(buyOwner, sellOwner, lots);
    orders.shrink(buy, lots);
    events.filled(buy, sell, priceTicks, lots, buyShownLots, Liquidity.AUCTION);
    orders.shrink(sell, lots);
    events.filled(sell, buy, priceTicks, lots, sellShownLots, Liquidity.AUCTION);
  }

  @Override
  public void prevented(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long takerLots,
      long makerLots,
      long makerLeavesLots,
      long makerShownLots) {
    if (makerLots > 0) {
      lose(orders.get(makerId), makerLots, makerShownLots, CancelReason.SELF_TRADE);
    }
    if (takerLots > 0) {
      lose(orders.get(takerId), takerLots, 0, CancelReason.SELF_TRADE);
    }
  }

  @Override
  public void reducedToPosition(
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    lose(orders.get(makerId), lots, makerShownLots, CancelReason.REDUCE_ONLY);
  }

  /** Takes lots from an order without a trade. */
  void lose(ReferenceOrder order, long lots, long shownLots, CancelReason reason) {
    orders.shrink(order, lots);
    events.cancelled(order, lots, shownLots, reason);
  }

  /** Cuts reduce-only orders so that no auction can take a position through zero. */
  void cutReduceOnly(ReferenceOrderBook book, Side side) {
    List<ReferenceOrder> booked = orders.booked(book, side);
    for (int i = 0; i < booked.size(); i++) {
      ReferenceOrder order = booked.get(i);
      if (order.terms.reduceOnly()) {
        long allowance = orders.reducible(order.portfolio, side);
        for (int j = 0; j < booked.size(); j++) {
          ReferenceOrder other = booked.get(j);
          boolean goesBefore = !other.terms.reduceOnly() || j < i;
          allowance -= goesBefore && other.portfolio == order.portfolio ? other.leavesLots : 0;
        }
        cutTo(book, order, Math.max(0, allowance));
      }
    }
  }

  private void cutTo(ReferenceOrderBook book, ReferenceOrder order, long allowanceLots) {
    long excess = order.leavesLots - allowanceLots;
    if (excess <= 0) {
      return;
    }
    if (allowanceLots == 0) {
      book.cancel(order.id);
    } else {
      book.reduce(order.id, allowanceLots);
    }
    lose(order, excess, book.shownLots(order.id), CancelReason.REDUCE_ONLY);
  }

  @Override
  public long reducibleLots(int owner, Side side) {
    return orders.reducible(owner, side);
  }

  @Override
  public boolean isSameGroup(int owner, int other) {
    return orders.isSameGroup(owner, other);
  }
}
