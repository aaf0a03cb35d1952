package io.tradegrid.market;

import io.tradegrid.orderbook.LadderQueues;

/**
 * Reads for a group of commands what carrying them out will read. In a market of a million orders,
 * or where each command goes to another market, nearly everything a command reads is far from the
 * processor, and it waits for one thing after the other; reading for many commands at once it waits
 * for them together. Nothing is changed, and nothing has to be read ahead.
 */
public final class ReadAhead {

  /** Commands of a group. */
  public static final int GROUP = 16;

  /** A market with fewer open orders stays near the processor by itself. */
  public static final int COLD_ORDERS = 1 << 14;

  private final LadderMarket[] markets = new LadderMarket[GROUP];
  private final LadderQueues[] queues = new LadderQueues[GROUP];
  private final long[] orderIds = new long[GROUP];
  private final int[] portfolioIds = new int[GROUP];
  private final long[] pricesTicks = new long[GROUP];
  private final int[] orders = new int[GROUP];
  private int size;

  /** What was read, summed up: kept, so that no compiler finds that nobody needs it. */
  private long read;

  /** Returns whether commands to a market are worth reading ahead for even among themselves. */
  public static boolean isWorthwhile(Market market) {
    return market.openOrders() >= COLD_ORDERS;
  }

  /**
   * Adds a command; the last one of a group has them all read.
   *
   * @param market of which nothing is read if it is no {@link LadderMarket}
   * @param orderId the order it is about
   * @param portfolioId who enters it, 0 for an order that is there
   * @param priceTicks a price it gives the order, or {@link Market#NO_PRICE}
   */
  public void add(Market market, long orderId, int portfolioId, long priceTicks) {
    if (market instanceof LadderMarket ladder) {
      markets[size] = ladder;
      queues[size] = ladder.queues();
      orderIds[size] = orderId;
      portfolioIds[size] = portfolioId;
      pricesTicks[size] = priceTicks;
      size++;
    }
    if (size == GROUP) {
      finish();
    }
  }

  /**
   * Reads for the commands of a group that has not become full. Step by step, each of them short:
   * what a step reads for one command waits for nothing but the step before.
   */
  public void finish() {
    for (int i = 0; i < size; i++) {
      read += markets[i].readAhead() + queues[i].readIndex(orderIds[i]);
    }
    for (int i = 0; i < size; i++) {
      orders[i] = queues[i].find(orderIds[i]);
    }
    for (int i = 0; i < size; i++) {
      portfolioIds[i] = orders[i] == 0 ? portfolioIds[i] : queues[i].owner(orders[i]);
    }
    for (int i = 0; i < size; i++) {
      read += markets[i].exposures().readAhead(portfolioIds[i]);
    }
    for (int i = 0; i < size; i++) {
      if (orders[i] != 0) {
        read += queues[i].readAround(orders[i]);
        boolean moves = pricesTicks[i] != Market.NO_PRICE;
        orders[i] = moves ? queues[i].lastBeside(orders[i], pricesTicks[i]) : 0;
      }
    }
    for (int i = 0; i < size; i++) {
      read += orders[i] == 0 ? 0 : queues[i].orderId(orders[i]);
    }
    size = 0;
  }

  /**
   * As {@link #finish()}, after something else was read ahead too.
   *
   * @param alsoRead the sum of that, of no meaning
   */
  public void finish(long alsoRead) {
    read += alsoRead;
    finish();
  }

  /** Returns a number without meaning. */
  public long read() {
    return read;
  }
}
