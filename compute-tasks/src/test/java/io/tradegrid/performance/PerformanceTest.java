package io.tradegrid.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.statistics.LeastSquares;
import io.tradegrid.statistics.Regression;
import io.tradegrid.statistics.Sample;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Performance beside numbers worked out by hand, and beside a regression. */
final class PerformanceTest {

  private static final double[] RETURNS = {0.02, -0.01, 0.03, 0.00, 0.01};
  private static final double[] BENCHMARK = {0.01, -0.02, 0.02, 0.01, 0.00};

  @Test
  void ratiosAreThoseWorkedOutByHand() {
    // mean 0.01, squares of deviations 1, 4, 4, 1, 0 e-4: s = √(10e-4 / 4)
    assertThat(Performance.sharpe(RETURNS, 0.002, 4))
        .isCloseTo(0.008 * 2 / Math.sqrt(2.5e-4), within(1e-14));
    assertThat(Performance.volatility(RETURNS, 4)).isCloseTo(2 * Math.sqrt(2.5e-4), within(1e-16));
    // one return below 0: √(1e-4 / 5)
    assertThat(Performance.sortino(RETURNS, 0, 1)).isCloseTo(0.01 / Math.sqrt(2e-5), within(1e-14));
    assertThat(Performance.turnover(new double[] {0.5, 0.5, 0}, new double[] {0.2, 0.5, 0.3}))
        .isCloseTo(0.3, within(1e-15));
  }

  @Test
  void theBenchmarksLineIsThatOfARegression() {
    Benchmarked both = Benchmarked.of(RETURNS, BENCHMARK, 0.001, 252);
    double[] excess = new double[5];
    double[] market = new double[5];
    double[] active = new double[5];
    for (int i = 0; i < 5; i++) {
      excess[i] = RETURNS[i] - 0.001;
      market[i] = BENCHMARK[i] - 0.001;
      active[i] = RETURNS[i] - BENCHMARK[i];
    }
    Regression line = LeastSquares.withConstant(excess, market);

    assertThat(both.beta()).isCloseTo(line.coefficients()[1], within(1e-13));
    assertThat(both.alpha()).isCloseTo(252 * line.coefficients()[0], within(1e-12));
    assertThat(both.correlation()).isCloseTo(Math.sqrt(line.rSquared()), within(1e-13));
    double error = Sample.standardDeviation(active) * Math.sqrt(252);
    assertThat(both.trackingError()).isCloseTo(error, within(1e-14));
    assertThat(both.informationRatio()).isCloseTo(252 * Sample.mean(active) / error, within(1e-12));
  }

  @Test
  void theDeepestFallIsThatOfAllPairs() {
    Random random = new Random(9);
    for (int run = 0; run < 200; run++) {
      double[] values = random.doubles(1 + random.nextInt(30), 1, 100).toArray();
      double deepest = 0;
      for (int i = 0; i < values.length; i++) {
        for (int j = i; j < values.length; j++) {
          deepest = Math.max(deepest, 1 - values[j] / values[i]);
        }
      }
      Drawdown found = Drawdown.deepest(values);
      assertThat(found.depth()).isEqualTo(deepest);
      assertThat(1 - values[found.trough()] / values[found.peak()]).isEqualTo(deepest);
      assertThat(found.peak()).isLessThanOrEqualTo(found.trough());
    }
  }

  @Test
  void whatHasNoAnswerIsRefused() {
    refuse(
        Failure.INSUFFICIENT_DATA,
        "observations: required 2, actual 1",
        () -> Performance.sharpe(new double[1], 0, 252));
    refuse(
        Failure.NUMERICAL_ERROR,
        "sharpe: the deviation of the returns is zero",
        () -> Performance.sharpe(new double[3], 0, 252));
    refuse(
        Failure.NUMERICAL_ERROR,
        "sortino: the downside is zero",
        () -> Performance.sortino(new double[] {1, 2}, 0, 252));
    refuse(
        Failure.INVALID_INPUT,
        "periodsPerYear: must be at least 1, got 0.0",
        () -> Performance.sharpe(RETURNS, 0, 0));
    refuse(
        Failure.INVALID_INPUT,
        "y: must be as long as x, got 5 and 4",
        () -> Benchmarked.of(RETURNS, new double[4], 0, 252));
    refuse(
        Failure.NUMERICAL_ERROR,
        "information ratio: the tracking error is zero",
        () -> Benchmarked.of(RETURNS, RETURNS, 0, 252));
    refuse(
        Failure.NUMERICAL_ERROR,
        "value[1]: must be positive and finite, got 0.0",
        () -> Drawdown.deepest(new double[] {1, 0}));
    refuse(
        Failure.INSUFFICIENT_DATA,
        "values: required 1, actual 0",
        () -> Drawdown.deepest(new double[0]));
  }

  private static void refuse(Failure failure, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessage(message);
  }
}
