package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Value at risk and expected shortfall of the empirical distribution of P&amp;L scenarios, each
 * scenario having probability 1/n.
 *
 * <p>Write x(1) ≤ … ≤ x(n) for the sorted P&amp;L and t = n(1 − level) for the size of the tail, in
 * scenarios; t is rarely whole. It is computed from the level's shortest decimal, because in binary
 * 100 (1 − 0.99) is a little more than 1 and would name the second worst scenario.
 *
 * <p>Results are losses: positive when money is lost, in the unit of the P&amp;L.
 */
public final class HistoricalRisk {

  private HistoricalRisk() {}

  /**
   * Returns the loss that the tail begins with: VaR = −x(⌈t⌉), the inverse of the empirical
   * distribution function at 1 − level. With fewer than 1/(1 − level) scenarios that is the worst.
   *
   * @param pnl profit (positive) or loss (negative) of each scenario, in any order, in one currency
   * @param level confidence, above 0 and below 1, such as 0.99
   * @return the loss, in the same currency; negative if even the tail begins with a profit
   * @throws RiskException INVALID_INPUT for a level out of range, INSUFFICIENT_DATA for no
   *     scenario, NUMERICAL_ERROR for a P&amp;L that is not finite
   */
  public static double valueAtRisk(double[] pnl, double level) {
    return loss(quantile(sorted(pnl), tail(pnl.length, level)));
  }

  /**
   * Returns the mean loss of the tail: with k = ⌊t⌋, ES = −(x(1) + … + x(k) + (t − k) x(k+1)) / t.
   * The scenario on the boundary counts with the part of it that is in the tail, so this is the
   * coherent measure itself and not an estimate of it, and never below {@link #valueAtRisk} at the
   * same level.
   *
   * <p>It is computed as VaR + Σ(q − x(i)) / t over the x(i) below q = −VaR, which is the same
   * number (put q = x(⌈t⌉) in) and sums only terms of one sign.
   *
   * <p>Source: C. Acerbi and D. Tasche, "On the coherence of expected shortfall", Journal of
   * Banking &amp; Finance 26 (2002), 1487–1503, applied to the empirical distribution.
   *
   * @param pnl profit (positive) or loss (negative) of each scenario, in any order, in one currency
   * @param level confidence, above 0 and below 1, such as 0.975
   * @return the loss, in the same currency; negative if the tail is a profit on average
   * @throws RiskException INVALID_INPUT for a level out of range, INSUFFICIENT_DATA for no
   *     scenario, NUMERICAL_ERROR for a P&amp;L that is not finite or an overflow
   */
  public static double expectedShortfall(double[] pnl, double level) {
    double[] sorted = sorted(pnl);
    BigDecimal tail = tail(pnl.length, level);
    double quantile = quantile(sorted, tail);
    CompensatedSum beyond = new CompensatedSum();
    for (int i = 0; i < sorted.length && sorted[i] < quantile; i++) {
      beyond.add(quantile - sorted[i]);
    }
    return loss(quantile - beyond.value() / tail.doubleValue());
  }

  private static double[] sorted(double[] pnl) {
    requireUsable(pnl);
    double[] sorted = pnl.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Refuses to go on with no scenario or one that is not finite. */
  static void requireUsable(double[] pnl) {
    if (pnl.length == 0) {
      throw new RiskException(Failure.INSUFFICIENT_DATA, "scenarios: required 1, actual 0");
    }
    for (int i = 0; i < pnl.length; i++) {
      if (!Double.isFinite(pnl[i])) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR, "pnl[" + i + "]: must be finite, got " + pnl[i]);
      }
    }
  }

  /** Returns n (1 − level), computed in decimal. */
  static BigDecimal tail(int scenarios, double level) {
    if (!(level > 0 && level < 1)) {
      throw new RiskException(
          Failure.INVALID_INPUT, "level: must be above 0 and below 1, got " + level);
    }
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(level)).multiply(new BigDecimal(scenarios));
  }

  private static double quantile(double[] sorted, BigDecimal tail) {
    return sorted[tail.setScale(0, RoundingMode.CEILING).intValueExact() - 1];
  }

  private static double loss(double pnl) {
    if (!Double.isFinite(pnl)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "loss: overflows, got " + -pnl);
    }
    return 0.0 - pnl; // not -pnl: a loss of nothing is 0, not -0
  }
}
