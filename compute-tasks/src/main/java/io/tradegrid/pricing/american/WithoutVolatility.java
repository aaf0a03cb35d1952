package io.tradegrid.pricing.american;

import io.tradegrid.pricing.Elementary;

/** An American put whose spot price moves for sure: it is exercised at the best time. */
final class WithoutVolatility {

  private WithoutVolatility() {}

  /** Returns the largest K e^(−rt) − S e^(−qt) over 0 ≤ t ≤ T, zero or more. */
  static double put(double spot, double strike, double time, double rate, double yield) {
    double best = Math.max(strike - spot, at(time, spot, strike, rate, yield));
    double turn = Elementary.log(rate * strike / (yield * spot)) / (rate - yield);
    if (turn > 0 && turn < time) {
      best = Math.max(best, at(turn, spot, strike, rate, yield));
    }
    return Math.max(best, 0);
  }

  private static double at(double t, double spot, double strike, double rate, double yield) {
    return strike * Elementary.exp(-rate * t) - spot * Elementary.exp(-yield * t);
  }
}
