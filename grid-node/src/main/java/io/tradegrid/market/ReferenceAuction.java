package io.tradegrid.market;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The price at which a book would trade in an auction, found by trying them all.
 *
 * @param priceTicks 0 if nothing would trade
 * @param volumeLots what would trade
 * @param surplusLots what would be left at that price
 * @param surplusSide on which side, null if nothing would
 */
record ReferenceAuction(long priceTicks, long volumeLots, long surplusLots, Side surplusSide) {

  static final ReferenceAuction NONE = new ReferenceAuction(0, 0, 0, null);

  private record Resting(long priceTicks, long lots) {}

  /**
   * Finds the price.
   *
   * @param nearTicks what the price stays near to, 0 for nothing
   */
  static ReferenceAuction of(OrderBook book, long nearTicks) {
    List<Resting> bids = orders(book, Side.BUY);
    List<Resting> asks = orders(book, Side.SELL);
    Set<Long> candidates = new TreeSet<>(Comparator.reverseOrder());
    bids.forEach(bid -> candidates.add(bid.priceTicks));
    candidates.remove(Instrument.PRICE_TICKS_MAX);
    asks.stream().filter(ask -> ask.priceTicks != 1).forEach(ask -> candidates.add(ask.priceTicks));
    if (nearTicks != 0) {
      candidates.add(nearTicks);
    }
    ReferenceAuction best = NONE;
    for (long price : candidates) {
      ReferenceAuction here = at(price, bids, asks);
      // Candidates fall, so of equals the first one stays: the highest price.
      if (here.volumeLots > 0 && (best.volumeLots == 0 || here.isBetter(best, nearTicks))) {
        best = here;
      }
    }
    return best;
  }

  private static List<Resting> orders(OrderBook book, Side side) {
    List<Resting> orders = new ArrayList<>();
    book.forEachOrder(
        side,
        (id, owner, price, shown, hidden, display, reduceOnly) ->
            orders.add(new Resting(price, shown + hidden)));
    return orders;
  }

  private static ReferenceAuction at(long price, List<Resting> bids, List<Resting> asks) {
    long bought = 0;
    for (Resting bid : bids) {
      bought += bid.priceTicks >= price ? bid.lots : 0;
    }
    long sold = 0;
    for (Resting ask : asks) {
      sold += ask.priceTicks <= price ? ask.lots : 0;
    }
    Side surplus = bought == sold ? null : bought > sold ? Side.BUY : Side.SELL;
    return new ReferenceAuction(price, Math.min(bought, sold), Math.abs(bought - sold), surplus);
  }

  private boolean isBetter(ReferenceAuction other, long nearTicks) {
    if (volumeLots != other.volumeLots) {
      return volumeLots > other.volumeLots;
    }
    if (surplusLots != other.surplusLots) {
      return surplusLots < other.surplusLots;
    }
    return nearTicks != 0
        && Math.abs(priceTicks - nearTicks) < Math.abs(other.priceTicks - nearTicks);
  }
}
