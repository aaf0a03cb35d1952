package io.tradegrid.market;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook;

/** An order on its way into the book, or waiting for its stop price. Used again and again. */
final class Ticket {

  long orderId;
  int portfolioId;

  /** Where the market keeps what the portfolio has in it. */
  int who;

  Side side = Side.BUY;
  OrderType type = OrderType.LIMIT;
  TimeInForce timeInForce = TimeInForce.GTC;

  /** Limit or protection price, or NO_PRICE. */
  long priceTicks;

  /** What is still to trade. */
  long leavesLots;

  OrderTerms terms = OrderTerms.PLAIN;

  Ticket set(
      long newOrderId,
      int newPortfolioId,
      int newWho,
      Side newSide,
      OrderType newType,
      TimeInForce newTimeInForce,
      long newPriceTicks,
      long newLeavesLots,
      OrderTerms newTerms) {
    orderId = newOrderId;
    priceTicks = newPriceTicks;
    leavesLots = newLeavesLots;
    portfolioId = newPortfolioId;
    who = newWho;
    side = newSide;
    type = newType;
    timeInForce = newTimeInForce;
    terms = newTerms;
    return this;
  }

  Ticket copy(Ticket from) {
    return set(
        from.orderId,
        from.portfolioId,
        from.who,
        from.side,
        from.type,
        from.timeInForce,
        from.priceTicks,
        from.leavesLots,
        from.terms);
  }

  boolean hasPrice() {
    return priceTicks != Market.NO_PRICE;
  }

  /** Returns the price as events show it. */
  long shownTicks() {
    return hasPrice() ? priceTicks : 0;
  }

  /** Returns the worst price it takes. */
  long limitTicks() {
    if (hasPrice()) {
      return priceTicks;
    }
    return side == Side.BUY ? OrderBook.ANY_PRICE_BUY : OrderBook.ANY_PRICE_SELL;
  }

  /** Returns whether what does not trade in continuous trading waits in the book. */
  boolean rests() {
    return type.isLimit() && timeInForce.rests();
  }

  /** Returns the least that has to trade at once, 0 for anything. */
  long neededLots() {
    return timeInForce == TimeInForce.FOK ? leavesLots : terms.minimumLots();
  }

  /** Returns whether a trade at this price reaches its stop price. */
  boolean isReachedBy(long lastTicks) {
    return side == Side.BUY ? lastTicks >= terms.stopTicks() : lastTicks <= terms.stopTicks();
  }
}
