package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One option at many prices against the batch, to the bit. */
final class SpotScenariosTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);
  private static final int SCENARIOS = 301;

  @Test
  void aChangeIsTheDifferenceOfTwoPricesOfTheBatchToTheBit() {
    Random random = new Random(SEED);
    SpotScenarios scenarios = new SpotScenarios(SCENARIOS);
    for (int trial = 0; trial < 300; trial++) {
      // Every tenth has no time left or no volatility, where the scalar form takes over.
      double time = trial % 10 == 0 ? 0 : 0.01 + 3 * random.nextDouble();
      double volatility = trial % 10 == 5 ? 0 : 0.05 + random.nextDouble();
      double[] moves = new double[SCENARIOS];
      Arrays.setAll(moves, k -> k == 0 ? 0 : Math.exp(0.3 * random.nextGaussian()) - 1);
      boolean call = random.nextBoolean();
      double strike = 60 + 80 * random.nextDouble();
      double rate = 0.1 * random.nextDouble() - 0.02;
      double yield = 0.05 * random.nextDouble();
      VanillaOptions one = options(1, call, 100, strike, time, volatility, rate, yield);
      VanillaOptions all = options(SCENARIOS, call, 100, strike, time, volatility, rate, yield);
      Arrays.setAll(all.spot(), k -> Math.fma(100, moves[k], 100));
      double[] prices = new double[SCENARIOS];
      BlackScholesBatch.prices(all, prices);
      double[] expected = Arrays.stream(prices).map(price -> price - prices[0]).toArray();

      double[] changes = new double[SCENARIOS];
      int split = random.nextInt(SCENARIOS);
      scenarios.changes(one, 0, moves, 0, split, changes, 0);
      scenarios.changes(one, 0, moves, split, SCENARIOS - split, changes, split);

      assertThat(changes).as("seed %d, trial %d", SEED, trial).isEqualTo(expected);
      assertThat(changes[0]).isZero();
    }
  }

  @Test
  void whatTheScalarFormRefusesIsRefused() {
    SpotScenarios scenarios = new SpotScenarios(2);
    double[] moves = {0, 0.1};
    assertThatThrownBy(
            () ->
                scenarios.changes(
                    options(1, true, 100, -5, 1, 0.2, 0, 0), 0, moves, 0, 2, new double[2], 0))
        .isInstanceOf(PricingException.class)
        .hasMessageContaining("strike");
    assertThatThrownBy(
            () ->
                scenarios.changes(
                    options(1, true, 100, 100, 1, 0.2, 0, 0), 0, moves, 0, 3, new double[3], 0))
        .isInstanceOf(PricingException.class)
        .hasMessageContaining("count");
  }

  private static VanillaOptions options(
      int size,
      boolean call,
      double spot,
      double strike,
      double time,
      double volatility,
      double rate,
      double yield) {
    boolean[] calls = new boolean[size];
    Arrays.fill(calls, call);
    return new VanillaOptions(
        calls,
        filled(size, spot),
        filled(size, strike),
        filled(size, time),
        filled(size, volatility),
        filled(size, rate),
        filled(size, yield));
  }

  private static double[] filled(int size, double value) {
    double[] column = new double[size];
    Arrays.fill(column, value);
    return column;
  }
}
