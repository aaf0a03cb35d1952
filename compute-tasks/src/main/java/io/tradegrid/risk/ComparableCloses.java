package io.tradegrid.risk;

import java.util.Arrays;

/**
 * Closes of a price in terms in which they compare over splits and dividends, which are known where
 * a day has an adjusted close. Days without one lie in runs:
 *
 * <ul>
 *   <li>between days whose factor adjusted / close is the same, nothing happened in the run: the
 *       factor holds there too;
 *   <li>between days whose factors differ, something happened on a day that nobody knows: no close
 *       of the run compares with any other;
 *   <li>after the last day with one, the factor holds if it is 1, as adjusted closes are in terms
 *       of the latest close; else something has happened since, and the closes of the run compare
 *       only with each other;
 *   <li>before the first day with one, the closes compare with each other only.
 * </ul>
 *
 * <p>Immutable.
 */
public final class ComparableCloses {

  /** Below this factors are the same: prices are rounded, and no dividend worth it is smaller. */
  private static final double SAME = 1e-3;

  private static final int ADJUSTED = 0;
  private static final int BEFORE = 1;
  private static final int AFTER = 2;
  private static final int NOTHING = 3;

  private final double[] prices;

  /** What each compares with: those of the same kind, and of the last kind none. */
  private final byte[] kinds;

  /**
   * Finds the terms.
   *
   * @param closes as traded
   * @param adjusted NaN where not known
   */
  public ComparableCloses(double[] closes, double[] adjusted) {
    prices = closes.clone();
    kinds = new byte[closes.length];
    int known = -1;
    for (int i = 0; i < closes.length; i++) {
      if (!Double.isNaN(adjusted[i])) {
        prices[i] = adjusted[i];
        between(known, i, closes, adjusted);
        known = i;
      }
    }
    if (known >= 0 && known < closes.length - 1) {
      boolean holds = isSame(adjusted[known] / closes[known], 1);
      run(known + 1, closes.length, holds ? ADJUSTED : AFTER, adjusted[known] / closes[known]);
    }
  }

  private void between(int known, int next, double[] closes, double[] adjusted) {
    if (known < 0) {
      run(0, next, BEFORE, 1);
      return;
    }
    if (next - known > 1) {
      double factor = adjusted[known] / closes[known];
      boolean holds = isSame(factor, adjusted[next] / closes[next]);
      run(known + 1, next, holds ? ADJUSTED : NOTHING, factor);
    }
  }

  private void run(int from, int to, int kind, double factor) {
    Arrays.fill(kinds, from, to, (byte) kind);
    if (kind == ADJUSTED) {
      for (int i = from; i < to; i++) {
        prices[i] *= factor;
      }
    }
  }

  private static boolean isSame(double factor, double other) {
    return Math.abs(factor - other) <= SAME * other;
  }

  /** Returns whether two days' closes compare. */
  public boolean compare(int earlier, int later) {
    return earlier == later || (kinds[earlier] == kinds[later] && kinds[later] != NOTHING);
  }

  /** Returns the relative move between the closes of two days that compare. */
  public double move(int earlier, int later) {
    // Not after / before - 1: the subtraction comes first so that nothing cancels after rounding.
    return (prices[later] - prices[earlier]) / prices[earlier];
  }

  /** Returns the close of a day in the terms of all that it compares with. */
  public double price(int day) {
    return prices[day];
  }
}
