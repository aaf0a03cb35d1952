package io.tradegrid.cli.bench;

import io.tradegrid.statistics.LeastSquares;
import io.tradegrid.statistics.Regression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a question about risk takes of processors, by least squares over what was measured:
 *
 * <pre>
 * time = nodes × (node + scenario × scenarios) + positions × (position + unit × scenarios)
 * </pre>
 *
 * <p>Processor time and not time by the clock, which on a machine that does other things too says
 * how busy it was. Relative differences are made small, so that a short question counts as much as
 * a long one.
 *
 * @param nodeMs milliseconds for each node: it is asked, and answers
 * @param scenarioNs nanoseconds for each node and scenario: it draws it, and sends what its shards
 *     lose by it
 * @param positionUs microseconds for each position: its row, contract and prices are read
 * @param unitNs nanoseconds for each position and scenario: it is valued
 * @param deviation standard deviation of what was measured from the model, as a part of it
 * @param worst largest such difference
 */
record CostModel(
    double nodeMs,
    double scenarioNs,
    double positionUs,
    double unitNs,
    double deviation,
    double worst) {

  private static final double US_PER_MS = 1e3;
  private static final double NS_PER_MS = 1e6;

  /**
   * A question that was measured.
   *
   * @param nodes processes
   * @param ms median by the clock
   * @param processorMs median of the processor time of all nodes
   */
  record Point(int nodes, int positions, int scenarios, double ms, double processorMs) {

    String text() {
      return String.format(
          Locale.ROOT,
          "%d nodes %,6d positions %,7d scenarios %,9.1f ms, processors %,9.1f ms",
          nodes,
          positions,
          scenarios,
          ms,
          processorMs);
    }

    /** Returns what the four costs are multiplied by. */
    private double[] amounts() {
      double units = (double) positions * scenarios;
      return new double[] {nodes, (double) nodes * scenarios, positions, units};
    }
  }

  /**
   * Fits the model.
   *
   * @param points more than four, of several nodes, positions and scenarios
   */
  static CostModel fit(List<Point> points) {
    double[] ones = new double[points.size()];
    Arrays.fill(ones, 1);
    double[][] parts = new double[4][points.size()];
    for (int i = 0; i < points.size(); i++) {
      double[] amounts = points.get(i).amounts();
      for (int cost = 0; cost < parts.length; cost++) {
        parts[cost][i] = amounts[cost] / points.get(i).processorMs;
      }
    }
    Regression fit = LeastSquares.withoutConstant(ones, parts);
    double[] costs = fit.coefficients();
    return new CostModel(
        costs[0],
        NS_PER_MS * costs[1],
        US_PER_MS * costs[2],
        NS_PER_MS * costs[3],
        fit.residualDeviation(),
        Arrays.stream(fit.residuals()).map(Math::abs).max().orElseThrow());
  }

  /** Returns the milliseconds of a question if the cores of all nodes share its work evenly. */
  double ms(long positions, long scenarios, int nodes, int coresOfNode) {
    double processorMs =
        nodes * (nodeMs + scenarioNs / NS_PER_MS * scenarios)
            + positions * (positionUs / US_PER_MS + unitNs / NS_PER_MS * scenarios);
    return processorMs / ((long) nodes * coresOfNode);
  }

  /** Returns it for people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "nodes x (%.1f ms + %.0f ns x scenarios) + positions x (%.1f us + %.2f ns x scenarios);"
            + " deviation %.0f %%, at worst %.0f %%",
        nodeMs,
        scenarioNs,
        positionUs,
        unitNs,
        100 * deviation,
        100 * worst);
  }
}
