package io.tradegrid.market;

/**
 * What a portfolio's orders in one market are held to, in the market's units.
 *
 * @param group portfolios of the same group are kept from trading with each other where an order
 *     asks for it; 0 for a portfolio on its own
 * @param blocked whether every new order and every amendment but a smaller quantity is refused
 * @param maxOrderTickLots the largest order, price in ticks times quantity in lots
 * @param maxOpenOrders the most open orders, stop orders included
 * @param maxPositionLots the largest position either way, all open orders of a side counted as
 *     filled
 * @param maxOrdersPerSecond orders and amendments a second, 0 for any number
 * @param priceBandBps how far past the last price a limit may be, in basis points; 0 for any
 *     distance
 */
public record RiskLimits(
    int group,
    boolean blocked,
    long maxOrderTickLots,
    int maxOpenOrders,
    long maxPositionLots,
    int maxOrdersPerSecond,
    int priceBandBps) {

  /** No limits at all. */
  public static final RiskLimits NONE =
      new RiskLimits(0, false, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0, 0);

  /** Returns whether an order of this price and quantity is not too large; both at least 0. */
  public boolean allowsOrder(long ticks, long lots) {
    long product = ticks * lots;
    return Math.multiplyHigh(ticks, lots) == 0 && product >= 0 && product <= maxOrderTickLots;
  }
}
