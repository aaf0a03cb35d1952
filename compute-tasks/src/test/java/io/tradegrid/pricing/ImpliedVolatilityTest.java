package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.PricingException.Failure;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ImpliedVolatilityTest {

  private static final long SEED = 20150101;

  /** Round trips are to 1e-12 where the price knows the volatility that well. */
  private static final double ROUND_TRIP = 1e-12;

  private static final double EPSILON = 0x1p-52;

  /**
   * Over the whole domain of the normalised formula: ln(F/K) from 1e-7 to 300, σ√T from 1e-5 to 30,
   * values down to 1e-300. The error is compared with that of a price known to a few roundings.
   */
  @Test
  void theNormalisedFormulaIsInvertedToMachinePrecision() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int tried = 0;
    for (int i = 0; i < 200_000; i++) {
      double x = i % 50 == 0 ? 0 : -Math.pow(10, random.nextDouble() * 9.5 - 7);
      double s = Math.pow(10, random.nextDouble() * 6.5 - 5);
      double beta = NormalizedBlack.value(x, s);
      double max = Elementary.exp(0.5 * x);
      if (beta < 1e-300 || beta >= max) {
        continue;
      }
      tried++;
      double condition = beta / (s * NormalizedBlack.vega(-x / s, 0.5 * s));
      double solved = NormalizedVolatility.solve(x, beta);
      assertThat(solved)
          .as("x %s s %s", x, s)
          .isCloseTo(s, within(s * 40 * EPSILON * Math.max(1, condition)));
    }
    assertThat(tried).isGreaterThan(100_000);
  }

  /** Black values of OpenGamma Strata's BlackFormulaRepositoryTest. */
  @Test
  void stratasBlackValues() throws IOException {
    for (Map<String, String> row : ReferenceTable.rows("strata/black76_undiscounted_call.csv")) {
      double volatility =
          ImpliedVolatility.ofForward(
              ReferenceTable.type(row),
              ReferenceTable.number(row, "undiscounted_price"),
              ReferenceTable.number(row, "forward"),
              ReferenceTable.number(row, "strike"),
              ReferenceTable.number(row, "t"),
              1);
      double expected = ReferenceTable.number(row, "lognormal_vol");
      assertThat(volatility).as(row.toString()).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void columnsAreSolvedAsOneByOne() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int size = 5000;
    boolean[] call = new boolean[size];
    double[][] c = new double[6][size];
    double[] price = new double[size];
    for (int i = 0; i < size; i++) {
      c[0][i] = 100;
      c[1][i] = 100 * Math.exp(random.nextGaussian() * 0.4);
      c[2][i] = 0.01 + 3 * random.nextDouble();
      c[3][i] = 0.03 + random.nextDouble();
      c[4][i] = 0.1 * random.nextDouble() - 0.02;
      c[5][i] = 0.1 * random.nextDouble() - 0.02;
      call[i] = random.nextBoolean();
      price[i] = price(call[i], c, i);
    }
    VanillaOptions options = new VanillaOptions(call, c[0], c[1], c[2], c[3], c[4], c[5]);
    double[] volatility = new double[size];
    VolatilityStatus[] status = new VolatilityStatus[size];
    assertThat(ImpliedVolatility.solve(options, price, volatility, status)).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(status[i]).isEqualTo(VolatilityStatus.SOLVED);
      double one =
          ImpliedVolatility.ofSpot(
              options.type(i), price[i], c[0][i], c[1][i], c[2][i], c[4][i], c[5][i]);
      double vega =
          BlackScholes.greeks(options.type(i), c[0][i], c[1][i], c[2][i], c[3][i], c[4][i], c[5][i])
              .vega();
      // What the price has lost to rounding, seen through vega; below 1e-7 nothing is left.
      double known = 8 * Math.ulp(Math.max(price[i], c[1][i] * 1.1)) / vega;
      if (known < 1e-3 * c[3][i]) {
        double tolerance = 1e-14 * one + 4 * known;
        assertThat(volatility[i]).as("option %s", i).isCloseTo(one, within(tolerance));
        assertThat(volatility[i])
            .as("option %s", i)
            .isCloseTo(c[3][i], within(ROUND_TRIP * c[3][i] + known));
      }
    }
  }

  /** Calls with S = T = 1 and no rates, from far out to nearly at the money, to 20 roundings. */
  @Test
  void columnsAreSolvedToMachinePrecisionOverTheirDomain() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int size = 20_000;
    boolean[] call = new boolean[size];
    double[] one = new double[size];
    double[] strike = new double[size];
    double[] none = new double[size];
    double[] price = new double[size];
    double[] expected = new double[size];
    double[] condition = new double[size];
    for (int i = 0; i < size; i++) {
      call[i] = true;
      one[i] = 1;
      strike[i] = Math.exp(Math.pow(10, random.nextDouble() * 10 - 9));
      expected[i] = Math.pow(10, random.nextDouble() * 4 - 3);
      double x = BlackScholes.logRatio(1, strike[i]);
      double beta = NormalizedBlack.value(x, expected[i]);
      price[i] = Math.sqrt(strike[i]) * beta;
      double vega = NormalizedBlack.vega(-x / expected[i], 0.5 * expected[i]);
      condition[i] = Math.max(1, beta / (expected[i] * vega));
    }
    double[] volatility = new double[size];
    VolatilityStatus[] status = new VolatilityStatus[size];
    VanillaOptions options = new VanillaOptions(call, one, strike, one, none, none, none);
    int solved = ImpliedVolatility.solve(options, price, volatility, status);
    assertThat(solved).isGreaterThan(size * 3 / 4);
    for (int i = 0; i < size; i++) {
      if (status[i] == VolatilityStatus.SOLVED && price[i] > 1e-300) {
        assertThat(volatility[i])
            .as("strike %s", strike[i])
            .isCloseTo(expected[i], within(expected[i] * condition[i] * 20 * EPSILON));
      }
    }
  }

  private static double price(boolean call, double[][] c, int i) {
    return BlackScholes.price(
        call ? OptionType.CALL : OptionType.PUT,
        c[0][i],
        c[1][i],
        c[2][i],
        c[3][i],
        c[4][i],
        c[5][i]);
  }

  @Test
  void pricesWithoutVolatilityAreNamed() {
    assertThatThrownBy(() -> ImpliedVolatility.ofForward(OptionType.CALL, 4.9, 105, 100, 1, 1))
        .isInstanceOfSatisfying(
            PricingException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INVALID_INPUT))
        .hasMessage("price: must be at least the intrinsic value 5.0, got 4.9");
    assertThatThrownBy(() -> ImpliedVolatility.ofForward(OptionType.PUT, 100, 105, 100, 1, 1))
        .hasMessage("price: must be below 100.0, got 100.0");
    assertThatThrownBy(() -> ImpliedVolatility.ofForward(OptionType.PUT, 1, 105, 100, 0, 1))
        .hasMessage("timeYears: must be positive, got 0.0");
    assertThatThrownBy(
            () -> ImpliedVolatility.ofForward(OptionType.PUT, Double.NaN, 105, 100, 1, 1))
        .hasMessage("price: must be at least the intrinsic value 0.0, got NaN");
  }

  /** Deep in the money the price rounds to below the intrinsic value, where others throw. */
  @Test
  void aPriceARoundingBelowIntrinsicHasNoVolatility() {
    double intrinsic = 1000.1 - 0.3;
    assertThat(
            ImpliedVolatility.ofForward(
                OptionType.CALL, Math.nextDown(intrinsic), 1000.1, 0.3, 1, 1))
        .isZero();
    assertThat(ImpliedVolatility.ofForward(OptionType.CALL, 0, 50, 100, 1, 1)).isZero();
  }

  @Test
  void aColumnSaysWhyAPriceHasNone() {
    double[] hundred = {100, 100, 100, 100, -1};
    double[] one = {1, 1, 1, 1, 1};
    VanillaOptions options =
        new VanillaOptions(
            new boolean[] {true, true, true, true, true},
            hundred,
            new double[] {90, 90, 90, 90, 90},
            one,
            new double[5],
            new double[5],
            new double[5]);
    double[] volatility = new double[5];
    VolatilityStatus[] status = new VolatilityStatus[5];
    int solved =
        ImpliedVolatility.solve(options, new double[] {9, 10, 12, 100, 12}, volatility, status);
    assertThat(solved).isEqualTo(2);
    assertThat(status)
        .containsExactly(
            VolatilityStatus.BELOW_INTRINSIC,
            VolatilityStatus.SOLVED,
            VolatilityStatus.SOLVED,
            VolatilityStatus.ABOVE_MAXIMUM,
            VolatilityStatus.INVALID_INPUT);
    assertThat(volatility[1]).isZero();
    assertThat(BlackScholes.price(OptionType.CALL, 100, 90, 1, volatility[2], 0, 0))
        .isCloseTo(12, within(1e-13));
  }

  @Test
  void bacheliersFormulaIsInvertedToMachinePrecision() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      double distance = i % 50 == 0 ? 0 : Math.pow(10, random.nextDouble() * 6 - 4);
      double deviation = Math.pow(10, random.nextDouble() * 6 - 4);
      double d = distance / deviation;
      if (d > 30) {
        continue;
      }
      double price = Bachelier.price(OptionType.CALL, -distance, 0, 1, deviation, 0.02);
      double solved = Bachelier.impliedVolatility(OptionType.CALL, price, -distance, 0, 1, 0.02);
      assertThat(solved)
          .as("distance %s deviation %s", distance, deviation)
          .isCloseTo(deviation, within(deviation * 100 * EPSILON));
    }
  }
}
