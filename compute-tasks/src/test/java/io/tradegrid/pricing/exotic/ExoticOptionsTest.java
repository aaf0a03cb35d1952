package io.tradegrid.pricing.exotic;

import static io.tradegrid.pricing.ReferenceTable.number;
import static io.tradegrid.pricing.ReferenceTable.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.ReferenceTable;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;

final class ExoticOptionsTest {

  private static final double PRINTED = 1e-4;
  private static final long SEED = 19901128;

  /** Haug, 2nd edition, table 4-13: S = 100, T = 0.5, r = 8 %, b = 4 %, rebate 3, σ = 25 %. */
  @Test
  void haugsBarrierOptions() {
    OptionType call = OptionType.CALL;
    OptionType put = OptionType.PUT;
    haug(call, Barrier.DOWN_OUT, 95, 9.0246, 6.7924, 4.8759);
    haug(call, Barrier.DOWN_OUT, 100, 3, 3, 3);
    haug(call, Barrier.UP_OUT, 105, 2.6789, 2.3580, 2.3453);
    haug(call, Barrier.DOWN_IN, 95, 7.7627, 4.0109, 2.0576);
    haug(call, Barrier.DOWN_IN, 100, 13.8333, 7.8494, 3.9795);
    haug(call, Barrier.UP_IN, 105, 14.1112, 8.4482, 4.5910);
    haug(put, Barrier.DOWN_OUT, 95, 2.2798, 2.2947, 2.6252);
    haug(put, Barrier.UP_OUT, 105, 3.7760, 5.4932, 7.5187);
    haug(put, Barrier.DOWN_IN, 95, 2.9586, 6.5677, 11.9752);
    haug(put, Barrier.DOWN_IN, 100, 2.2845, 5.9085, 11.6465);
    haug(put, Barrier.UP_IN, 105, 1.4653, 3.3721, 7.0846);
  }

  private static void haug(OptionType type, Barrier barrier, double level, double... values) {
    for (int i = 0; i < 3; i++) {
      double price =
          BarrierOption.price(type, barrier, 100, 90 + 10 * i, level, 3, 0.5, 0.25, 0.08, 0.04);
      assertThat(price)
          .as("%s %s %s strike %s", type, barrier, level, 90 + 10 * i)
          .isCloseTo(values[i], within(PRINTED));
    }
  }

  /** El Babsiri and Noel 1998 (r = 5 %, q = 2 %), as collected in QuantLib's barrieroption.cpp. */
  @Test
  void babsirisBarrierOptions() throws IOException {
    for (Map<String, String> row :
        ReferenceTable.rows("quantlib/barrieroption__testBabsiriValues__values.csv")) {
      Barrier barrier = barrier(row);
      double price =
          BarrierOption.price(
              OptionType.CALL,
              barrier,
              100,
              number(row, "strike"),
              number(row, "barrier"),
              0,
              1,
              number(row, "volatility"),
              0.05,
              0.02);
      assertThat(price).as(row.toString()).isCloseTo(number(row, "callValue"), within(1e-5));
    }
  }

  private static Barrier barrier(Map<String, String> row) {
    String name = row.getOrDefault("barrierType", row.get("type"));
    return switch (name) {
      case "DownIn" -> Barrier.DOWN_IN;
      case "DownOut" -> Barrier.DOWN_OUT;
      case "UpIn" -> Barrier.UP_IN;
      case "UpOut" -> Barrier.UP_OUT;
      default -> throw new AssertionError(row);
    };
  }

