package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;

/** Quantiles against commons-math, weighted ones against a published table, and contributions. */
final class TailTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);

  private final Random random = new Random(SEED);

  @Test
  void everyDefinitionAgreesWithCommonsMath() {
    Map<QuantileDefinition, EstimationType> types = new EnumMap<>(QuantileDefinition.class);
    types.put(QuantileDefinition.INVERSE, EstimationType.R_1);
    types.put(QuantileDefinition.AVERAGED, EstimationType.R_2);
    types.put(QuantileDefinition.LINEAR, EstimationType.R_4);
    types.put(QuantileDefinition.HAZEN, EstimationType.R_5);
    types.put(QuantileDefinition.WEIBULL, EstimationType.R_6);
    types.put(QuantileDefinition.SPREADSHEET, EstimationType.R_7);
    types.put(QuantileDefinition.MEDIAN_UNBIASED, EstimationType.R_8);
    types.put(QuantileDefinition.NORMAL_UNBIASED, EstimationType.R_9);
    assertThat(types).hasSize(QuantileDefinition.values().length);
    for (int n : new int[] {1, 7, 100, 250, 251}) {
      double[] pnl = pnl(n);
      for (double level : new double[] {0.999, 0.99, 0.975, 0.95, 0.9, 0.75, 0.5, 0.07}) {
        types.forEach(
            (definition, type) -> {
              // Not of 1 − level: commons-math would take n p for a little more than it is.
              double percent = Math.round(100_000 * (1 - level)) / 1000.0;
              double expected = -new Percentile().withEstimationType(type).evaluate(pnl, percent);
              assertThat(Tail.valueAtRisk(pnl, level, definition).loss(pnl))
                  .as("seed %d, %s of %d at %s", SEED, definition, n, level)
                  .isCloseTo(expected, within(1e-9));
            });
      }
    }
  }

  /** Hull, "Options, futures, and other derivatives", 9th edition, tables 22.4 and 22.6. */
  @Test
  void hullsWeightedScenarios() {
    double[] pnl = new double[500];
    int[] scenarios = {494, 339, 349, 329, 487};
    double[] losses = {477_841, 345_435, 282_204, 277_041, 253_385};
    for (int i = 0; i < scenarios.length; i++) {
      pnl[scenarios[i] - 1] = -losses[i];
    }
    double[] weights = ScenarioWeights.exponential(500, 0.995);
    double[] printed = {0.00528, 0.00243, 0.00255, 0.00231, 0.00510};
    for (int i = 0; i < scenarios.length; i++) {
      assertThat(weights[scenarios[i] - 1]).isCloseTo(printed[i], within(0.000005));
    }
    assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-14));
    assertThat(Tail.valueAtRisk(pnl, 0.99, QuantileDefinition.INVERSE).loss(pnl))
        .isEqualTo(253_385);
    assertThat(Tail.valueAtRisk(pnl, weights, 0.99).loss(pnl)).isEqualTo(282_204);
    double tail = 0.01;
    double expected =
        (weights[493] * 477_841
                + weights[338] * 345_435
                + (tail - weights[493] - weights[338]) * 282_204)
            / tail;
    assertThat(Tail.expectedShortfall(pnl, weights, 0.99).loss(pnl))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void equalWeightsGiveWhatNoWeightsGive() {
    double[] pnl = pnl(250);
    double[] equal = ScenarioWeights.equal(250);
    for (double level : new double[] {0.99, 0.98, 0.975, 0.9}) {
      assertThat(Tail.valueAtRisk(pnl, equal, level).loss(pnl))
          .isEqualTo(HistoricalRisk.valueAtRisk(pnl, level));
      assertThat(Tail.expectedShortfall(pnl, equal, level).loss(pnl))
          .isCloseTo(HistoricalRisk.expectedShortfall(pnl, level), within(1e-10));
    }
  }

  @Test
  void contributionsSumToTheMeasure() {
    double[][] parts = new double[40][];
    double[] whole = new double[500];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = pnl(500);
      for (int s = 0; s < whole.length; s++) {
        whole[s] += parts[i][s];
      }
    }
    double[] decayed = ScenarioWeights.exponential(500, 0.98);
    for (QuantileDefinition definition : QuantileDefinition.values()) {
      assertSums(Tail.valueAtRisk(whole, 0.99, definition), parts, whole);
    }
    assertSums(Tail.expectedShortfall(whole, 0.975), parts, whole);
    assertSums(Tail.valueAtRisk(whole, decayed, 0.99), parts, whole);
    assertSums(Tail.expectedShortfall(whole, decayed, 0.975), parts, whole);
    assertThat(Tail.expectedShortfall(whole, 0.975).loss(whole))
        .isCloseTo(HistoricalRisk.expectedShortfall(whole, 0.975), within(1e-9));
  }

  private static void assertSums(Tail tail, double[][] parts, double[] whole) {
    double sum = Arrays.stream(parts).mapToDouble(tail::loss).sum();
    assertThat(sum).isCloseTo(tail.loss(whole), within(1e-10 * Math.abs(tail.loss(whole))));
  }

  /** Euler: the contribution is the slope of the measure in the size of the part. */
  @Test
  void aContributionIsTheSlopeOfTheMeasure() {
    double[] part = pnl(300);
    double[] rest = pnl(300);
    double[] whole = new double[300];
    double[] more = new double[300];
    for (int s = 0; s < 300; s++) {
      whole[s] = rest[s] + part[s];
      more[s] = rest[s] + (1 + 1e-9) * part[s];
    }
    Tail tail = Tail.valueAtRisk(whole, 0.99, QuantileDefinition.SPREADSHEET);
    double slope =
        (Tail.valueAtRisk(more, 0.99, QuantileDefinition.SPREADSHEET).loss(more) - tail.loss(whole))
            / 1e-9;
    assertThat(tail.loss(part)).isCloseTo(slope, within(1e-3));
    assertThat(Attribution.incremental(whole, part, pnl -> HistoricalRisk.valueAtRisk(pnl, 0.99)))
        .isCloseTo(
            HistoricalRisk.valueAtRisk(whole, 0.99) - HistoricalRisk.valueAtRisk(rest, 0.99),
            within(1e-9));
  }

  /** Some equal ones among them. */
  private double[] pnl(int n) {
    double[] pnl = new double[n];
    Arrays.setAll(pnl, i -> Math.rint(200 * random.nextGaussian()) / 2);
    return pnl;
  }
}
