package io.tradegrid.market;

import io.tradegrid.model.Side;
import io.tradegrid.model.TradingRules;

/** The prices a market may trade at: around its reference (static) and its last price (dynamic). */
final class Collar {

  private TradingRules rules = TradingRules.OPEN;
  private boolean set;
  private long referenceTicks;

  TradingRules rules() {
    return rules;
  }

  void rules(TradingRules newRules) {
    rules = newRules;
    set = rules.staticCollarBps() > 0 || rules.dynamicCollarBps() > 0;
    moveReference(rules.referenceTicks());
  }

  long referenceTicks() {
    return referenceTicks;
  }

  /** Sets the reference; 0 leaves it as it is. */
  void moveReference(long ticks) {
    referenceTicks = ticks == 0 ? referenceTicks : ticks;
  }

  /** Returns whether the rules have a collar at all. */
  boolean isSet() {
    return set;
  }

  /**
   * Returns the highest (BUY) or lowest (SELL) price at which an order may trade.
   *
   * @return Long.MAX_VALUE or MIN_VALUE where there is no collar
   */
  long edge(Side side, long lastTicks) {
    long edge = side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE;
    if (rules.staticCollarBps() > 0 && referenceTicks != 0) {
      edge = nearer(side, edge, away(side, referenceTicks, rules.staticCollarBps()));
    }
    if (rules.dynamicCollarBps() > 0 && lastTicks != 0) {
      edge = nearer(side, edge, away(side, lastTicks, rules.dynamicCollarBps()));
    }
    return edge;
  }

  /** Returns the limit, or the edge of the collar where that is nearer. */
  long clip(Side side, long limitTicks, long lastTicks) {
    return set ? nearer(side, limitTicks, edge(side, lastTicks)) : limitTicks;
  }

  private static long away(Side side, long baseTicks, int bps) {
    return baseTicks + side.sign() * TradingRules.width(baseTicks, bps);
  }

  private static long nearer(Side side, long one, long other) {
    return side == Side.BUY ? Math.min(one, other) : Math.max(one, other);
  }
}
