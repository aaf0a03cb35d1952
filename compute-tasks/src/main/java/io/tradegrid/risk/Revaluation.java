package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.util.stream.IntStream;

/**
 * Profit and loss of holdings under scenarios, every holding valued anew in every scenario:
 *
 * <ul>
 *   <li>linear: value × move;
 *   <li>option: units × (V(S (1 + move)) − V(S)), all else as it is today, with V of {@link
 *       OptionRevaluation}.
 * </ul>
 *
 * <p>A scenario's sum takes the linear holdings in their order and then the options in theirs, with
 * compensation. It does not depend on the other scenarios, so the work can be split by scenarios at
 * will, over threads or nodes, and every split gives the same bits.
 */
public final class Revaluation {

  /** Scenarios valued together: enough for vector instructions, and all of it stays in cache. */
  private static final int BLOCK = 256;

  private Revaluation() {}

  /**
   * Returns the P&amp;L of each scenario.
   *
   * @param linear holdings valued in proportion to a price
   * @param options holdings valued by a model
   * @param moves of the prices
   * @return profit (positive) or loss (negative), in the holdings' currency
   * @throws RiskException INVALID_INPUT for a factor that the moves do not have or an option's term
   *     out of range, NUMERICAL_ERROR on overflow
   */
  public static double[] pnl(LinearHoldings linear, OptionHoldings options, Moves moves) {
    double[] pnl = new double[moves.scenarios()];
    pnl(linear, options, moves, 0, pnl.length, pnl);
    return pnl;
  }

  /**
   * Computes the P&amp;L of some of the scenarios.
   *
   * @param from first scenario
   * @param to scenario after the last
   * @param pnl where they go, one element for each scenario of the moves
   * @throws RiskException as {@link #pnl(LinearHoldings, OptionHoldings, Moves)}; INVALID_INPUT if
   *     there are no such scenarios
   */
  public static void pnl(
      LinearHoldings linear, OptionHoldings options, Moves moves, int from, int to, double[] pnl) {
    Moves.sameLength("pnl", pnl.length, moves.scenarios());
    if (from < 0 || to < from || to > pnl.length) {
      throw new RiskException(
          Failure.INVALID_INPUT,
          "scenarios: must be within 0 to " + pnl.length + ", got " + from + " to " + to);
    }
    OptionRevaluation revaluation = new OptionRevaluation(options, Math.min(BLOCK, to - from));
    SumColumns sums = new SumColumns(Math.min(BLOCK, to - from));
    double[] change = new double[Math.min(BLOCK, to - from)];
    for (int start = from; start < to; start += BLOCK) {
      int count = Math.min(BLOCK, to - start);
      sums.clear();
      for (int i = 0; i < linear.size(); i++) {
        sums.add(linear.value(i), moves.of(linear.factor(i)), start, count);
      }
      for (int i = 0; i < options.size(); i++) {
        revaluation.change(i, moves.of(options.factor(i)), start, count, change, 0);
        sums.add(options.units(i), change, 0, count);
      }
      sums.copy(pnl, start, count);
    }
  }

  /**
   * Returns the same as {@link #pnl(LinearHoldings, OptionHoldings, Moves)}, to the bit, computed
   * by several threads of the common pool.
   *
   * @param parts into how many parts the scenarios are split, at least 1
   * @throws RiskException as there; INVALID_INPUT for parts out of range
   */
  public static double[] parallelPnl(
      LinearHoldings linear, OptionHoldings options, Moves moves, int parts) {
    if (parts < 1) {
      throw new RiskException(Failure.INVALID_INPUT, "parts: must be at least 1, got " + parts);
    }
    int scenarios = moves.scenarios();
    double[] pnl = new double[scenarios];
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part -> {
              int from = (int) ((long) scenarios * part / parts);
              int to = (int) ((long) scenarios * (part + 1) / parts);
              pnl(linear, options, moves, from, to, pnl);
            });
    return pnl;
  }
}
