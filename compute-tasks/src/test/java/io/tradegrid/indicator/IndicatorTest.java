package io.tradegrid.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When an indicator has a value, and what is refused. */
final class IndicatorTest {

  private static final long SEED = 20261130;

  static List<PriceBar> walk(int bars, long seed) {
    Random random = new Random(seed);
    List<PriceBar> series = new ArrayList<>();
    double close = 100;
    for (int i = 0; i < bars; i++) {
      double open = close * (1 + 0.01 * random.nextGaussian());
      close = open * (1 + 0.02 * random.nextGaussian());
      double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
      series.add(new PriceBar(open, high, low, close, 1 + random.nextInt(10_000)));
    }
    return series;
  }

  @ParameterizedTest
  @EnumSource
  void theFirstValueComesWhenItsDefinitionHasEnough(IndicatorKind kind) {
    List<PriceBar> series = walk(400, SEED);
    Indicator indicator = Indicator.of(kind);
    for (int bar = 1; bar <= series.size(); bar++) {
      assertThat(indicator.add(series.get(bar - 1)))
          .as("%s, seed %d, bar %d", indicator, SEED, bar)
          .isEqualTo(bar >= indicator.required());
      if (bar < indicator.required()) {
        String message = indicator + ": bars: required " + indicator.required() + ", actual " + bar;
        assertThatThrownBy(() -> indicator.value(0))
            .isInstanceOf(RiskException.class)
            .hasMessage(message);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMarketThatStandsStillHasValuesToo(IndicatorKind kind) {
    List<PriceBar> still = Collections.nCopies(400, PriceBar.of(17));

    for (double[] line : Indicator.of(kind).run(still)) {
      assertThat(line).doesNotContain(Double.NaN);
      assertThat(Arrays.stream(line).distinct().count()).as("%s", kind).isLessThan(25);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSmallestParametersDoToo(IndicatorKind kind) {
    double[] least = kind.standard();
    for (int i = 0; i < least.length; i++) {
      least[i] = kind == IndicatorKind.PSAR ? least[i] : kind.least();
    }
    Indicator indicator = Indicator.of(kind, least);
    List<PriceBar> series = walk(60, SEED);
    assertThat(indicator.run(series)[0]).hasSize(60 - indicator.required() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOfClosesLooksAtNothingElse(IndicatorKind kind) {
    List<PriceBar> bars = walk(200, SEED);
    List<PriceBar> closes = bars.stream().map(bar -> PriceBar.of(bar.close())).toList();

    boolean same = Arrays.deepEquals(Indicator.of(kind).run(bars), Indicator.of(kind).run(closes));
    assertThat(same).as("%s", kind).isEqualTo(kind.isOfCloses());
  }

  @Test
  void aScoreIsOfTheWindowItStandsIn() {
    List<PriceBar> series = walk(100, SEED);
    double[] closes = series.stream().mapToDouble(PriceBar::close).toArray();
    double[] scores = Indicator.parse("zscore(20)").run(series)[0];
    assertThat(scores).hasSize(81);
    for (int i = 0; i < scores.length; i++) {
      double direct = Moments.of(Arrays.copyOfRange(closes, i, i + 20)).zScore(closes[i + 19]);
      assertThat(scores[i]).as("seed %d, bar %d", SEED, i).isCloseTo(direct, within(1e-11));
    }
    refuse("zscore(1)", "ZSCORE n: must be a whole number of bars, 2 to 10000, got 1.0");
  }

  @Test
  void aTextIsReadAndWritten() {
    assertThat(Indicator.parse(" macd ( 5 ,8) ")).hasToString("macd(5,8,9)");
    assertThat(Indicator.parse("bbands(20,2.5)")).hasToString("bbands(20,2.5)");
    assertThat(Indicator.parse("OBV")).hasToString("obv");
  }

  @Test
  void whatCannotBeIsNamed() {
    refuse("moon", "indicator: must be one of docs/reference/statistics.md, got moon");
    refuse("sma(", "indicator: must be a name or name(number, …), got sma(");
    refuse("sma(x)", "indicator: must have numbers in brackets, got sma(x)");
    refuse("sma(0)", "SMA n: must be a whole number of bars, 1 to 10000, got 0.0");
    refuse("sma(2.5)", "SMA n: must be a whole number of bars, 1 to 10000, got 2.5");
    refuse("sma(NaN)", "SMA n: must be a whole number of bars, 1 to 10000, got NaN");
    refuse("sma(1,2)", "SMA: has 1 parameters, got 2");
    refuse("bbands(20,-1)", "BBANDS k: must be positive, at most 10000, got -1.0");
  }

  private static void refuse(String text, String message) {
    assertThatThrownBy(() -> Indicator.parse(text))
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INVALID_INPUT))
        .hasMessage(message);
  }

  @Test
  void aBarThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new PriceBar(1, 1, 2, 1, 0))
        .hasMessage("high: must not be below the low 2.0, got 1.0");
    assertThatThrownBy(() -> new PriceBar(1, 1, 1, Double.NaN, 0))
        .hasMessage("close: must be finite, got NaN");
    assertThatThrownBy(() -> new PriceBar(1, 1, 1, 1, -1))
        .hasMessage("volume: must not be negative, got -1.0");
  }

  @Test
  void aRatioToNothingIsNoNumber() {
    Indicator ratio = Indicator.parse("rocr(1)");
    ratio.add(PriceBar.of(0));

    assertThatThrownBy(() -> ratio.add(PriceBar.of(1)))
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NUMERICAL_ERROR))
        .hasMessage("ROCR rocr: is not a finite number: Infinity");
  }

  @Test
  void aMillionBarsLeaveNoTrace() {
    List<PriceBar> last = walk(300, SEED);
    for (IndicatorKind kind :
        List.of(
            IndicatorKind.SMA,
            IndicatorKind.BBANDS,
            IndicatorKind.WMA,
            IndicatorKind.MFI,
            IndicatorKind.CMO,
            IndicatorKind.LINREG)) {
      Indicator worn = Indicator.of(kind);
      Random random = new Random(SEED);
      for (int i = 0; i < 300_000; i++) {
        worn.add(new PriceBar(1e9, 1e9, 1, 1 + 1e9 * random.nextDouble(), 1e6));
      }
      Indicator fresh = Indicator.of(kind);
      for (PriceBar bar : last) {
        worn.add(bar);
        fresh.add(bar);
      }
      for (int line = 0; line < kind.lines().size(); line++) {
        double expected = fresh.value(line);
        assertThat(worn.value(line))
            .as("%s, seed %d", kind, SEED)
            .isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
      }
    }
  }
}
