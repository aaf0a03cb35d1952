package io.tradegrid.cli.bench;

import io.tradegrid.statistics.LeastSquares;
import io.tradegrid.statistics.Regression;
import java.util.List;
import java.util.Locale;

/**
 * What a question about risk takes of processors, by least squares over what was measured, all in
 * milliseconds:
 *
 * <pre>
 * time = fixed + position × positions + unit × positions × scenarios
 * </pre>
 *
 * <p>Cores that share the work evenly take that by their number. Processor time and not time by the
 * clock, which on a machine that does other things too says how busy it was.
 *
 * @param fixed milliseconds of every question
 * @param positionUs microseconds for each position: its row, contract and prices are read
 * @param unitNs nanoseconds for each position and scenario
 * @param residualMs standard deviation of what was measured about the model
 * @param worst largest relative difference of a measurement from the model
 */
record CostModel(double fixed, double positionUs, double unitNs, double residualMs, double worst) {

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
  }

  /**
   * Fits the model.
   *
   * @param points more than three
   */
  static CostModel fit(List<Point> points) {
    double[] ms = points.stream().mapToDouble(Point::processorMs).toArray();
    double[] positions = points.stream().mapToDouble(Point::positions).toArray();
    double[] units = points.stream().mapToDouble(p -> (double) p.positions * p.scenarios).toArray();
    Regression fit = LeastSquares.withConstant(ms, positions, units);
    double worst = 0;
    for (int i = 0; i < ms.length; i++) {
      worst = Math.max(worst, Math.abs(fit.residuals()[i]) / ms[i]);
    }
    double[] coefficients = fit.coefficients();
    return new CostModel(
        coefficients[0],
        US_PER_MS * coefficients[1],
        NS_PER_MS * coefficients[2],
        fit.residualDeviation(),
        worst);
  }

  /** Returns the milliseconds of a question if so many cores share its work evenly. */
  double ms(long positions, long scenarios, int cores) {
    double processorMs =
        fixed + positionUs / US_PER_MS * positions + unitNs / NS_PER_MS * positions * scenarios;
    return processorMs / cores;
  }

  /** Returns it for people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%.1f ms + %.1f us x positions + %.2f ns x positions x scenarios;"
            + " residual %.1f ms, at worst %.0f %%",
        fixed,
        positionUs,
        unitNs,
        residualMs,
        100 * worst);
  }
}
