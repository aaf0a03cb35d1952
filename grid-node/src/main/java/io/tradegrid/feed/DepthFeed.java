package io.tradegrid.feed;

import io.tradegrid.depth.Depth;
import io.tradegrid.depth.DepthBook;
import io.tradegrid.marketdata.FeedListener;
import io.tradegrid.marketdata.FeedMessage.Kind;
import io.tradegrid.model.Side;

/**
 * Words the feed by price. A command may change a level many times; the feed says once, at the end
 * of the command, what it has then, and nothing if that is what it had.
 */
final class DepthFeed {

  final Outlet outlet;

  /** What subscribers have. */
  private final DepthBook published = DepthBook.unbounded();

  private final TouchedPrices bids = new TouchedPrices();
  private final TouchedPrices offers = new TouchedPrices();

  DepthFeed(FeedListener listener) {
    outlet = new Outlet(listener);
  }

  /** Takes down that a level may change. */
  void touch(Side side, long priceTicks) {
    (side == Side.BUY ? bids : offers).add(priceTicks);
  }

  void trade(long timeNs, Side takerSide, long priceTicks, long lots) {
    outlet.next(Kind.TRADE, timeNs).side(takerSide).quantity(priceTicks, lots);
    outlet.send();
  }

  /** Says which of the levels taken down have changed: bids, then offers, lowest price first. */
  void sendLevels(long timeNs, Depth book) {
    sendLevels(timeNs, book, Side.BUY, bids);
    sendLevels(timeNs, book, Side.SELL, offers);
  }

  private void sendLevels(long timeNs, Depth book, Side side, TouchedPrices prices) {
    int count = prices.sortAndCount();
    for (int i = 0; i < count; i++) {
      long priceTicks = prices.get(i);
      long lots = book.lots(side, priceTicks);
      int orders = book.orders(side, priceTicks);
      if (lots != published.lots(side, priceTicks)
          || orders != published.orders(side, priceTicks)) {
        published.set(side, priceTicks, lots, orders);
        outlet.next(Kind.LEVEL, timeNs).side(side).quantity(priceTicks, lots).orders(orders);
        outlet.send();
      }
    }
    prices.clear();
  }
}
