package io.tradegrid.risk.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.risk.RiskException;
import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/** The tests of value at risk against published tables and a direct calculation. */
final class CoverageTestsTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);

  /**
   * P. H. Kupiec (1995), the regions in which the test does not refuse at 95 %, as printed by P.
   * Jorion, "Value at risk", 3rd edition, table 6.2: p, days, fewest and most exceptions. Of the
   * first row the table prints the upper end alone (N &lt; 7); no exception at all has LR 5.13.
   */
  private static final double[][] KUPIEC = {
    {0.01, 255, 1, 6}, {0.01, 510, 2, 10}, {0.01, 1000, 5, 16},
    {0.025, 255, 3, 11}, {0.025, 510, 7, 20}, {0.025, 1000, 16, 35},
    {0.05, 255, 7, 20}, {0.05, 510, 17, 35}, {0.05, 1000, 38, 64},
    {0.075, 255, 12, 27}, {0.075, 510, 28, 50}, {0.075, 1000, 60, 91},
    {0.1, 255, 17, 35}, {0.1, 510, 39, 64}, {0.1, 1000, 82, 119}
  };

  @Test
  void kupiecsRegions() {
    for (double[] row : KUPIEC) {
      int days = (int) row[1];
      for (int x = 0; x <= days / 5; x++) {
        boolean isRejected =
            CoverageTests.proportionOfFailures(days, x, 1 - row[0]).isRejected(0.05);
        assertThat(isRejected)
            .as("p %s, %d of %d", row[0], x, days)
            .isEqualTo(x < row[2] || x > row[3]);
      }
    }
  }

  /** Jorion, the same chapter: J.P. Morgan's 20 exceptions of 252 days at 95 %. */
  @Test
  void jpMorgansExceptions() {
    TestResult result = CoverageTests.proportionOfFailures(252, 20, 0.95);
    assertThat(result.statistic()).isCloseTo(3.91, within(0.005));
    assertThat(result.pValue())
        .isCloseTo(
            1 - new ChiSquaredDistribution(1).cumulativeProbability(result.statistic()),
            within(1e-10));
  }

  @Test
  void independenceAgreesWithADirectCalculation() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 200; trial++) {
      boolean[] hits = new boolean[2 + random.nextInt(600)];
      double p = random.nextDouble() * 0.2;
      double stickiness = random.nextDouble() * 0.5;
      for (int i = 0; i < hits.length; i++) {
        hits[i] = random.nextDouble() < (i > 0 && hits[i - 1] ? Math.max(p, stickiness) : p);
      }
      double direct = direct(hits);
      TestResult result = CoverageTests.independence(hits);
      assertThat(result.statistic()).as("seed %d", SEED).isCloseTo(direct, within(1e-9));
      assertThat(result.pValue())
          .isCloseTo(
              1 - new ChiSquaredDistribution(1).cumulativeProbability(Math.max(0, direct)),
              within(1e-6));
      TestResult both = CoverageTests.conditionalCoverage(hits, 0.95);
      assertThat(both.pValue())
          .isCloseTo(
              1 - new ChiSquaredDistribution(2).cumulativeProbability(both.statistic()),
              within(1e-9));
    }
  }

  /** Christoffersen's ratio of likelihoods as products of powers. */
  private static double direct(boolean[] hits) {
    double n00 = 0;
    double n01 = 0;
    double n10 = 0;
    double n11 = 0;
    for (int i = 1; i < hits.length; i++) {
      if (hits[i - 1]) {
        n10 += hits[i] ? 0 : 1;
        n11 += hits[i] ? 1 : 0;
      } else {
        n00 += hits[i] ? 0 : 1;
        n01 += hits[i] ? 1 : 0;
      }
    }
    double pi = (n01 + n11) / (n00 + n01 + n10 + n11);
    double after0 = n00 + n01 == 0 ? 0 : n01 / (n00 + n01);
    double after1 = n10 + n11 == 0 ? 0 : n11 / (n10 + n11);
    return -2
        * (term(n00 + n10, 1 - pi)
            + term(n01 + n11, pi)
            - term(n00, 1 - after0)
            - term(n01, after0)
            - term(n10, 1 - after1)
            - term(n11, after1));
  }

  private static double term(double count, double probability) {
    return count == 0 ? 0 : count * Math.log(probability);
  }

  /** Basel Committee (1996), table 2: cumulative probabilities at 99 % and 250 days, per cent. */
  @Test
  void theZonesOfTheBaselCommittee() {
    double[] printed = {8.11, 28.58, 54.32, 75.81, 89.22, 95.88, 98.63, 99.60, 99.89, 99.97, 99.99};
    for (int x = 0; x < printed.length; x++) {
      assertThat(100 * TrafficLight.cumulativeProbability(250, x, 0.99))
          .isCloseTo(printed[x], within(0.0051));
      assertThat(TrafficLight.of(250, x, 0.99))
          .isEqualTo(x < 5 ? TrafficLight.GREEN : x < 10 ? TrafficLight.YELLOW : TrafficLight.RED);
    }
    double[] plus = {0, 0, 0, 0, 0, 0.40, 0.50, 0.65, 0.75, 0.85, 1, 1};
    for (int x = 0; x < plus.length; x++) {
      assertThat(TrafficLight.plusFactor(x)).isEqualTo(plus[x]);
    }
  }

  @Test
  void aDayIsAnExceptionIfItLosesMoreThanTheDaysBeforeItForecast() {
    double[] pnl = {-1, -3, 2, -2, -4, -3, -3.5};
    boolean[] exceptions =
        Backtest.exceptions(
            pnl, 3, window -> Math.max(-window[0], Math.max(-window[1], -window[2])));
    // Forecasts 3, 3, 4, 4 for losses 2, 4, 3, 3.5.
    assertThat(exceptions).containsExactly(false, true, false, false);
    Backtest test = Backtest.of(exceptions, 0.75);
    assertThat(test.exceptions()).isEqualTo(1);
    assertThat(test.proportionOfFailures().statistic()).isCloseTo(0, within(1e-12));
    assertThatThrownBy(() -> Backtest.exceptions(pnl, 6, window -> 1))
        .isInstanceOf(RiskException.class)
        .hasMessage("days of P&L: required 8, actual 7");
  }
}
