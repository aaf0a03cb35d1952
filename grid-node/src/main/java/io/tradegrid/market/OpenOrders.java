package io.tradegrid.market;

import io.tradegrid.model.CancelReason;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.orderbook.LadderOrderBook;
import io.tradegrid.orderbook.LadderQueues;

/** All open orders of a market, in the book or waiting for a stop price, and how they end. */
final class OpenOrders {

  private final LadderOrderBook book = new LadderOrderBook();
  private final LadderQueues queues = book.queues();
  private final Exposures exposures;
  private final EventTape tape;

  // Most markets need these never or seldom; they are made when they first are.
  private StopOrders stops;
  private Expiries expiries;
  private MarketOrders marketOrders;

  OpenOrders(Exposures exposures, EventTape tape) {
    this.exposures = exposures;
    this.tape = tape;
  }

  LadderOrderBook book() {
    return book;
  }

  int size() {
    return queues.size() + waiting();
  }

  long lots() {
    return queues.openLots() + (stops == null ? 0 : stops.openLots());
  }

  /** Lets a stop order wait for its price. */
  void addWaiting(Ticket order) {
    if (stops == null) {
      stops = new StopOrders();
    }
    stops.add(order);
  }

  /** Returns the stop order that waits under an id, or null. */
  Ticket findWaiting(long orderId) {
    return stops == null ? null : stops.find(orderId);
  }

  /** Makes a stop order that waits smaller; it keeps its place. */
  void reduceWaiting(Ticket waiting, long leavesLots) {
    exposures.changeOpen(waiting.who, waiting.side, leavesLots - waiting.leavesLots);
    stops.reduce(waiting, leavesLots);
  }

  /** Puts a stop order that waits behind its equals, as it now is. */
  void replaceWaiting(Ticket waiting, Ticket order) {
    exposures.changeOpen(order.who, order.side, order.leavesLots - waiting.leavesLots);
    stops.remove(waiting);
    stops.add(order);
  }

  /** Elects the stop orders that a trade at a price reaches. */
  void elect(long priceTicks) {
    if (stops != null && stops.size() > 0) {
      stops.elect(priceTicks);
    }
  }

  /** Returns the elected stop order that runs next, or null; give it back when it has run. */
  Ticket nextElected() {
    return stops == null ? null : stops.nextElected();
  }

  void giveBack(Ticket elected) {
    stops.done(elected);
  }

  /** Marks an order in the book as one that an auction's end cancels. */
  void addMarketOrder(long orderId) {
    if (marketOrders == null) {
      marketOrders = new MarketOrders();
    }
    marketOrders.add(orderId);
  }

  boolean isMarketOrder(long orderId) {
    return marketOrders != null && marketOrders.contains(orderId);
  }

  /** Cancels the market orders that an auction left over. */
  void cancelMarketOrders() {
    if (marketOrders != null) {
      Ids left = marketOrders.drain();
      for (int i = 0; i < left.size(); i++) {
        cancel(left.get(i), CancelReason.AUCTION_END);
      }
    }
  }

  /** Remembers when an order ends, if it does. */
  void rememberEnd(Ticket order) {
    boolean day = order.timeInForce == TimeInForce.DAY;
    if (day || order.timeInForce == TimeInForce.GTD) {
      rememberEnd(order.orderId, day ? Expiries.END_OF_DAY : order.terms.expiresAtNs());
    }
  }

  void rememberEnd(long orderId, long timeNs) {
    if (expiries == null) {
      expiries = new Expiries();
    }
    expiries.add(orderId, timeNs);
  }

  /** Returns when an order ends, END_OF_DAY for one of the day, 0 if it does not by itself. */
  long endOf(long orderId) {
    return expiries == null ? 0 : expiries.endOf(orderId);
  }

  /** Returns when the first order ends by time, Long.MAX_VALUE if none does. */
  long firstExpiryNs() {
    return expiries == null ? Long.MAX_VALUE : expiries.firstNs();
  }

  /** Ends the order whose time is over first. */
  void expireFirst() {
    expire(expiries.firstId());
  }

  /** Ends the orders of the day, by id. */
  void expireDay() {
    if (expiries != null) {
      Ids day = expiries.endOfDay();
      for (int i = 0; i < day.size(); i++) {
        expire(day.get(i));
      }
    }
  }

