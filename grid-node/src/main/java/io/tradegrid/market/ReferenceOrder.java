package io.tradegrid.market;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.OrderBook;

/** An open order of the {@link ReferenceMarket}. */
final class ReferenceOrder {

  /** Where it is. */
  enum Place {
    /** It waits for its stop price. */
    WAITING,
    /** It is being matched, or will be in a moment. */
    RUNNING,
    /** It is in the book. */
    BOOKED
  }

  final long id;
  final int portfolio;
  final Side side;
  final OrderType type;
  final TimeInForce timeInForce;
  final OrderTerms terms;
  long priceTicks;
  long leavesLots;
  Place place;

  ReferenceOrder(
      long id,
      int portfolio,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceTicks,
      long lots,
      OrderTerms terms) {
    this.id = id;
    this.portfolio = portfolio;
    this.side = side;
    this.type = type;
    this.timeInForce = timeInForce;
    this.terms = terms;
    this.priceTicks = priceTicks;
    this.leavesLots = lots;
    this.place = type.isStop() ? Place.WAITING : Place.RUNNING;
  }

  /** Returns what it would be with another price and quantity. */
  ReferenceOrder with(long newPriceTicks, long newLeavesLots) {
    ReferenceOrder other =
        new ReferenceOrder(
            id, portfolio, side, type, timeInForce, newPriceTicks, newLeavesLots, terms);
    other.place = place;
    return other;
  }

  boolean hasPrice() {
    return priceTicks != Market.NO_PRICE;
  }

  boolean waits() {
    return place == Place.WAITING;
  }

  /** Returns whether it is a market order that an auction collected; only the book may hold it. */
  boolean isCollectedMarketOrder() {
    return place == Place.BOOKED && !type.isLimit();
  }

  /** Returns the worst price it takes. */
  long limitTicks() {
    if (hasPrice()) {
      return priceTicks;
    }
    return side == Side.BUY ? OrderBook.ANY_PRICE_BUY : OrderBook.ANY_PRICE_SELL;
  }

  /** Returns whether it would trade at a best opposite price, 0 if there is none. */
  boolean reaches(long bestTicks) {
    return bestTicks != 0
        && (side == Side.BUY ? bestTicks <= limitTicks() : bestTicks >= limitTicks());
  }

  /** Returns the lots that must trade at once. */
  long needLots() {
    return timeInForce == TimeInForce.FOK ? leavesLots : terms.minimumLots();
  }

  /** Returns the price at which it is collected: any there is for an order without one. */
  long bookTicks() {
    if (hasPrice()) {
      return priceTicks;
    }
    return side == Side.BUY ? Instrument.PRICE_TICKS_MAX : 1;
  }

  /** Returns the price that events tell: the one in the book, else its own or 0. */
  long toldTicks() {
    if (place == Place.BOOKED) {
      return bookTicks();
    }
    return hasPrice() ? priceTicks : 0;
  }

  /** Returns whether a price, as of the last trade, sets it off while it waits. */
  boolean isReachedBy(long ticks) {
    return side == Side.BUY ? ticks >= terms.stopTicks() : ticks <= terms.stopTicks();
  }

  /** Returns when it ends, Long.MAX_VALUE for DAY orders and those that never do. */
  long expiresAtNs() {
    return timeInForce == TimeInForce.GTD ? terms.expiresAtNs() : Long.MAX_VALUE;
  }
}
