package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Levels are 1 - tail/1000, so that the slow reference can count in whole numbers. */
final class HistoricalRiskPropertiesTest {

  /** P&L is below 1e6 in magnitude and sums have at most 300 terms. */
  private static final double ROUNDING = 1e-8;

  private static double level(int tailPerMille) {
    return (1000 - tailPerMille) / 1000.0;
  }

  @Provide
  Arbitrary<double[]> pnl() {
    Arbitrary<Double> smooth = Arbitraries.doubles().between(-1e6, 1e6);
    Arbitrary<Double> ties = Arbitraries.integers().between(-3, 3).map(i -> i * 1000.0);
    return Arbitraries.oneOf(smooth, ties).array(double[].class).ofMinSize(1).ofMaxSize(300);
  }

  @Property
  void agreesWithTheSlowReference(
      @ForAll("pnl") double[] pnl, @ForAll @IntRange(min = 1, max = 999) int tail) {
    assertThat(HistoricalRisk.valueAtRisk(pnl, level(tail))).isEqualTo(slowValueAtRisk(pnl, tail));
    assertThat(HistoricalRisk.expectedShortfall(pnl, level(tail)))
        .isCloseTo(slowExpectedShortfall(pnl, tail), within(ROUNDING));
  }

  /** The smallest outcome that at least the tail's share of scenarios does not exceed. */
  private static double slowValueAtRisk(double[] pnl, int tailPerMille) {
    return -Arrays.stream(pnl)
        .filter(
            x ->
                Arrays.stream(pnl).filter(y -> y <= x).count() * 1000
                    >= (long) pnl.length * tailPerMille)
        .min()
        .getAsDouble();
  }

  /** A thousand copies of each scenario make the tail whole: n times tail copies, averaged. */
  private static double slowExpectedShortfall(double[] pnl, int tailPerMille) {
    return -Arrays.stream(pnl)
        .sorted()
        .flatMap(x -> IntStream.range(0, 1000).mapToDouble(copy -> x))
        .limit((long) pnl.length * tailPerMille)
        .average()
        .getAsDouble();
  }

  @Property
  void valueAtRiskRisesWithTheLevel(
      @ForAll("pnl") double[] pnl,
      @ForAll @IntRange(min = 1, max = 999) int one,
      @ForAll @IntRange(min = 1, max = 999) int other) {
    assertThat(HistoricalRisk.valueAtRisk(pnl, level(Math.min(one, other))))
        .isGreaterThanOrEqualTo(HistoricalRisk.valueAtRisk(pnl, level(Math.max(one, other))));
  }

  @Property
  void expectedShortfallIsNeverBelowValueAtRisk(
      @ForAll("pnl") double[] pnl, @ForAll @IntRange(min = 1, max = 999) int tail) {
    assertThat(HistoricalRisk.expectedShortfall(pnl, level(tail)))
        .isGreaterThanOrEqualTo(HistoricalRisk.valueAtRisk(pnl, level(tail)));
  }

  @Property
  void aSureGainLowersBothByItself(
      @ForAll("pnl") double[] pnl,
      @ForAll @IntRange(min = 1, max = 999) int tail,
      @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int gain) {
    double[] moved = Arrays.stream(pnl).map(x -> x + gain).toArray();
    assertThat(HistoricalRisk.valueAtRisk(moved, level(tail)))
        .isCloseTo(HistoricalRisk.valueAtRisk(pnl, level(tail)) - gain, within(ROUNDING));
    assertThat(HistoricalRisk.expectedShortfall(moved, level(tail)))
        .isCloseTo(HistoricalRisk.expectedShortfall(pnl, level(tail)) - gain, within(ROUNDING));
  }

  @Property
  void twiceThePositionIsTwiceTheRiskToTheBit(
      @ForAll("pnl") double[] pnl,
      @ForAll @IntRange(min = 1, max = 999) int tail,
      @ForAll @IntRange(min = 0, max = 20) int doublings) {
    double factor = 1L << doublings;
    double[] scaled = Arrays.stream(pnl).map(x -> x * factor).toArray();
    assertThat(HistoricalRisk.valueAtRisk(scaled, level(tail)))
        .isEqualTo(factor * HistoricalRisk.valueAtRisk(pnl, level(tail)));
    assertThat(HistoricalRisk.expectedShortfall(scaled, level(tail)))
        .isEqualTo(factor * HistoricalRisk.expectedShortfall(pnl, level(tail)));
  }

  @Property
  void theOrderOfScenariosDoesNotMatterToTheBit(
      @ForAll("pnl") double[] pnl,
      @ForAll @IntRange(min = 1, max = 999) int tail,
      @ForAll @LongRange long seed) {
    List<Double> shuffled = Arrays.asList(Arrays.stream(pnl).boxed().toArray(Double[]::new));
    Collections.shuffle(shuffled, new Random(seed));
    double[] other = shuffled.stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(HistoricalRisk.valueAtRisk(other, level(tail)))
        .isEqualTo(HistoricalRisk.valueAtRisk(pnl, level(tail)));
    assertThat(HistoricalRisk.expectedShortfall(other, level(tail)))
        .isEqualTo(HistoricalRisk.expectedShortfall(pnl, level(tail)));
  }
}
