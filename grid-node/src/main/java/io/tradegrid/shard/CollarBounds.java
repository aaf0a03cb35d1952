package io.tradegrid.shard;

import io.tradegrid.model.TradingRules;

/**
 * The prices at which a market may trade now.
 *
 * @param lowTicks the lowest, 0 if unbounded
 * @param highTicks the highest, 0 if unbounded
 */
public record CollarBounds(long lowTicks, long highTicks) {

  static CollarBounds of(TradingRules rules, long referenceTicks, long lastTicks) {
    CollarBounds fixed = around(referenceTicks, rules.staticCollarBps());
    CollarBounds moving = around(lastTicks, rules.dynamicCollarBps());
    long high = Math.min(fixed.highTicks, moving.highTicks);
    return new CollarBounds(
        Math.max(fixed.lowTicks, moving.lowTicks), high == Long.MAX_VALUE ? 0 : high);
  }

  private static CollarBounds around(long ticks, int bps) {
    if (ticks == 0 || bps == 0) {
      return new CollarBounds(0, Long.MAX_VALUE);
    }
    long width = TradingRules.width(ticks, bps);
    return new CollarBounds(ticks - width, ticks + width);
  }
}
