package io.tradegrid.feed;

import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Side;

/** Words the feed by order. */
final class OrderFeed {

  final Outlet outlet;

  OrderFeed(FeedListener listener) {
    outlet = new Outlet(listener);
  }

  void add(long timeNs, long orderId, Side side, long priceTicks, long lots) {
    outlet.next(Kind.ADD, timeNs).order(orderId).side(side).quantity(priceTicks, lots);
    outlet.send();
  }

  void execute(long timeNs, long orderId, long priceTicks, long lots) {
    outlet.next(Kind.EXECUTE, timeNs).order(orderId).quantity(priceTicks, lots);
    outlet.send();
  }

  void reduce(long timeNs, long orderId, long lots) {
    outlet.next(Kind.REDUCE, timeNs).order(orderId).quantity(0, lots);
    outlet.send();
  }

  void delete(long timeNs, long orderId) {
    outlet.next(Kind.DELETE, timeNs).order(orderId);
    outlet.send();
  }

  void trade(long timeNs, long buyId, long sellId, long priceTicks, long lots) {
    outlet.next(Kind.TRADE, timeNs).order(buyId).contra(sellId).quantity(priceTicks, lots);
    outlet.send();
  }
}
