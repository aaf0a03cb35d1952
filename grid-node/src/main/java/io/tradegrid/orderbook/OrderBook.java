package io.tradegrid.orderbook;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import java.util.List;

/**
 * A price-time priority book of one instrument. It knows of an order what matching needs: id,
 * owner, side, price, shown and hidden quantity, place in the queue; who ordered what and why is
 * the shard's business.
 */
public interface OrderBook {

  /** The limit of a buy order that takes any price. */
  long ANY_PRICE_BUY = Long.MAX_VALUE;

  /** The limit of a sell order that takes any price. */
  long ANY_PRICE_SELL = Long.MIN_VALUE;

  /** Answered where an order is not in the book. */
  long UNKNOWN = -1;

  /**
   * A price and what rests there.
   *
   * @param priceTicks price in ticks
   * @param lots sum of the shown quantities in lots
   * @param orders number of orders
   */
  record Level(long priceTicks, long lots, int orders) {}

  /**
   * Matches an order, best price first, at one price the earliest first. An iceberg whose shown
   * part is used up shows the next one, behind its equals, and can be met again by the same order.
   * A resting reduce-only order is first cut to what {@link MatchListener#reducibleLots} allows.
   *
   * @param orderId at least 1 and not in the book
   * @param owner 1 to 2,097,151
   * @param limitTicks the worst price it takes: 1 to 2^52, or ANY_PRICE if it does not rest
   * @param lots its quantity in lots, 1 to 2^41
   * @param rests whether what does not trade at once waits in the book
   * @param terms of which the book looks at display, self-trade and reduce-only
   * @param listener hears trades, prevented ones and cuts
   * @return the lots that now rest, 0 if none
   */
  long enter(
      long orderId,
      int owner,
      Side side,
      long limitTicks,
      long lots,
      boolean rests,
      OrderTerms terms,
      MatchListener listener);

  /**
   * Puts an order at the end of the queue at its price without matching it; the book may stand
   * crossed then, until {@link #uncross}.
   *
   * @param orderId at least 1 and not in the book
   * @param owner 1 to 2,097,151
   * @param priceTicks 1 to 2^52
   * @param lots its quantity in lots, 1 to 2^41
   * @param terms of which the book looks at display and reduce-only
   */
  void collect(long orderId, int owner, Side side, long priceTicks, long lots, OrderTerms terms);

  /**
   * Trades the best bid with the best offer at one price, hidden lots included, each in price-time
   * order, as long as there is a bid at or above that price and an offer at or below it. An order
   * whose shown part is used up shows the next one, behind its equals.
   *
   * @param priceTicks the price of all trades
   * @param listener hears them
   * @return the lots that traded
   */
  long uncross(long priceTicks, MatchListener listener);

  /**
   * Adds up what an order could surely trade at once, hidden lots included. Reduce-only orders do
   * not count. Orders of its own group do not count unless the mode is ALLOW; with the modes that
   * stop the incoming order or take lots from it the sum ends where the first of them would be met:
   * of its price level only what is shown in the queue before it counts.
   *
   * @param limitTicks the worst price it takes
   * @param wantedLots enough; the sum stops there
   * @param owner who enters it
   * @param selfTrade how it enters
   * @param listener is asked who belongs to the group
   * @return lots, at most those wanted
   */
  long fillable(
      Side side,
      long limitTicks,
      long wantedLots,
      int owner,
      SelfTrade selfTrade,
      MatchListener listener);

  /**
   * Takes an order out.
   *
   * @return the open lots it had, hidden ones included, or UNKNOWN
   */
  long cancel(long orderId);

  /**
   * Makes an order smaller; it keeps its place in the queue. An iceberg loses hidden lots first.
   *
   * @param leavesLots its new open quantity in lots, from 1 to what it is
   * @return the new open quantity, or UNKNOWN
   * @throws IllegalArgumentException if the quantity is out of its range
   */
  long reduce(long orderId, long leavesLots);

  /**
   * Takes an order out and enters it again under the same id, behind its equals; it may trade.
   *
   * @param limitTicks its new price, 1 to 2^52
   * @param leavesLots its new open quantity in lots, 1 to 2^41
   * @param terms how it enters again
   * @param listener hears trades, prevented ones and cuts
   * @return the lots that now rest, or UNKNOWN
   */
  long replace(
      long orderId, long limitTicks, long leavesLots, OrderTerms terms, MatchListener listener);

  /** Returns whether an order rests here. */
  boolean contains(long orderId);

  /** Returns the best price of a side in ticks, 0 if the side is empty. */
  long bestTicks(Side side);

  /** Returns the shown lots at the best price of a side, 0 if the side is empty. */
  long bestLots(Side side);

  /** Returns best bid and offer. */
  default TopOfBook top() {
    return new TopOfBook(
        bestTicks(Side.BUY), bestLots(Side.BUY), bestTicks(Side.SELL), bestLots(Side.SELL));
  }

  /**
   * Returns the best levels of a side, best first.
   *
   * @param max the most to return
   */
  List<Level> levels(Side side, int max);

  /** Shows all orders of a side to a visitor, who must not change the book meanwhile. */
  void forEachOrder(Side side, OrderVisitor visitor);

  /** Returns the number of orders that rest here. */
  int openOrders();

  /** Returns the sum of the open quantities of all orders in lots, hidden ones included. */
  long openLots();

  /**
   * Returns a hash of everything that decides what happens next: bids from the best, then offers
   * from the best, at each price from the earliest, each order's id, owner, whether it is
   * reduce-only, price and quantities. All books with the same orders in the same queues have the
   * same one.
   */
  long stateHash();
}
