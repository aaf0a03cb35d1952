package io.tradegrid.service;

import java.math.BigDecimal;

/**
 * Creates instruments and portfolios; deployed on every node under {@link #NAME}. Creating the same
 * thing again with equal terms returns its id; with other terms {@link #CONFLICT}.
 */
public interface ReferenceData {

  /** The service's name. */
  String NAME = "ReferenceData";

  /** Answered instead of an id when the name exists with other terms. */
  int CONFLICT = -1;

  /**
   * Creates an instrument; see {@link io.tradegrid.model.Instrument} for the fields.
   *
   * @return its id, at least 1, or CONFLICT
   * @throws IllegalArgumentException naming the field out of its range
   */
  int createInstrument(
      String symbol, String currency, BigDecimal tickSize, BigDecimal lotSize, long maxOrderLots);

  /**
   * Creates a portfolio; see {@link io.tradegrid.model.Portfolio} for the fields.
   *
   * @return its id, at least 1, or CONFLICT
   * @throws IllegalArgumentException naming the field out of its range
   */
  int createPortfolio(
      String name,
      String currency,
      BigDecimal maxOrderNotional,
      int maxOpenOrders,
      BigDecimal maxPosition,
      int maxOrdersPerSecond,
      int priceBandBps,
      int selfTradeGroup);

  /**
   * Changes a portfolio's limits. When it returns, every shard that knows the portfolio has them in
   * its log. Orders that are open stay.
   *
   * @return the portfolio's id, or {@link #CONFLICT} if there is none of this name
   * @throws IllegalArgumentException naming the field out of its range
   */
  int changeLimits(
      String name,
      BigDecimal maxOrderNotional,
      int maxOpenOrders,
      BigDecimal maxPosition,
      int maxOrdersPerSecond,
      int priceBandBps,
      int selfTradeGroup);

  /**
   * Blocks or unblocks a portfolio: the kill switch. When it returns, every shard that knows the
   * portfolio has it in its log.
   *
   * @return the portfolio's id, or {@link #CONFLICT} if there is none of this name
   */
  int blockPortfolio(String name, boolean blocked);
}
