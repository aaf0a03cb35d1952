package io.tradegrid.orderbook;

import io.tradegrid.command.TopOfBook;
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
   *
   * @param orderId at least 1 and not in the book
   * @param owner whoever must not trade with himself: a portfolio or a group of them
   * @param limitTicks the worst price it takes: 1 to 2^52, or ANY_PRICE if it does not rest
   * @param lots its quantity in lots, at least 1
   * @param terms how it enters
   * @param listener hears trades and prevented ones
   * @return the lots that now rest, 0 if none
   */
  long enter(
      long orderId,
      int owner,
      Side side,
      long limitTicks,
      long lots,
      EntryTerms terms,
      MatchListener listener);

  /**
   * Adds up what an order could trade at once, hidden lots included.
   *
   * @param limitTicks the worst price it takes
   * @param wantedLots enough; the sum stops there
   * @param exceptOwner orders of this owner do not count; 0 counts all
   * @return lots, at most those wanted
   */
  long fillable(Side side, long limitTicks, long wantedLots, int exceptOwner);

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
   * @param leavesLots its new open quantity in lots, at least 1
   * @param terms how it enters again
   * @param listener hears trades and prevented ones
   * @return the lots that now rest, or UNKNOWN
   */
  long replace(
      long orderId, long limitTicks, long leavesLots, EntryTerms terms, MatchListener listener);

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

  /** Returns the number of orders that rest here. */
  int openOrders();

  /** Returns the sum of the open quantities of all orders in lots, hidden ones included. */
  long openLots();

  /**
   * Returns a hash of everything that decides what happens next: bids from the best, then offers
   * from the best, at each price from the earliest, each order's id, owner, price and quantities.
   * All books with the same orders in the same queues have the same one.
   */
  long stateHash();
}
