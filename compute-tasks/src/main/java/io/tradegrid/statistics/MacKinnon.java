package io.tradegrid.statistics;

import io.tradegrid.pricing.Normal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The distribution of the Dickey-Fuller statistic, of one series or of the residuals of several, as
 * response surfaces.
 *
 * <p>Sources: J. G. MacKinnon, "Approximate asymptotic distribution functions for unit-root and
 * cointegration tests", Journal of Business &amp; Economic Statistics 12 (1994), 167–176, for
 * p-values; "Critical values for cointegration tests", Queen's Economics Department working paper
 * 1227 (2010), for critical values. The numbers are in {@code mackinnon.csv}.
 */
final class MacKinnon {

  private static final Map<String, double[]> SURFACES = read();
  private static final int TERMS = 4;
  private static final int TURN = 1;
  private static final int MOST = 2;
  private static final int SMALL = 3;
  private static final int LARGE = 6;
  private static final int END = 10;

  private MacKinnon() {}

  private static Map<String, double[]> read() {
    Map<String, double[]> surfaces = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                MacKinnon.class.getResourceAsStream("mackinnon.csv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split(",", -1);
          double[] numbers = new double[cells.length - 3];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(cells[i + 3]);
          }
          surfaces.put(cells[0] + cells[1] + cells[2], numbers);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return surfaces;
  }

  /**
   * Returns the probability of a statistic as small under the hypothesis that nothing returns.
   *
   * @param series 1 for a unit root, else how many there are in the regression, to 6
   * @return 0 to 1; asymptotic, for many observations
   */
  static double probability(double statistic, Trend trend, int series) {
    double[] surface = SURFACES.get("p" + trend + series);
    if (statistic < surface[0]) {
      return 0;
    }
    if (statistic > surface[MOST]) {
      return 1;
    }
    boolean small = statistic <= surface[TURN];
    return Normal.cdf(polynomial(surface, small ? SMALL : LARGE, small ? LARGE : END, statistic));
  }

  /**
   * Returns a critical value.
   *
   * @param level 0, 1 or 2 for 1, 5 or 10 %
   * @param series as for {@link #probability}; 1 if there is no trend
   */
  static double criticalValue(int level, Trend trend, int series, int observations) {
    double[] surface = SURFACES.get("c" + trend + series);
    return polynomial(surface, TERMS * level, TERMS * (level + 1), 1.0 / observations);
  }

  private static double polynomial(double[] coefficients, int from, int to, double at) {
    double value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value * at + coefficients[i];
    }
    return value;
  }
}
