package io.tradegrid.client;

import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an order may say beyond side, type, price, quantity and time in force. Most say nothing of
 * it: {@link #NONE}.
 *
 * @param stopPrice the price of the last trade that sets a stop order off; null for others
 * @param displayQuantity units of an iceberg shown at a time; null shows everything
 * @param minimumQuantity the least that must trade at once, in units, else the whole order is
 *     cancelled; null for no minimum
 * @param postOnly what happens if it would take liquidity
 * @param reduceOnly whether it may only bring the portfolio's position nearer to zero
 * @param selfTrade what happens where it meets an order of its own group
 * @param expiresAt when a GTD order ends, to the nanosecond; null for others
 */
public record OrderConditions(
    BigDecimal stopPrice,
    BigDecimal displayQuantity,
    BigDecimal minimumQuantity,
    PostOnly postOnly,
    boolean reduceOnly,
    SelfTrade selfTrade,
    Instant expiresAt) {

  /** Nothing special. */
  public static final OrderConditions NONE =
      new OrderConditions(null, null, null, PostOnly.OFF, false, SelfTrade.ALLOW, null);

  /** Has what is not said of liquidity and of self-trades be the ordinary. */
  public OrderConditions {
    postOnly = postOnly == null ? PostOnly.OFF : postOnly;
    selfTrade = selfTrade == null ? SelfTrade.ALLOW : selfTrade;
  }
}