  @Test
  void inAndOutTogetherAreThePlainOption() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 5000; i++) {
      OptionType type = random.nextBoolean() ? OptionType.CALL : OptionType.PUT;
      double strike = 50 + 100 * random.nextDouble();
      double level = 50 + 100 * random.nextDouble();
      double time = random.nextInt(20) == 0 ? 0 : 3 * random.nextDouble();
      double volatility = random.nextInt(20) == 0 ? 0 : 0.01 + random.nextDouble();
      double rate = 0.2 * random.nextDouble() - 0.05;
      double yield = 0.2 * random.nextDouble() - 0.05;
      double plain = BlackScholes.price(type, 100, strike, time, volatility, rate, yield);
      for (Barrier in : new Barrier[] {Barrier.DOWN_IN, Barrier.UP_IN}) {
        Barrier out = in.isDown() ? Barrier.DOWN_OUT : Barrier.UP_OUT;
        double knockIn =
            BarrierOption.price(type, in, 100, strike, level, 0, time, volatility, rate, yield);
        double knockOut =
            BarrierOption.price(type, out, 100, strike, level, 0, time, volatility, rate, yield);
        assertThat(knockIn + knockOut).isCloseTo(plain, within(1e-11));
        assertThat(knockIn).isBetween(0.0, plain + 1e-11);
      }
    }
  }

  /** Haug 1998, pages 88 to 95, as collected in QuantLib's digitaloption.cpp. */
  @Test
  void haugsDigitals() throws IOException {
    for (Map<String, String> row :
        ReferenceTable.rows(
            "quantlib/digitaloption__testCashOrNothingEuropeanValues__values.csv")) {
      printed(row, 10 * cash(row));
    }
    for (Map<String, String> row :
        ReferenceTable.rows(
            "quantlib/digitaloption__testAssetOrNothingEuropeanValues__values.csv")) {
      printed(
          row,
          Digital.assetOrNothing(
              type(row),
              number(row, "s"),
              number(row, "strike"),
              number(row, "t"),
              number(row, "v"),
              number(row, "r"),
              number(row, "q")));
    }
    for (Map<String, String> row :
        ReferenceTable.rows(
            "quantlib/digitaloption__testCashAtHitOrNothingAmericanValues__values.csv")) {
      printed(row, touched(row) ? 15 : 15 * oneTouch(row));
    }
    for (Map<String, String> row :
        ReferenceTable.rows(
            "quantlib/digitaloption__testCashAtExpiryOrNothingAmericanValues__values.csv")) {
      double sure = Math.exp(-number(row, "r") * number(row, "t"));
      double never = touched(row) ? 0 : noTouch(row);
      boolean in = row.get("knockin").equals("true");
      if (number(row, "v") > 0.01) {
        printed(row, 15 * (in ? sure - never : never));
      }
    }
  }

  /** The option of the table is in the money when it begins: a call above its level. */
  /**
   * What is paid at the touch is ∫ e^(−rt) f(t) dt with the density of the first passage, f(t) =
   * |h| / (σ√(2π t³)) e^(−(h − mt)² / (2σ²t)); here summed up by another library.
   */
  @Test
  void oneTouchHasAWorthAtAnyRate() {
    System.out.println("seed " + SEED);
    assertThat(Digital.oneTouch(100, 103, 1, 0.05, -0.0075, -0.005))
        .isCloseTo(0.5313, within(5e-5));
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      double level = 100 * Math.exp(0.2 * random.nextGaussian());
      double time = 0.05 + 5 * random.nextDouble();
      double volatility = 0.03 + 0.3 * random.nextDouble();
      double rate = 0.1 * random.nextDouble() - 0.08;
      double yield = rate + 0.02 * random.nextGaussian();
      assertThat(Digital.oneTouch(100, level, time, volatility, rate, yield))
          .as("%s %s %s %s %s", level, time, volatility, rate, yield)
          .isCloseTo(
              firstPassage(Math.log(level / 100), time, volatility, rate, yield), within(1e-9));
    }
  }

  private static double firstPassage(
      double h, double time, double volatility, double rate, double yield) {
    double drift = rate - yield - volatility * volatility / 2;
    double root = volatility * Math.sqrt(2 * Math.PI);
    // In u = ln t, so that nothing is steep.
    return new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-13)
        .integrate(
            1_000_000,
            u -> {
              double t = Math.exp(u);
              double away = (h - drift * t) / volatility;
              return Math.abs(h)
                  / (root * Math.sqrt(t))
                  * Math.exp(-rate * t - away * away / (2 * t));
            },
            Math.log(h * h / (volatility * volatility * 1500)),
            Math.max(Math.log(time), Math.log(h * h / (volatility * volatility * 1499))));
  }

  /**
   * λ² = μ² + 2r/σ² goes through 0 at r = −μ²σ²/2, on both sides of which the worth is the same.
   */
  @Test
  void oneTouchGoesOnWhereTheRootEnds() {
    double volatility = 0.1;
    double carry = 0.002;
    double mu = carry / 0.01 - 0.5;
    double rate = -mu * mu * 0.01 / 2;
    for (double level : new double[] {90, 99.9999, 100, 100.5, 110}) {
      double before = Digital.oneTouch(100, level, 2, volatility, rate + 1e-12, rate - carry);
      double after = Digital.oneTouch(100, level, 2, volatility, rate - 1e-12, rate - carry);
      assertThat(after).as("level %s", level).isCloseTo(before, within(1e-8));
    }
    assertThat(upAndOut(1) - upAndOut(0)).isCloseTo(0.5313, within(5e-5));
  }

  private static double upAndOut(double rebate) {
    return BarrierOption.price(
        OptionType.CALL, Barrier.UP_OUT, 100, 100, 103, rebate, 1, 0.05, -0.0075, -0.005);
  }

  private static boolean touched(Map<String, String> row) {
    double spot = number(row, "s");
    double level = number(row, "strike");
    return type(row) == OptionType.CALL ? spot >= level : spot <= level;
  }

  private static void printed(Map<String, String> row, double price) {
    assertThat(price).as(row.toString()).isCloseTo(number(row, "result"), within(PRINTED));
  }

  private static double cash(Map<String, String> row) {
    return Digital.cashOrNothing(
        type(row),
        number(row, "s"),
        number(row, "strike"),
        number(row, "t"),
        number(row, "v"),
        number(row, "r"),
        number(row, "q"));
  }

  private static double oneTouch(Map<String, String> row) {
    return Digital.oneTouch(
        number(row, "s"),
        number(row, "strike"),
        number(row, "t"),
        number(row, "v"),
        number(row, "r"),
        number(row, "q"));
  }

  private static double noTouch(Map<String, String> row) {
    return Digital.noTouch(
        number(row, "s"),
        number(row, "strike"),
        number(row, "t"),
        number(row, "v"),
        number(row, "r"),
        number(row, "q"));
  }

  /** A call is an asset less K in cash, whatever its terms. */
  @Test
  void digitalsMakeUpThePlainOption() {
    for (double time : new double[] {0, 0.01, 1, 20}) {
      for (double volatility : new double[] {0, 0.1, 2}) {
        for (OptionType type : OptionType.values()) {
          double asset = Digital.assetOrNothing(type, 100, 90, time, volatility, -0.03, 0.02);
          double cash = Digital.cashOrNothing(type, 100, 90, time, volatility, -0.03, 0.02);
          double plain = BlackScholes.price(type, 100, 90, time, volatility, -0.03, 0.02);
          assertThat(type.sign() * (asset - 90 * cash)).isCloseTo(plain, within(1e-12));
        }
      }
    }
  }

  private static double[] fixings(double first, double length, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = first + i * length / (count - 1);
    }
    return times;
  }

  /** Levy 1997, as collected in QuantLib's asianoptions.cpp: his simulation is good to 2e-2. */
  @Test
  void levysArithmeticAverages() throws IOException {
    for (Map<String, String> row :
        ReferenceTable.rows(
            "quantlib/asianoptions__testMCDiscreteArithmeticAveragePrice__cases4.csv")) {
      int count = Integer.parseInt(row.get("fixings"));
      if (count > 100) {
        continue;
      }
      AsianOption.Terms terms =
          new AsianOption.Terms(
              type(row),
              number(row, "underlying"),
              number(row, "strike"),
              fixings(number(row, "first"), number(row, "length"), count),
              number(row, "volatility"),
              number(row, "riskFreeRate"),
              number(row, "dividendYield"));
      AsianOption.Estimate estimate = AsianOption.arithmetic(terms, 4 * AsianOption.BLOCK, SEED);
      assertThat(estimate.standardError()).isLessThan(5e-3);
      assertThat(estimate.price())
          .as(row.toString())
          .isCloseTo(number(row, "result"), within(2e-2 + 4 * estimate.standardError()));
    }
  }

  /** Vecer's continuous averages, as collected in QuantLib; many fixings come near. */
  @Test
  void vecersContinuousAverages() throws IOException {
    for (Map<String, String> row :
        ReferenceTable.rows("quantlib/asianoptions__testVecerEngine__cases.csv")) {
      int count = 200;
      double length = number(row, "length");
      double[] times = new double[count];
      for (int i = 0; i < count; i++) {
        times[i] = length * (i + 0.5) / count;
      }
      times[count - 1] = length;
      AsianOption.Terms terms =
          new AsianOption.Terms(
              OptionType.CALL,
              number(row, "spot"),
              number(row, "strike"),
              times,
              number(row, "volatility"),
              number(row, "riskFreeRate"),
              0);
      AsianOption.Estimate estimate = AsianOption.arithmetic(terms, 4 * AsianOption.BLOCK, SEED);
      assertThat(estimate.price())
          .as(row.toString())
          .isCloseTo(number(row, "result"), within(1e-3 + 4 * estimate.standardError()));
    }
  }

  /** Haug, 2nd edition, section 4.20.1: the put on a continuous geometric average, 4.6922. */
  @Test
  void geometricAverages() {
    double put = AsianOption.continuousGeometric(OptionType.PUT, 80, 85, 0.25, 0.20, 0.05, -0.03);
    assertThat(put).isCloseTo(4.6922, within(PRINTED));
    double discrete =
        AsianOption.geometric(
            new AsianOption.Terms(
                OptionType.PUT, 80, 85, fixings(0, 0.25, 100_00), 0.20, 0.05, -0.03));
    assertThat(discrete).isCloseTo(put, within(1e-3));
    AsianOption.Terms one =
        new AsianOption.Terms(OptionType.CALL, 100, 95, new double[] {2}, 0.3, 0.05, 0.01);
    double plain = BlackScholes.price(OptionType.CALL, 100, 95, 2, 0.3, 0.05, 0.01);
    assertThat(AsianOption.geometric(one)).isCloseTo(plain, within(1e-12));
    // With one fixing both averages are the same and nothing is left to estimate.
    assertThat(AsianOption.arithmetic(one, AsianOption.BLOCK, 1).price())
        .isCloseTo(plain, within(1e-9));
  }

  @Test
  void blocksMayBeComputedInAnyOrder() {
    AsianOption.Terms terms =
        new AsianOption.Terms(OptionType.CALL, 100, 95, fixings(0.1, 0.9, 12), 0.3, 0.05, 0.01);
    AsianOption.Sums[] blocks = new AsianOption.Sums[4];
    for (int i = 3; i >= 0; i--) {
      blocks[i] = AsianOption.block(terms, i, 7);
    }
    assertThat(AsianOption.estimate(terms, blocks))
        .isEqualTo(AsianOption.arithmetic(terms, 4 * AsianOption.BLOCK, 7));
  }

  @Test
  void buildersHaveTheValuesOfTheFunctions() {
    BarrierOption.Builder barrier =
        BarrierOption.builder()
            .type(OptionType.PUT)
            .barrier(Barrier.UP_IN)
            .spot(100)
            .strike(95)
            .level(105)
            .timeYears(0.5)
            .volatility(0.25)
            .rate(0.08);
    assertThat(barrier.price())
        .isEqualTo(
            BarrierOption.price(
                OptionType.PUT, Barrier.UP_IN, 100, 95, 105, 0, 0.5, 0.25, 0.08, 0));
    assertThat(barrier.rebate(3).dividendYield(0.04).price())
        .isEqualTo(
            BarrierOption.price(
                OptionType.PUT, Barrier.UP_IN, 100, 95, 105, 3, 0.5, 0.25, 0.08, 0.04));
    Digital.Builder touch =
        Digital.builder().spot(100).level(105).timeYears(0.5).volatility(0.25).rate(0.08);
    assertThat(touch.oneTouch()).isEqualTo(Digital.oneTouch(100, 105, 0.5, 0.25, 0.08, 0));
    assertThat(touch.noTouch()).isEqualTo(Digital.noTouch(100, 105, 0.5, 0.25, 0.08, 0));
    Digital.Builder end = touch.type(OptionType.CALL).strike(95).dividendYield(0.04);
    assertThat(end.cashOrNothing())
        .isEqualTo(Digital.cashOrNothing(OptionType.CALL, 100, 95, 0.5, 0.25, 0.08, 0.04));
    assertThat(end.assetOrNothing())
        .isEqualTo(Digital.assetOrNothing(OptionType.CALL, 100, 95, 0.5, 0.25, 0.08, 0.04));
    AsianOption.Builder asian =
        AsianOption.builder().type(OptionType.PUT).spot(80).strike(85).volatility(0.2).rate(0.05);
    assertThat(AsianOption.geometric(asian.fixingYears(0.1, 0.25).build()))
        .isEqualTo(
            AsianOption.geometric(
                new AsianOption.Terms(
                    OptionType.PUT, 80, 85, new double[] {0.1, 0.25}, 0.2, 0.05, 0)));
    assertThat(asian.timeYears(0.25).continuousGeometric())
        .isEqualTo(AsianOption.continuousGeometric(OptionType.PUT, 80, 85, 0.25, 0.2, 0.05, 0));
  }

  @Test
  void buildersNameAllThatIsMissingOrWrong() {
    assertThatThrownBy(() -> BarrierOption.builder().spot(1).rebate(-1).price())
        .hasMessage(
            "option: required 8 parameters, actual 1;"
                + " missing: type, barrier, strike, level, timeYears, volatility, rate");
    Digital.Builder touch = Digital.builder().spot(-1).level(0).timeYears(1).rate(0);
    assertThatThrownBy(touch::oneTouch)
        .hasMessage("option: required 5 parameters, actual 4; missing: volatility");
    assertThatThrownBy(() -> touch.volatility(0.1).noTouch())
        .hasMessage("spot: must be positive, got -1.0; level: must be positive, got 0.0");
    AsianOption.Builder asian =
        AsianOption.builder().type(OptionType.PUT).spot(1).strike(1).volatility(0).rate(0);
    assertThatThrownBy(() -> asian.fixingYears().build())
        .hasMessage("option: required 6 parameters, actual 5; missing: fixingYears");
    assertThatThrownBy(() -> asian.fixingYears(1, 0.5).strike(0).build())
        .hasMessage(
            "fixingYears: must not fall, got 0.5 after 1.0; strike: must be positive, got 0.0");
    assertThat(asian.fixingYears(0.5, 1).strike(1).build().fixingYears()).containsExactly(0.5, 1);
  }

  @Test
  void namesWhatIsOutOfRange() {
    assertThatThrownBy(
            () -> new AsianOption.Terms(OptionType.CALL, 1, 1, new double[] {1, 0.5}, 0.1, 0, 0))
        .isInstanceOf(PricingException.class)
        .hasMessage("fixingYears: must not fall, got 0.5 after 1.0");
    assertThatThrownBy(() -> new AsianOption.Terms(OptionType.CALL, 1, 1, new double[0], 0.1, 0, 0))
        .hasMessage("fixings: required 1, actual 0");
    assertThatThrownBy(
            () -> BarrierOption.price(OptionType.CALL, Barrier.UP_IN, 1, 1, -1, 0, 1, 0.2, 0, 0))
        .hasMessage("level: must be positive, got -1.0");
  }
}
