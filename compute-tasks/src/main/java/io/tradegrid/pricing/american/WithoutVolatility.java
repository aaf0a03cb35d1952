package io.tradegrid.pricing.american;

import io.tradegrid.pricing.CashDividend;
import io.tradegrid.pricing.DividendOption;
import io.tradegrid.pricing.Elementary;
import java.util.List;

/** American options whose spot price moves for sure: they are exercised at the best time. */
final class WithoutVolatility {

  private WithoutVolatility() {}

  /** Returns the largest K e^(−rt) − S e^(−qt) over 0 ≤ t ≤ T, zero or more. */
  static double put(double spot, double strike, double time, double rate, double yield) {
    return Math.max(best(-1, spot, 0, strike, 0, time, rate, yield), 0);
  }

  /**
   * Returns the largest φ (R e^(−qt) + C(t) − K e^(−rt)) over 0 ≤ t ≤ T, zero or more, C(t) being
   * what dividends after t, up to T, are worth now. Between two dividends C stands still, so each
   * such span has its best time; a call may be exercised right before a dividend.
   *
   * @param sign φ: 1 for a call, −1 for a put
   * @param rest R, the spot price less C(0)
   */
  static double withDividends(
      int sign,
      double rest,
      double strike,
      double time,
      double rate,
      double yield,
      List<CashDividend> dividends) {
    double best = 0;
    double from = 0;
    while (true) {
      double start = from;
      double end =
          dividends.stream()
              .mapToDouble(CashDividend::timeYears)
              .filter(at -> at > start && at < time)
              .min()
              .orElse(time);
      double toCome = DividendOption.toCome(dividends, start, time, rate);
      double worthNow = toCome * Elementary.exp(-rate * start);
      best = Math.max(best, best(sign, rest, worthNow, strike, start, end, rate, yield));
      if (end == time) {
        return best;
      }
      from = end;
    }
  }

  private static double best(
      int sign,
      double spot,
      double cash,
      double strike,
      double from,
      double to,
      double rate,
      double yield) {
    double best =
        Math.max(
            at(sign, from, spot, cash, strike, rate, yield),
            at(sign, to, spot, cash, strike, rate, yield));
    double turn = Elementary.log(rate * strike / (yield * spot)) / (rate - yield);
    return turn > from && turn < to
        ? Math.max(best, at(sign, turn, spot, cash, strike, rate, yield))
        : best;
  }

  private static double at(
      int sign, double t, double spot, double cash, double strike, double rate, double yield) {
    return sign * (spot * Elementary.exp(-yield * t) + cash - strike * Elementary.exp(-rate * t));
  }
}
