package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VolatilityFilterTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);

  private final Random random = new Random(SEED);

  /**
   * Hull, "Options, futures, and other derivatives", chapter "Estimating volatilities", example of
   * the moving average: λ = 0.9, volatility 1 % a day, move 2 %: the next variance is 0.00013.
   */
  @Test
  void hullsMovingAverage() {
    // Two moves whose mean square is (1 %)²; the recursion begins with it.
    double[] moves = {0.02, 0};
    double[] variances = VolatilityFilter.exponential(0.9).variances(moves);
    double seed = 0.0004 / 2;
    assertThat(variances[0]).isEqualTo(seed);
    assertThat(variances[1]).isCloseTo(0.9 * seed + 0.1 * 0.0004, within(1e-18));
    // The same chapter's GARCH(1,1): ω = 0.000002, α = 0.13, β = 0.86, volatility 1.6 %, move 1 %.
    VolatilityFilter garch = new VolatilityFilter(0.000002, 0.13, 0.86);
    double next = garch.omega() + garch.alpha() * 0.0001 + garch.beta() * 0.000256;
    assertThat(next).isCloseTo(0.00023516, within(1e-12));
  }

  @Test
  void movesAreBroughtToTodaysVolatility() {
    double[] moves = new double[300];
    // Calm first, wild at the end.
    Arrays.setAll(moves, i -> (i < 200 ? 0.005 : 0.03) * random.nextGaussian());
    VolatilityFilter filter = VolatilityFilter.exponential(0.94);
    double[] scaled = filter.rescaled(moves);

    double variance = Arrays.stream(moves).map(r -> r * r).sum() / moves.length;
    double[] expected = new double[300];
    double[] before = new double[300];
    for (int i = 0; i < 300; i++) {
      before[i] = variance;
      variance = 0.94 * variance + 0.06 * moves[i] * moves[i];
    }
    for (int i = 0; i < 300; i++) {
      expected[i] = moves[i] * Math.sqrt(variance / before[i]);
      assertThat(scaled[i]).as("seed %d", SEED).isCloseTo(expected[i], within(1e-13));
    }
    assertThat(Math.abs(scaled[150])).isGreaterThan(2 * Math.abs(moves[150]));
  }

  @Test
  void theFitFindsWhatMadeTheMoves() {
    VolatilityFilter truth = new VolatilityFilter(0.000004, 0.08, 0.88);
    double[] moves = new double[8_000];
    double variance = 0.0001;
    for (int i = 0; i < moves.length; i++) {
      moves[i] = Math.sqrt(variance) * random.nextGaussian();
      variance = truth.omega() + truth.alpha() * moves[i] * moves[i] + truth.beta() * variance;
    }
    VolatilityFilter fit = GarchFit.of(moves);
    assertThat(fit.alpha()).as("seed %d", SEED).isCloseTo(0.08, within(0.025));
    assertThat(fit.beta()).as("seed %d", SEED).isCloseTo(0.88, within(0.05));
    // No worse than the truth with its variance targeted, and best among its neighbours.
    double target = VolatilityFilter.meanSquare(moves);
    double best = GarchFit.logLikelihood(fit, moves);
    assertThat(best)
        .isGreaterThanOrEqualTo(
            GarchFit.logLikelihood(new VolatilityFilter(0.04 * target, 0.08, 0.88), moves));
    for (double step : new double[] {-0.002, 0.002}) {
      double persistence = fit.alpha() + fit.beta();
      assertThat(best)
          .isGreaterThan(
              GarchFit.logLikelihood(
                  new VolatilityFilter(
                      (1 - persistence) * target,
                      fit.alpha() + step,
                      persistence - fit.alpha() - step),
                  moves));
    }
  }

  @Test
  void whatCannotBeFilteredIsATypedFailure() {
    assertFails(() -> VolatilityFilter.exponential(1), Failure.INVALID_INPUT);
    assertFails(() -> new VolatilityFilter(0, 0.5, 0.6), Failure.INVALID_INPUT);
    assertFails(() -> GarchFit.of(new double[99]), Failure.INSUFFICIENT_DATA);
    assertFails(
        () -> VolatilityFilter.exponential(0.9).variances(new double[5]), Failure.NUMERICAL_ERROR);
  }

  private static void assertFails(Runnable run, Failure failure) {
    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure));
  }
}
