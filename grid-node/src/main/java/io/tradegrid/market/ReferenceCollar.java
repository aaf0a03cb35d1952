package io.tradegrid.market;

import io.tradegrid.model.Side;
import io.tradegrid.model.TradingRules;

/**
 * The prices at which a market may trade.
 *
 * @param lowTicks the lowest, Long.MIN_VALUE for any
 * @param highTicks the highest, Long.MAX_VALUE for any
 */
record ReferenceCollar(long lowTicks, long highTicks) {

  private static final int BPS = 10_000;

  /**
   * Returns the collar that is left of the one around the reference and the one around the last.
   */
  static ReferenceCollar of(TradingRules rules, long referenceTicks, long lastTicks) {
    ReferenceCollar fixed = around(referenceTicks, rules.staticCollarBps());
    ReferenceCollar moving = around(lastTicks, rules.dynamicCollarBps());
    return new ReferenceCollar(
        Math.max(fixed.lowTicks, moving.lowTicks), Math.min(fixed.highTicks, moving.highTicks));
  }

  private static ReferenceCollar around(long base, int bps) {
    return base == 0 || bps == 0
        ? new ReferenceCollar(Long.MIN_VALUE, Long.MAX_VALUE)
        : new ReferenceCollar(base - width(base, bps), base + width(base, bps));
  }

  /** Returns so many basis points of a price, rounded down, in ticks. */
  static long width(long base, int bps) {
    return base / BPS * bps + base % BPS * bps / BPS;
  }

  boolean contains(long ticks) {
    return ticks >= lowTicks && ticks <= highTicks;
  }

  /** Bounds how far an order goes. */
  long clip(Side side, long limitTicks) {
    return side == Side.BUY ? Math.min(limitTicks, highTicks) : Math.max(limitTicks, lowTicks);
  }
}
