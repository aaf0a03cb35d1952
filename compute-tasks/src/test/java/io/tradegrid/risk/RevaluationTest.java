package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.VanillaOptions;
import io.tradegrid.pricing.american.BjerksundStensland;
import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Full revaluation against a direct calculation with commons-math, and against itself in parts. */
final class RevaluationTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final int FACTORS = 12;
  private static final int SCENARIOS = 700;

  private final Random random = new Random(SEED);
  private final Moves moves = new Moves(randomMoves());
  private final LinearHoldings linear = randomLinear(60);
  private final OptionHoldings options = randomOptions(90);

  @Test
  void agreesWithADirectCalculation() {
    double[] pnl = Revaluation.pnl(linear, options, moves);

    double[] direct = new double[SCENARIOS];
    double gross = 0;
    for (int s = 0; s < SCENARIOS; s++) {
      for (int i = 0; i < linear.size(); i++) {
        direct[s] += linear.value(i) * moves.of(linear.factor(i))[s];
      }
      for (int i = 0; i < options.size(); i++) {
        double spot = options.terms().spot()[i];
        double moved = spot * (1 + moves.of(options.factor(i))[s]);
        double change = options.units(i) * (direct(i, moved) - direct(i, spot));
        direct[s] += change;
        gross += Math.abs(change);
      }
    }
    // The error of each option is some units in the last place of its underlying's value.
    double tolerance = 1e-11 * gross / SCENARIOS + 1e-6;
    for (int s = 0; s < SCENARIOS; s++) {
      assertThat(pnl[s])
          .as("seed %d, scenario %d", SEED, s)
          .isCloseTo(direct[s], within(tolerance));
    }
  }

  /** Black and Scholes' formula as it stands in Hull, chapter 15, with a dividend yield. */
  private double direct(int i, double spot) {
    VanillaOptions terms = options.terms();
    double strike = terms.strike()[i];
    double time = terms.timeYears()[i];
    double rate = terms.rate()[i];
    double yield = terms.dividendYield()[i];
    if (options.american(i)) {
      return BjerksundStensland.price(
          terms.call()[i] ? OptionType.CALL : OptionType.PUT,
          spot,
          strike,
          time,
          terms.volatility()[i],
          rate,
          yield);
    }
    double deviation = terms.volatility()[i] * Math.sqrt(time);
    double d1 = (Math.log(spot / strike) + (rate - yield) * time) / deviation + deviation / 2;
    int sign = terms.call()[i] ? 1 : -1;
    return sign
        * (spot * Math.exp(-yield * time) * NORMAL.cumulativeProbability(sign * d1)
            - strike
                * Math.exp(-rate * time)
                * NORMAL.cumulativeProbability(sign * (d1 - deviation)));
  }

  @Test
  void everySplitGivesTheSameBits() {
    double[] whole = Revaluation.pnl(linear, options, moves);
    for (int parts : new int[] {1, 2, 3, 7, 700, 1000}) {
      assertThat(Revaluation.parallelPnl(linear, options, moves, parts)).isEqualTo(whole);
    }
    double[] single = new double[SCENARIOS];
    for (int s = SCENARIOS - 1; s >= 0; s--) {
      Revaluation.pnl(linear, options, moves, s, s + 1, single);
    }
    assertThat(single).isEqualTo(whole);
  }

  @Test
  void sumsAreThoseOfTheCompensatedSum() {
    double[] pnl = Revaluation.pnl(linear, options, moves);
    OptionRevaluation revaluation = new OptionRevaluation(options, SCENARIOS);
    double[][] changes = new double[options.size()][SCENARIOS];
    for (int i = 0; i < options.size(); i++) {
      revaluation.change(i, moves.of(options.factor(i)), 0, SCENARIOS, changes[i], 0);
    }
    for (int s = 0; s < SCENARIOS; s++) {
      CompensatedSum sum = new CompensatedSum();
      for (int i = 0; i < linear.size(); i++) {
        sum.add(linear.value(i) * moves.of(linear.factor(i))[s]);
      }
      for (int i = 0; i < options.size(); i++) {
        sum.add(options.units(i) * changes[i][s]);
      }
      assertThat(pnl[s]).isEqualTo(sum.value());
    }
  }

  @Test
  void whatCannotBeValuedIsATypedFailure() {
    Moves two = new Moves(new double[][] {{0.1, 0.2}});
    assertFails(
        () -> Revaluation.pnl(new LinearHoldings(new int[] {1}, new double[] {1}), none(), two),
        Failure.INVALID_INPUT,
        "factor: must be below 1, got 1");
    assertFails(
        () ->
            Revaluation.pnl(
                new LinearHoldings(new int[] {0, 0}, new double[] {1e308, 1e308}),
                none(),
                new Moves(new double[][] {{0.1, 2}})),
        Failure.NUMERICAL_ERROR,
        "P&L of scenario 1: overflows");
    assertFails(
        () -> new Moves(new double[][] {{0, -1}}),
        Failure.NUMERICAL_ERROR,
        "moves[0][1]: must be finite and above -1, got -1.0");
    assertFails(
        () -> Revaluation.pnl(LinearHoldings.none(), none(), two, 0, 3, new double[2]),
        Failure.INVALID_INPUT,
        "scenarios: must be within 0 to 2, got 0 to 3");
    options.terms().volatility()[4] = Double.NaN;
    assertFails(
        () -> Revaluation.pnl(linear, options, moves),
        Failure.INVALID_INPUT,
        "option 4: volatility");
  }

  private static OptionHoldings none() {
    return OptionHoldings.none();
  }

  private static void assertFails(Runnable run, Failure failure, String message) {
    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessageContaining(message);
  }

  private double[][] randomMoves() {
    double[][] rows = new double[FACTORS][SCENARIOS];
    for (double[] row : rows) {
      Arrays.setAll(row, s -> Math.exp(0.03 * random.nextGaussian()) - 1);
    }
    return rows;
  }

  private LinearHoldings randomLinear(int size) {
    int[] factor = new int[size];
    double[] value = new double[size];
    Arrays.setAll(factor, i -> random.nextInt(FACTORS));
    Arrays.setAll(value, i -> 1e5 * random.nextGaussian());
    return new LinearHoldings(factor, value);
  }

  private OptionHoldings randomOptions(int size) {
    int[] factor = new int[size];
    double[] units = new double[size];
    boolean[] american = new boolean[size];
    boolean[] call = new boolean[size];
    double[][] columns = new double[6][size];
    for (int i = 0; i < size; i++) {
      factor[i] = random.nextInt(FACTORS);
      units[i] = 100 * random.nextGaussian();
      american[i] = i % 10 == 3;
      call[i] = random.nextBoolean();
      columns[0][i] = 80 + 40 * random.nextDouble();
      columns[1][i] = 80 + 40 * random.nextDouble();
      columns[2][i] = 0.02 + 2 * random.nextDouble();
      columns[3][i] = 0.1 + 0.4 * random.nextDouble();
      columns[4][i] = 0.05 * random.nextDouble();
      columns[5][i] = 0.03 * random.nextDouble();
    }
    return new OptionHoldings(
        factor,
        units,
        american,
        new VanillaOptions(
            call, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]));
  }
}
