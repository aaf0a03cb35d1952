package io.tradegrid.gateway.marketdata;

import java.math.BigDecimal;
import java.util.List;

/**
 * The best price levels of a book.
 *
 * @param bids best first
 * @param asks best first
 */
public record Book(String symbol, List<Level> bids, List<Level> asks) {

  /**
   * One price level.
   *
   * @param quantity sum of its orders, in units
   * @param orders number of its orders
   */
  public record Level(BigDecimal price, BigDecimal quantity, long orders) {}
}
