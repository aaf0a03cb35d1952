package io.tradegrid.market;

import io.tradegrid.command.Command;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.OrderBook.Level;
import java.util.List;

/**
 * The market of one instrument: order types, phases, auctions, collars and pre-trade limits around
 * a book. What it does is told as {@link MarketEvent}s, numbered without gaps, before the method
 * returns. The rules are in {@code docs/reference/order-types.md}.
 */
public interface Market {

  /** Stands for "no price" where an order has none and for "as it is" in amendments. */
  long NO_PRICE = Command.NO_PRICE;

  /**
   * Lets time pass: orders whose time is over expire, a volatility auction whose time is over ends.
   * Time never goes back; an earlier time changes nothing.
   *
   * @param timeNs in nanoseconds since the epoch
   */
  void advanceTo(long timeNs);

  /** Returns when time next changes something by itself, Long.MAX_VALUE if it never does. */
  long nextDeadlineNs();

  /**
   * Sets what a portfolio is held to, from now on.
   *
   * @param portfolioId at least 1
   */
  void limits(int portfolioId, RiskLimits limits);

  /** Sets how the market is run, from now on. */
  void rules(TradingRules rules);

  /**
   * Takes or refuses an order.
   *
   * @param orderId larger than that of every order before
   * @param portfolioId one whose limits are set
   * @param priceTicks limit or protection price in ticks, or NO_PRICE
   * @param lots quantity in lots
   * @param terms what else it says
   * @return NONE if it was taken
   * @throws IllegalStateException if the portfolio's limits are not set
   */
  RejectReason enter(
      long orderId,
      int portfolioId,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceTicks,
      long lots,
      OrderTerms terms);

  /**
   * Changes an open order. A smaller quantity at the same price keeps its place and is always
   * allowed while the phase takes orders; anything else is checked like a new order and loses it.
   *
   * @param priceTicks the new price in ticks, or NO_PRICE to keep it
   * @param leavesLots the new open quantity in lots, at least 1
   * @param terms those it was entered with
   * @return NONE if it was changed; UNKNOWN_ORDER if it is not open
   */
  RejectReason amend(long orderId, long priceTicks, long leavesLots, OrderTerms terms);

  /**
   * Cancels an open order, in any phase.
   *
   * @return NONE, or UNKNOWN_ORDER if it is not open
   */
  RejectReason cancel(long orderId);

  /**
   * Cancels many orders: bids from the best, offers from the best, then stop orders in the sequence
   * in which they would be set off, buying ones first.
   *
   * @param portfolioId whose, 0 for everybody's
   * @param side which, null for both
   * @return how many
   */
  int cancelAll(int portfolioId, Side side);

  /**
   * Goes to another phase, ending an auction with its trades; the current phase changes nothing.
   */
  void changePhase(Phase phase);

  /**
   * Moves positions for a trade made elsewhere; the book and the last price stay as they are.
   *
   * @param lots at least 1
   */
  void report(int buyPortfolioId, int sellPortfolioId, long lots);

  /** Returns the phase. */
  Phase phase();

  /** Returns the price of the last trade in the market in ticks, 0 before the first. */
  long lastTicks();

  /** Returns the reference price in ticks, 0 if there is none. */
  long referenceTicks();

  /** Returns the number of the last event, 0 before the first. */
  long sequence();

  /** Returns a portfolio's position in lots. */
  long positionLots(int portfolioId);

  /** Returns the number of open orders, stop orders that wait included. */
  int openOrders();

  /** Returns the open lots of all orders, hidden ones and waiting stop orders included. */
  long openLots();

  /** Returns best bid and offer; in a phase that collects they may be crossed. */
  TopOfBook top();

  /**
   * Returns the best levels of a side, best first.
   *
   * @param max the most to return
   */
  List<Level> levels(Side side, int max);

  /**
   * Returns a hash of everything that decides what happens next. All markets that were given the
   * same have the same one.
   */
  long stateHash();
}
