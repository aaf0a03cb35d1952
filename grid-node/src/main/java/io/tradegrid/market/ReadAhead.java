package io.tradegrid.market;

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

  private final Market[] markets = new Market[GROUP];
  private final long[] orderIds = new long[GROUP];
  private final long[] pricesTicks = new long[GROUP];
  private final int[] places = new int[GROUP];
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
   * @param orderId the order it is about
   * @param priceTicks a price it gives the order, or {@link Market#NO_PRICE}
   */
  public void add(Market market, long orderId, long priceTicks) {
    markets[size] = market;
    orderIds[size] = orderId;
    pricesTicks[size] = priceTicks;
    size++;
    if (size == GROUP) {
      finish();
    }
  }

  /** Reads for the commands of a group that has not become full. */
  public void finish() {
    // Step by step: each needs what the one before has found.
    for (int i = 0; i < size; i++) {
      places[i] = markets[i].locate(orderIds[i]);
    }
    for (int i = 0; i < size; i++) {
      read += markets[i].readAhead(places[i], pricesTicks[i]);
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
