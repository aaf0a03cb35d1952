package io.tradegrid.pricing.american;

import static io.tradegrid.pricing.ReferenceTable.number;
import static io.tradegrid.pricing.ReferenceTable.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.CashDividend;
import io.tradegrid.pricing.OptionType;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import io.tradegrid.pricing.ReferenceTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AmericanOptionsTest {

  private static final long SEED = 20160901;

  private static double premium(double rate, Accuracy accuracy) {
    return AndersenLake.price(OptionType.PUT, 100, 100, 1, 0.25, rate, 0.05, accuracy)
        - BlackScholes.price(OptionType.PUT, 100, 100, 1, 0.25, rate, 0.05);
  }

  /** Andersen, Lake and Offengenden 2016, section 6: the early exercise premium to 12 digits. */
  @Test
  void theBenchmarkOfThePaper() {
    assertThat(premium(0.05, Accuracy.PRECISE)).isCloseTo(0.106952702747, within(2e-12));
    assertThat(premium(0.05, Accuracy.ACCURATE)).isCloseTo(0.106952702747, within(1e-8));
    assertThat(premium(0.05, Accuracy.FAST)).isCloseTo(0.106952702747, within(1e-6));
  }

  /** What QuantLib's engine gives for the same options, to the digits its own setting reaches. */
  @Test
  void quantLibsValuesOfTheBenchmark() throws IOException {
    String file = "quantlib/americanoption__testAndersenLakeHighPrecisionExample__testCases.csv";
    for (Map<String, String> row : ReferenceTable.rows(file)) {
      String[] pair = row.get("expected").replaceAll("[{} ]", "").split(",", -1);
      // Collocation nodes l m n rise along the table and the difference falls with them.
      double tolerance = number(row, "l") < 10 ? 1e-3 : number(row, "l") < 20 ? 1e-4 : 2e-6;
      for (String value : pair) {
        assertThat(premium(number(row, "r"), Accuracy.PRECISE))
            .as(row.toString())
            .isCloseTo(Double.parseDouble(value), within(tolerance));
      }
    }
  }

  /** Haug 1998, page 24: values of Barone-Adesi and Whaley, good to some hundredths. */
  @Test
  void haugsTableOfApproximateValues() throws IOException {
    String file = "quantlib/americanoption__testBaroneAdesiWhaleyValues__values.csv";
    List<Map<String, String>> rows = ReferenceTable.rows(file);
    assertThat(rows).hasSize(37);
    for (Map<String, String> row : rows) {
      double expected = number(row, "result");
      double price =
          AndersenLake.price(
              type(row),
              number(row, "s"),
              number(row, "strike"),
              number(row, "t"),
              number(row, "v"),
              number(row, "r"),
              number(row, "q"),
              Accuracy.ACCURATE);
      assertThat(price).as(row.toString()).isCloseTo(expected, within(0.05));
    }
  }

  /** Three methods that share nothing. */
  @Test
  void theTreeAndTheClosedFormAgreeWithTheBoundary() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 60; i++) {
      OptionType type = i % 2 == 0 ? OptionType.CALL : OptionType.PUT;
      double spot = 70 + 60 * random.nextDouble();
      double time = 0.1 + 2 * random.nextDouble();
      double volatility = 0.1 + 0.5 * random.nextDouble();
      double rate = 0.001 + 0.1 * random.nextDouble();
      double yield = 0.001 + 0.1 * random.nextDouble();
      double precise =
          AndersenLake.price(type, spot, 100, time, volatility, rate, yield, Accuracy.ACCURATE);
      double fast =
          AndersenLake.price(type, spot, 100, time, volatility, rate, yield, Accuracy.FAST);
      double tree =
          LeisenReimer.price(type, spot, 100, time, volatility, rate, yield, List.of(), 801);
      double closed = BjerksundStensland.price(type, spot, 100, time, volatility, rate, yield);
      String terms = type + " " + spot + " " + time + " " + volatility + " " + rate + " " + yield;
      assertThat(fast).as(terms).isCloseTo(precise, within(3e-5));
      assertThat(tree).as(terms).isCloseTo(precise, within(2e-3));
      assertThat(closed).as(terms).isBetween(precise - 0.01 * precise - 0.02, precise + 1e-6);
      assertThat(precise)
          .isGreaterThanOrEqualTo(Math.max(type.sign() * (spot - 100), 0) - 1e-12)
          .isGreaterThanOrEqualTo(
              BlackScholes.price(type, spot, 100, time, volatility, rate, yield) - 1e-12);
    }
  }

  /**
   * Where |carry| √T is more than the volatility the boundary of the source turns back. Reference:
   * a tree of 801 steps.
   */
  @Test
  void theClosedFormKeepsItsPremiumUnderNegativeCarry() {
    assertNearTree(OptionType.PUT, 101, 0.06, 0.15, 0.03, 1);
    assertNearTree(OptionType.PUT, 103, 0.07, 0.12, 0.02, 2);
    assertNearTree(OptionType.CALL, 99.42, 0.02, 0.01, 0.03, 4.5);
    assertNearTree(OptionType.PUT, 100, 0.10, 0.12, 0.02, 3);
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      OptionType type = i % 2 == 0 ? OptionType.CALL : OptionType.PUT;
      double spot = 80 + 40 * random.nextDouble();
      double time = 0.1 + 7.9 * random.nextDouble();
      double volatility = 0.02 * Math.exp(random.nextDouble() * Math.log(30));
      double rate = 0.001 + 0.15 * random.nextDouble();
      double yield = 0.001 + 0.15 * random.nextDouble();
      double precise =
          AndersenLake.price(type, spot, 100, time, volatility, rate, yield, Accuracy.ACCURATE);
      double closed = BjerksundStensland.price(type, spot, 100, time, volatility, rate, yield);
      assertThat(closed)
          .as("%s %s %s %s %s %s", type, spot, time, volatility, rate, yield)
          .isBetween(precise - 0.025 * precise - 0.02, precise + 1e-6);
    }
  }

  private static void assertNearTree(
      OptionType type, double spot, double volatility, double rate, double yield, double time) {
    double tree =
        LeisenReimer.price(type, spot, 100, time, volatility, rate, yield, List.of(), 801);
    assertThat(BjerksundStensland.price(type, spot, 100, time, volatility, rate, yield))
        .isBetween(0.99 * tree, tree + 1e-3);
  }

  /** Whatever the signs of the rates; the tree is right everywhere, to some thousandths. */
  @Test
  void theClosedFormIsABoundAtAnyRates() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 400; i++) {
      OptionType type = i % 2 == 0 ? OptionType.CALL : OptionType.PUT;
      double spot = 100 * Math.exp(0.3 * random.nextGaussian());
      double time = 0.1 + 2 * random.nextDouble();
      double volatility = 0.04 + 0.5 * random.nextDouble();
      double rate = 0.15 * random.nextDouble() - 0.05;
      double yield = 0.15 * random.nextDouble() - 0.05;
      double tree =
          LeisenReimer.price(type, spot, 100, time, volatility, rate, yield, List.of(), 201);
      assertThat(BjerksundStensland.price(type, spot, 100, time, volatility, rate, yield))
          .as("%s %s %s %s %s %s", type, spot, time, volatility, rate, yield)
          .isGreaterThanOrEqualTo(Math.max(type.sign() * (spot - 100), 0))
          .isGreaterThanOrEqualTo(
              BlackScholes.price(type, spot, 100, time, volatility, rate, yield))
          .isLessThanOrEqualTo(tree + 0.02);
    }
    assertThat(BjerksundStensland.price(OptionType.CALL, 200, 100, 1, 0.2, -0.05, -0.02))
        .isEqualTo(100);
    assertThat(BjerksundStensland.price(OptionType.PUT, 60, 100, 1, 0.2, -0.005, -0.02))
        .isEqualTo(40);
  }

  /** A day to ten years, volatilities 1 to 200 %, yields below zero: every option has an answer. */
  @Test
  void theBoundaryIsFoundAtAnyTerms() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 600; i++) {
      double spot = 100 * Math.exp(0.4 * random.nextGaussian());
      double time = 0.003 * Math.exp(random.nextDouble() * Math.log(3000));
      double volatility = 0.01 * Math.exp(random.nextDouble() * Math.log(200));
      double rate = Math.pow(10, 3.3 * random.nextDouble() - 4);
      double yield = 0.2 * random.nextDouble() - 0.05;
      double fast = price(OptionType.PUT, spot, 100, time, volatility, rate, yield, Accuracy.FAST);
      double accurate =
          price(OptionType.PUT, spot, 100, time, volatility, rate, yield, Accuracy.ACCURATE);
      String terms = spot + " " + time + " " + volatility + " " + rate + " " + yield;
      assertThat(fast).as(terms).isCloseTo(accurate, within(2e-3));
      assertThat(price(OptionType.CALL, 100, spot, time, volatility, yield, rate, Accuracy.FAST))
          .as(terms)
          .isCloseTo(fast, within(1e-12));
    }
  }

  /**
   * The terms of the extreme cases in QuantLib's americanoption.cpp. With a volatility of 1000 % a
   * binomial tree of Cox, Ross and Rubinstein with 8000 steps gives 99.2027.
   */
  @Test
  void extremes() {
    for (Accuracy accuracy : Accuracy.values()) {
      assertThat(price(OptionType.CALL, 110, 100, 1, 0.0001, 0.05, 0.05, accuracy))
          .isCloseTo(10, within(1e-9));
      assertThat(price(OptionType.PUT, 110, 100, 1, 10, 0.05, 0.05, accuracy))
          .isCloseTo(99.2027, within(0.01));
      assertThat(price(OptionType.PUT, 100, 110, 0, 0.2, 0.05, 0.05, accuracy)).isEqualTo(10);
      assertThat(price(OptionType.PUT, 100, 110, 5, 0, 0.05, 0.01, accuracy)).isEqualTo(10);
      assertThat(price(OptionType.CALL, 100, 90, 1, 0.3, 0.05, 0, accuracy))
          .isEqualTo(BlackScholes.price(OptionType.CALL, 100, 90, 1, 0.3, 0.05, 0));
      assertThat(price(OptionType.PUT, 100, 90, 1, 0.3, -0.01, 0.02, accuracy))
          .isEqualTo(BlackScholes.price(OptionType.PUT, 100, 90, 1, 0.3, -0.01, 0.02));
    }
    assertThat(BjerksundStensland.price(OptionType.CALL, 110, 100, 1, 0.0001, 0.05, 0.05))
        .isCloseTo(10, within(1e-6));
    assertThatThrownBy(() -> price(OptionType.PUT, 100, 90, 1, 0.3, -0.01, -0.02, Accuracy.FAST))
        .isInstanceOfSatisfying(
            PricingException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INVALID_INPUT))
        .hasMessageContaining("two exercise boundaries");
  }

  private static double price(
      OptionType type,
      double spot,
      double strike,
      double time,
      double volatility,
      double rate,
      double yield,
      Accuracy accuracy) {
    return AndersenLake.price(type, spot, strike, time, volatility, rate, yield, accuracy);
  }

  /** The values of QuantLib and Strata to eight digits: their BivariateNormalDistributionTest. */
  @Test
  void bivariateNormal() throws IOException {
    for (Map<String, String> row : ReferenceTable.rows("strata/bivariate_normal_cdf.csv")) {
      double rho = number(row, "rho");
      if (Math.abs(rho) < 0.995) {
        assertThat(BivariateNormal.cdf(number(row, "a"), number(row, "b"), rho))
            .as(row.toString())
            .isCloseTo(number(row, "cdf"), within(1e-8));
      }
    }
  }

  /**
   * The put with one dividend of Hull's chapter on basic numerical procedures. His tree of five
   * steps gives 4.44, the same tree (Cox, Ross and Rubinstein) with 4000 steps 4.2204.
   */
  @Test
  void cashDividendsAreEscrowed() {
    List<CashDividend> dividend = List.of(new CashDividend(3.5 / 12, 2.06));
    double put =
        LeisenReimer.price(OptionType.PUT, 52, 50, 5 / 12.0, 0.40, 0.10, 0, dividend, 1001);
    assertThat(put).isCloseTo(4.2204, within(5e-4));
    double rest = 52 - 2.06 * Math.exp(-0.10 * 3.5 / 12);
    assertThat(put)
        .isGreaterThan(BlackScholes.price(OptionType.PUT, rest, 50, 5 / 12.0, 0.40, 0.10, 0));
    // A dividend too small to exercise for leaves the European call on the rest.
    List<CashDividend> small = List.of(new CashDividend(0.1, 0.01));
    double call = LeisenReimer.price(OptionType.CALL, 50, 50, 0.5, 0.3, 0.1, 0, small, 1001);
    double european =
        BlackScholes.price(OptionType.CALL, 50 - 0.01 * Math.exp(-0.01), 50, 0.5, 0.3, 0.1, 0);
    assertThat(call).isCloseTo(european, within(1e-5));
    assertThatThrownBy(
            () ->
                LeisenReimer.price(
                    OptionType.CALL, 1, 1, 1, 0.2, 0, 0, List.of(new CashDividend(0.5, 1)), 101))
        .hasMessage("dividends: must be worth less than the spot price 1.0, are 1.0");
    assertThatThrownBy(
            () -> LeisenReimer.price(OptionType.CALL, 1, 1, 1, 0.2, 0, 0, List.of(), 100))
        .hasMessage("steps: must be odd, got 100");
  }

  /**
   * What moves for sure is exercised at the best time, not only now or at expiry: the call right
   * before its dividend, the put where 100 (e^(−0.05 t) − e^(−0.1 t)) is largest, 25 at t = 20 ln
   * 2.
   */
  @Test
  void withoutVolatilityThereIsABestTime() {
    List<CashDividend> dividend = List.of(new CashDividend(0.5, 20));
    double call = 100 - 90 * Math.exp(-0.025);
    for (double volatility : new double[] {0, 1e-7, 0.001}) {
      assertThat(
              LeisenReimer.price(OptionType.CALL, 100, 90, 1, volatility, 0.05, 0, dividend, 101))
          .isCloseTo(call, within(1e-12));
    }
    assertThat(LeisenReimer.price(OptionType.CALL, 100, 90, 1, 0.001, 0.05, 0, dividend, 1001))
        .isCloseTo(call, within(5e-3));
    assertThat(LeisenReimer.price(OptionType.PUT, 100, 100, 20, 0, 0.05, 0.1, List.of(), 101))
        .isCloseTo(25, within(1e-12));
    assertThat(price(OptionType.PUT, 100, 100, 20, 0, 0.05, 0.1, Accuracy.ACCURATE))
        .isCloseTo(25, within(1e-12));
  }

  /** Twenty thousand times tried one after the other, and right before each dividend. */
  @Test
  void theBestTimeIsTheBestOfAll() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      OptionType type = i % 2 == 0 ? OptionType.CALL : OptionType.PUT;
      double strike = 70 + 60 * random.nextDouble();
      double time = 5 * random.nextDouble();
      double rate = 0.2 * random.nextDouble() - 0.1;
      double yield = 0.2 * random.nextDouble() - 0.1;
      List<CashDividend> dividends = new ArrayList<>();
      for (int k = random.nextInt(4); k > 0; k--) {
        dividends.add(new CashDividend(6 * random.nextDouble(), 10 * random.nextDouble()));
      }
      double price = LeisenReimer.price(type, 100, strike, time, 0, rate, yield, dividends, 101);
      double best = bestOfMany(type.sign(), strike, time, rate, yield, dividends);
      assertThat(price)
          .as("%s %s %s %s %s %s", type, strike, time, rate, yield, dividends)
          .isCloseTo(best, within(1e-5));
    }
  }

  private static double bestOfMany(
      int sign,
      double strike,
      double time,
      double rate,
      double yield,
      List<CashDividend> dividends) {
    double rest = 100;
    List<Double> times = new ArrayList<>(List.of(time));
    for (CashDividend dividend : dividends) {
      if (dividend.timeYears() <= time) {
        rest -= dividend.amount() * Math.exp(-rate * dividend.timeYears());
        times.add(dividend.timeYears());
        times.add(Math.nextDown(dividend.timeYears()));
      }
    }
    for (int i = 0; i < 20_000; i++) {
      times.add(time * i / 20_000);
    }
    double best = 0;
    for (double t : times) {
      double worth = rest * Math.exp(-yield * t) - strike * Math.exp(-rate * t);
      for (CashDividend dividend : dividends) {
        if (dividend.timeYears() > t && dividend.timeYears() <= time) {
          worth += dividend.amount() * Math.exp(-rate * dividend.timeYears());
        }
      }
      best = Math.max(best, sign * worth);
    }
    return best;
  }
}
