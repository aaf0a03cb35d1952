package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;

/**
 * Many compensated sums side by side, one a scenario. Each has the bits that {@link CompensatedSum}
 * would give for the same terms in the same order: both keep what a rounding loses exactly, this
 * one without a branch, so that the compiler makes vector instructions of the loop.
 *
 * <p>Source: D. E. Knuth, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B.
 *
 * <p>Not safe for use by several threads.
 */
public final class SumColumns {

  private final double[] sum;
  private final double[] lost;

  /**
   * Begins at 0.
   *
   * @param size how many sums
   */
  public SumColumns(int size) {
    sum = new double[size];
    lost = new double[size];
  }

  /** Begins at 0 again. */
  public void clear() {
    Arrays.fill(sum, 0);
    Arrays.fill(lost, 0);
  }

  /**
   * Adds a factor times a term to each of the first sums.
   *
   * @param scale the factor
   * @param terms one a sum
   * @param from where in terms the first one is
   * @param count how many sums
   */
  public void add(double scale, double[] terms, int from, int count) {
    double[] sums = sum;
    double[] errors = lost;
    for (int i = 0; i < count; i++) {
      double term = scale * terms[from + i];
      double before = sums[i];
      double next = before + term;
      double added = next - before;
      errors[i] += (before - (next - added)) + (term - added);
      sums[i] = next;
    }
  }

  /**
   * Puts a sum in another's place.
   *
   * @param from which
   * @param to the place, at most from
   */
  void move(int from, int to) {
    sum[to] = sum[from];
    lost[to] = lost[from];
  }

  /**
   * Writes the first sums.
   *
   * @param to where they go
   * @param from where in it the first one goes
   * @param count how many
   * @throws RiskException NUMERICAL_ERROR if one is not a finite number
   */
  public void copy(double[] to, int from, int count) {
    for (int i = 0; i < count; i++) {
      double value = sum[i] + lost[i];
      if (!Double.isFinite(value)) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR, "P&L of scenario " + (from + i) + ": overflows, got " + value);
      }
      to[from + i] = value;
    }
  }
}
