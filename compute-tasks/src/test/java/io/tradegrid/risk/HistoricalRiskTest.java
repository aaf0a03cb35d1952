package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.risk.RiskException.Failure;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoricalRiskTest {

  /** Losses of 1 to n, shuffled. */
  private static double[] ranked(int n) {
    return IntStream.range(0, n).mapToDouble(i -> -1.0 - (i * 7919L) % n).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    // scenarios, level, rank from the worst: ceil(n (1 - level)) in decimal
    "100, 0.99, 1",
    "250, 0.99, 3",
    "300, 0.99, 3",
    "500, 0.99, 5",
    "1000, 0.99, 10",
    "1000, 0.975, 25",
    "1258, 0.975, 32",
    "10, 0.9, 1",
    "10, 0.8, 2",
    "10, 0.7, 3",
    "10, 0.05, 10",
    "10, 0.999, 1",
    "1, 0.5, 1",
  })
  void valueAtRiskIsTheScenarioOfThatRank(int n, double level, int rank) {
    assertThat(HistoricalRisk.valueAtRisk(ranked(n), level)).isEqualTo(n + 1.0 - rank);
  }

  @Test
  void expectedShortfallWeighsTheBoundaryScenarioWithItsPartOfTheTail() {
    double[] pnl = {1, -10, -4, 5, -1, 3, -7, 2, 8, 0};
    // Tail of 2.5 scenarios: -10 and -7 whole, -4 by half.
    assertThat(HistoricalRisk.expectedShortfall(pnl, 0.75)).isEqualTo((10 + 7 + 0.5 * 4) / 2.5);
    assertThat(HistoricalRisk.expectedShortfall(pnl, 0.8)).isEqualTo(8.5);
    assertThat(HistoricalRisk.expectedShortfall(pnl, 0.99)).isEqualTo(10);
    assertThat(HistoricalRisk.valueAtRisk(pnl, 0.75)).isEqualTo(4);
  }

  @Test
  void tiesOnTheBoundaryCountOnce() {
    double[] pnl = {-5, -5, -5, -5, -9, 1, 1, 1, 1, 1};
    assertThat(HistoricalRisk.expectedShortfall(pnl, 0.75))
        .isCloseTo((9 + 5 + 0.5 * 5) / 2.5, within(1e-15));
  }

  @Test
  void aProfitableTailIsANegativeLossAndNothingIsZero() {
    assertThat(HistoricalRisk.valueAtRisk(new double[] {3, 4}, 0.99)).isEqualTo(-3);
    assertThat(Double.doubleToRawLongBits(HistoricalRisk.valueAtRisk(new double[1], 0.99)))
        .isZero();
    assertThat(Double.doubleToRawLongBits(HistoricalRisk.expectedShortfall(new double[1], 0.99)))
        .isZero();
  }

  @Test
  void theArgumentIsLeftAsItWas() {
    double[] pnl = {3, 1, 2};
    HistoricalRisk.expectedShortfall(pnl, 0.5);
    assertThat(pnl).containsExactly(3, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 99, Double.NaN, Double.POSITIVE_INFINITY})
  void aLevelOutOfRangeIsRefused(double level) {
    bothRefuse(
        new double[] {1},
        level,
        Failure.INVALID_INPUT,
        "level: must be above 0 and below 1, got " + level);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void aPnlThatIsNotFiniteIsRefused(double bad) {
    bothRefuse(
        new double[] {1, bad}, 0.99, Failure.NUMERICAL_ERROR, "pnl[1]: must be finite, got " + bad);
  }

  @Test
  void noScenarioIsInsufficient() {
    bothRefuse(new double[0], 0.99, Failure.INSUFFICIENT_DATA, "scenarios: required 1, actual 0");
  }

  @Test
  void anOverflowIsNamed() {
    refuses(
        () ->
            HistoricalRisk.expectedShortfall(
                new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}, 0.25),
        Failure.NUMERICAL_ERROR,
        "sum: is not a finite number");
  }

  private static void bothRefuse(double[] pnl, double level, Failure failure, String message) {
    refuses(() -> HistoricalRisk.valueAtRisk(pnl, level), failure, message);
    refuses(() -> HistoricalRisk.expectedShortfall(pnl, level), failure, message);
  }

  private static void refuses(ThrowingCallable call, Failure failure, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessageStartingWith(message);
  }
}
