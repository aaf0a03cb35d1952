package io.tradegrid.marketdata;

import io.tradegrid.depth.DepthBook;
import io.tradegrid.depth.DepthResult;
import io.tradegrid.depth.MarketByOrderBook;

/** What the messages of a feed do to the book that a subscriber keeps. */
interface BookRules<B> {

  /** By order. */
  BookRules<MarketByOrderBook> ORDERS =
      new BookRules<>() {
        @Override
        public boolean apply(MarketByOrderBook book, FeedMessage message) {
          long lots = message.lots();
          return switch (message.kind()) {
            case ADD ->
                done(book.add(message.orderId(), message.side(), message.priceTicks(), lots));
            case EXECUTE -> done(book.fill(message.orderId(), lots));
            case REDUCE -> done(book.reduce(message.orderId(), lots));
            case DELETE -> done(book.cancel(message.orderId()));
            case TRADE ->
                takeUpTo(book, message.orderId(), lots)
                    && takeUpTo(book, message.contraOrderId(), lots);
            default -> false;
          };
        }

        @Override
        public void clear(MarketByOrderBook book) {
          book.clear();
        }
      };

  /** By price. */
  BookRules<DepthBook> LEVELS =
      new BookRules<>() {
        @Override
        public boolean apply(DepthBook book, FeedMessage message) {
          return switch (message.kind()) {
            case LEVEL ->
                done(
                    book.set(
                        message.side(), message.priceTicks(), message.lots(), message.orders()));
            case TRADE -> true;
            default -> false;
          };
        }

        @Override
        public void clear(DepthBook book) {
          book.clear();
        }
      };

  /** Does what a message says and returns whether that was possible. */
  boolean apply(B book, FeedMessage message);

  /** Takes everything out. */
  void clear(B book);

  /** An auction trades hidden lots too, so that it may take more than an order shows. */
  private static boolean takeUpTo(MarketByOrderBook book, long orderId, long lots) {
    long shownLots = book.openLots(orderId);
    return shownLots > 0 && done(book.fill(orderId, Math.min(lots, shownLots)));
  }

  private static boolean done(DepthResult result) {
    return result == DepthResult.APPLIED;
  }
}
