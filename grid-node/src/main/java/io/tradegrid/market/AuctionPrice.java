package io.tradegrid.market;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.LadderQueues;
import java.util.Arrays;

/**
 * The price at which a crossed book trades in an auction: the most volume, then the least surplus,
 * then nearest the reference, then the highest. Only prices that somebody named are looked at:
 * limits in the book and the reference.
 */
final class AuctionPrice {

  /** Where market orders stand while they are collected; no price of an auction. */
  static final long MARKET_BUY = Instrument.PRICE_TICKS_MAX;

  static final long MARKET_SELL = 1;

  /** Returns where a market order without a protection price stands while it is collected. */
  static long ofMarketOrder(Side side) {
    return side == Side.BUY ? MARKET_BUY : MARKET_SELL;
  }

  /** Prices of crossing levels, best first, and the lots up to and with each. */
  private static final class Curve {

    private long[] prices = new long[16];
    private long[] lots = new long[16];
    private int size;

    void read(LadderQueues queues, Side side, long worstTicks) {
      size = 0;
      long sum = 0;
      long worstRank = side.rank(worstTicks);
      for (long rank = queues.best(side); rank >= worstRank; rank = queues.worse(side, rank)) {
        sum += queues.leavesLotsOf(side, rank);
        add(side.rank(rank), sum);
      }
    }

    private void add(long price, long sum) {
      if (size == prices.length) {
        prices = Arrays.copyOf(prices, 2 * size);
        lots = Arrays.copyOf(lots, 2 * size);
      }
      prices[size] = price;
      lots[size++] = sum;
    }

    /** Returns the lots at a price or better, better by the sign of the side. */
    long upTo(long price, int sign) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sign * prices[middle] >= sign * price) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low == 0 ? 0 : lots[low - 1];
    }
  }

  private final Curve bids = new Curve();
  private final Curve asks = new Curve();
  private long referenceTicks;
  private long priceTicks;
  private long volumeLots;
  private long surplusLots;

  /** Returns the price in ticks, 0 if nothing would trade. */
  long priceTicks() {
    return priceTicks;
  }

  /** Returns the lots that would trade. */
  long volumeLots() {
    return volumeLots;
  }

  /** Returns the lots that would find no counterparty at the price. */
  long surplusLots() {
    return Math.abs(surplusLots);
  }

  /** Returns the side of the surplus, null if there is none. */
  Side surplusSide() {
    if (surplusLots == 0) {
      return null;
    }
    return surplusLots > 0 ? Side.BUY : Side.SELL;
  }

  /**
   * Finds the price.
   *
   * @param newReferenceTicks what the price stays near to, 0 if there is nothing
   */
  void find(LadderQueues queues, long newReferenceTicks) {
    priceTicks = 0;
    volumeLots = 0;
    surplusLots = 0;
    long bid = queues.best(Side.BUY);
    long ask = queues.best(Side.SELL);
    long highest = Side.BUY.rank(bid);
    long lowest = Side.SELL.rank(ask);
    if (bid == LadderQueues.NO_LEVEL || ask == LadderQueues.NO_LEVEL || highest < lowest) {
      return;
    }
    referenceTicks = newReferenceTicks;
    bids.read(queues, Side.BUY, lowest);
    asks.read(queues, Side.SELL, highest);
    for (int i = 0; i < bids.size; i++) {
      if (bids.prices[i] != MARKET_BUY) {
        consider(bids.prices[i]);
      }
    }
    for (int i = 0; i < asks.size; i++) {
      if (asks.prices[i] != MARKET_SELL) {
        consider(asks.prices[i]);
      }
    }
    if (referenceTicks != 0) {
      consider(referenceTicks);
    }
  }

  private void consider(long price) {
    long bought = bids.upTo(price, 1);
    long sold = asks.upTo(price, -1);
    long volume = Math.min(bought, sold);
    long surplus = bought - sold;
    if (volume > 0 && isBetter(price, volume, surplus)) {
      priceTicks = price;
      volumeLots = volume;
      surplusLots = surplus;
    }
  }

  private boolean isBetter(long price, long volume, long surplus) {
    if (volume != volumeLots) {
      return volume > volumeLots;
    }
    if (Math.abs(surplus) != Math.abs(surplusLots)) {
      return Math.abs(surplus) < Math.abs(surplusLots);
    }
    if (referenceTicks != 0) {
      long distance = Math.abs(price - referenceTicks);
      long best = Math.abs(priceTicks - referenceTicks);
      if (distance != best) {
        return distance < best;
      }
    }
    return price > priceTicks;
  }
}
