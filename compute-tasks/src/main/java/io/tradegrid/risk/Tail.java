package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A measure of loss as a weighted mean of scenarios: VaR is one or two of them, expected shortfall
 * the worst ones. The same weights on the P&amp;L of a part give the part's contribution (Euler's),
 * and the contributions of all parts sum to the measure of the whole, because the mean is linear
 * and the derivative of the measure with respect to a holding is its own P&amp;L there.
 *
 * <p>Scenarios of equal P&amp;L are taken in their order. Immutable.
 *
 * <p>Source: D. Tasche, "Risk contributions and performance measurement", 1999, sections 4 and 5.
 */
public final class Tail {

  private final int[] scenarios;
  private final double[] weights;

  private Tail(int[] scenarios, double[] weights) {
    this.scenarios = scenarios;
    this.weights = weights;
  }

  /**
   * Returns the scenarios that value at risk is read off, all scenarios having equal weight.
   *
   * @param pnl profit or loss of each scenario
   * @param level confidence, above 0 and below 1
   * @param definition of the quantile at 1 − level
   * @throws RiskException as {@link HistoricalRisk#valueAtRisk(double[], double)}
   */
  public static Tail valueAtRisk(double[] pnl, double level, QuantileDefinition definition) {
    HistoricalRisk.requireUsable(pnl);
    BigDecimal place = definition.place(pnl.length, HistoricalRisk.tail(pnl.length, level));
    int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
    double part = place.subtract(BigDecimal.valueOf(below)).doubleValue();
    double[] sorted = pnl.clone();
    Arrays.sort(sorted);
    int lower = scenario(pnl, sorted, below - 1);
    return part == 0
        ? new Tail(new int[] {lower}, new double[] {1})
        : new Tail(new int[] {lower, scenario(pnl, sorted, below)}, new double[] {1 - part, part});
  }

  /** Returns the scenario of a rank, 0 for the worst; of equal ones the earlier first. */
  private static int scenario(double[] pnl, double[] sorted, int rank) {
    int equalBefore = rank;
    while (equalBefore > 0 && sorted[equalBefore - 1] == sorted[rank]) {
      equalBefore--;
    }
    int skip = rank - equalBefore;
    int at = 0;
    while (pnl[at] != sorted[rank] || skip-- > 0) {
      at++;
    }
    return at;
  }

  /**
   * Returns the scenarios of expected shortfall, all scenarios having equal weight; see {@link
   * HistoricalRisk#expectedShortfall(double[], double)}.
   */
  public static Tail expectedShortfall(double[] pnl, double level) {
    int[] order = order(pnl);
    BigDecimal size = HistoricalRisk.tail(pnl.length, level);
    int whole = size.setScale(0, RoundingMode.FLOOR).intValueExact();
    double part = size.subtract(BigDecimal.valueOf(whole)).doubleValue();
    int count = whole + (part > 0 ? 1 : 0);
    double[] weights = new double[count];
    Arrays.fill(weights, 1 / size.doubleValue());
    if (part > 0) {
      weights[whole] = part / size.doubleValue();
    }
    return new Tail(Arrays.copyOf(order, count), weights);
  }

  /**
   * Returns the scenario that value at risk is read off when scenarios have weights of their own:
   * the first in order of P&amp;L up to which they make 1 − level.
   *
   * <p>Source: J. Boudoukh, M. Richardson and R. Whitelaw, "The best of both worlds", Risk 11
   * (1998), 64–67, without their smoothing.
   *
   * @param pnl profit or loss of each scenario
   * @param weights of each, positive, together 1
   * @param level confidence, above 0 and below 1
   */
  public static Tail valueAtRisk(double[] pnl, double[] weights, double level) {
    int[] order = order(pnl);
    int last = last(order, weights, level);
    return new Tail(new int[] {order[last]}, new double[] {1});
  }

  /** Returns the scenarios of expected shortfall when scenarios have weights of their own. */
  public static Tail expectedShortfall(double[] pnl, double[] weights, double level) {
    int[] order = order(pnl);
    int last = last(order, weights, level);
    double size = 1 - level;
    double[] parts = new double[last + 1];
    CompensatedSum before = new CompensatedSum();
    for (int i = 0; i < last; i++) {
      parts[i] = weights[order[i]] / size;
      before.add(parts[i]);
    }
    parts[last] = Math.max(0, 1 - before.value());
    return new Tail(Arrays.copyOf(order, last + 1), parts);
  }

  private static int last(int[] order, double[] weights, double level) {
    Moves.sameLength("weights", weights.length, order.length);
    HistoricalRisk.tail(order.length, level);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < order.length; i++) {
      sum.add(weights[order[i]]);
      // Equal weights must not miss the level by a rounding of their sum.
      if (sum.value() >= (1 - level) * (1 - 1e-12)) {
        return i;
      }
    }
    return order.length - 1;
  }

  /** Returns the scenarios, the worst first. */
  private static int[] order(double[] pnl) {
    HistoricalRisk.requireUsable(pnl);
    return IntStream.range(0, pnl.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> pnl[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Returns the weighted mean loss: of the whole the measure itself, of a part its contribution.
   *
   * @param pnl profit or loss of each scenario
   * @return positive for a loss
   * @throws RiskException NUMERICAL_ERROR on overflow
   */
  public double loss(double[] pnl) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < scenarios.length; i++) {
      sum.add(weights[i] * pnl[scenarios[i]]);
    }
    double loss = 0.0 - sum.value();
    if (!Double.isFinite(loss)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "loss: overflows, got " + loss);
    }
    return loss;
  }

  /** Returns the scenarios it takes, the worst first. */
  public int[] scenarios() {
    return scenarios.clone();
  }
}