  private void expire(long orderId) {
    int slot = queues.find(orderId);
    if (slot != 0) {
      int owner = queues.owner(slot);
      int who = exposures.of(owner);
      Side side = queues.side(slot);
      long price = queues.priceTicks(slot);
      long lots = queues.remove(slot);
      exposures.changeOpen(who, side, -lots);
      closed(orderId, who);
      tape.expired(orderId, owner, side, price, lots);
    } else {
      Ticket waiting = stops.find(orderId);
      stops.remove(waiting);
      exposures.changeOpen(waiting.who, waiting.side, -waiting.leavesLots);
      closed(orderId, waiting.who);
      tape.expired(waiting);
    }
  }

  /** Cancels an order, or says UNKNOWN_ORDER. */
  RejectReason cancel(long orderId, CancelReason reason) {
    int slot = queues.find(orderId);
    if (slot != 0) {
      takeOff(slot, queues.side(slot), queues.leavesLots(slot), reason);
      return RejectReason.NONE;
    }
    Ticket waiting = findWaiting(orderId);
    if (waiting == null) {
      return RejectReason.UNKNOWN_ORDER;
    }
    stops.remove(waiting);
    cancelRest(waiting, waiting.leavesLots, reason);
    closed(orderId, waiting.who);
    return RejectReason.NONE;
  }

  /** Cancels what a reduce-only order has beyond the position it may reduce. */
  void cutToPosition(Ticket order) {
    long excess = order.leavesLots - exposures.reducibleLots(order.who, order.side);
    if (excess > 0) {
      cancelRest(order, excess, CancelReason.REDUCE_ONLY);
    }
  }

  /** Cancels lots of an order that is not in the book. */
  void cancelRest(Ticket order, long lots, CancelReason reason) {
    order.leavesLots -= lots;
    exposures.changeOpen(order.who, order.side, -lots);
    tape.cancelled(order, lots, reason);
  }

  /** Takes lots off an order in the book, and the order out with its last ones. */
  void takeOff(int slot, Side side, long lots, CancelReason reason) {
    long orderId = queues.orderId(slot);
    int owner = queues.owner(slot);
    int who = exposures.of(owner);
    long price = queues.priceTicks(slot);
    long leaves = queues.leavesLots(slot) - lots;
    long shown = 0;
    if (leaves == 0) {
      queues.remove(slot);
      closed(orderId, who);
    } else {
      queues.reduce(slot, leaves);
      shown = queues.shownLots(slot);
    }
    exposures.changeOpen(who, side, -lots);
    tape.cancelled(orderId, owner, side, price, lots, leaves, shown, reason);
  }

  /** Nothing is left of an order. */
  void closed(long orderId, int who) {
    exposures.closed(who);
    if (expiries != null) {
      expiries.remove(orderId);
    }
    if (marketOrders != null) {
      marketOrders.remove(orderId);
    }
  }

  /** Cancels the orders of a portfolio (0 for all) on a side (null for both). */
  int cancelAll(int portfolioId, Side side) {
    Ids found = new Ids();
    for (Side each : Side.values()) {
      if (side == null || side == each) {
        queues.forEachOrder(
            each,
            (id, owner, price, shown, hidden, display, reduceOnly) -> {
              if (portfolioId == 0 || owner == portfolioId) {
                found.add(id);
              }
            });
      }
    }
    for (Side each : Side.values()) {
      if (side == null || side == each) {
        forEachWaiting(
            each,
            waiting -> {
              if (portfolioId == 0 || waiting.portfolioId == portfolioId) {
                found.add(waiting.orderId);
              }
            });
      }
    }
    for (int i = 0; i < found.size(); i++) {
      cancel(found.get(i), CancelReason.MASS_CANCEL);
    }
    return found.size();
  }

  /** Returns how many stop orders wait. */
  int waiting() {
    return stops == null ? 0 : stops.size();
  }

  /** Shows the stop orders of a side that wait, first to be elected first. */
  void forEachWaiting(Side side, StopOrders.Visitor visitor) {
    if (stops != null) {
      stops.forEach(side, visitor);
    }
  }

  /** Adds the stop orders that wait to a hash. */
  long addWaitingHash(long hash) {
    return stops == null ? hash : stops.addHash(hash);
  }

  /** Returns a hash of when orders end. */
  long expiryHash() {
    return expiries == null ? 0 : expiries.stateHash();
  }
}
