package io.tradegrid.risk.stress;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Looks for the smallest multiple of a scenario that loses an amount, by valuing a grid of
 * multiples and then finer ones inside the first interval in which the loss is reached. A loss that
 * is reached and left again between two points of the first grid is not seen.
 */
public final class ReverseStress {

  /** Points of a grid, its two ends among them. */
  public static final int POINTS = 65;

  /** Grids until the answer is known to about a part in 64⁴ of the first interval. */
  public static final int GRIDS = 4;

  private ReverseStress() {}

  /**
   * Returns a grid of multiples.
   *
   * @param from first
   * @param to last
   */
  public static double[] grid(double from, double to) {
    double[] grid = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      grid[i] = i == POINTS - 1 ? to : from + (to - from) * i / (POINTS - 1);
    }
    return grid;
  }

  /**
   * Returns the first point of a grid at which the loss is reached.
   *
   * @param pnl of each point
   * @param loss positive
   * @throws RiskException INSUFFICIENT_DATA if it is not reached at any
   */
  public static int firstReached(double[] pnl, double loss) {
    for (int i = 0; i < pnl.length; i++) {
      if (-pnl[i] >= loss) {
        return i;
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double value : pnl) {
      most = Math.max(most, -value);
    }
    throw new RiskException(
        Failure.INSUFFICIENT_DATA,
        "loss: required " + loss + ", actual at most " + most + " in this direction");
  }
}
