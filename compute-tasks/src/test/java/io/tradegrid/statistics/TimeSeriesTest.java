package io.tradegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Unit roots and cointegration beside Stata's numbers, and half-lives beside a known process. */
final class TimeSeriesTest {

  /** Of the regression of the residuals, in Stata's numbers. */
  private static final int LAGS = 4;

  private static double[] column(String file, String name) throws IOException {
    List<String> lines = SharedData.lines("econ/" + file);
    int at = Arrays.asList(lines.get(0).replace("\"", "").split(",", -1)).indexOf(name);
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[at]))
        .toArray();
  }

  private static Trend trend(String name) {
    return switch (name) {
      case "n" -> Trend.NONE;
      case "c" -> Trend.CONSTANT;
      case "ct" -> Trend.LINEAR;
      case "ctt" -> Trend.QUADRATIC;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /**
   * Stata's dfuller. Its critical values are Fuller's tables, interpolated; MacKinnon's are within
   * two decimals of them.
   */
  @Test
  void dickeyFullerIsThatOfStata() throws IOException {
    int compared = 0;
    for (String line : SharedData.lines("econ/adf_stata_reference.csv")) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("ADF")) {
        double[] series = column("macrodata.csv", cells[1].substring("macrodata.".length()));
        DickeyFuller test = DickeyFuller.test(series, trend(cells[2]), Integer.parseInt(cells[3]));
        assertThat(test.statistic()).as(line).isCloseTo(Double.parseDouble(cells[4]), within(5e-6));
        assertThat(test.probability())
            .as(line)
            .isCloseTo(Double.parseDouble(cells[5]), within(1e-5));
        for (int level = 0; level < 3; level++) {
          assertThat(test.criticalValues()[level])
              .as(line)
              .isCloseTo(Double.parseDouble(cells[6 + level]), within(0.015));
        }
        compared++;
      }
    }
    assertThat(compared).isEqualTo(6);
  }

  @Test
  void engleGrangerIsThatOfStata() throws IOException {
    List<String> lines = SharedData.lines("econ/engle_granger_stata_reference.csv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      String[] on = cells[6].replace("\"", "").substring("y0 on ".length()).split(",", -1);
      double[] y = column("engle_granger_data_200x4.csv", "y0");
      double[][] regressors = new double[on.length][];
      for (int i = 0; i < on.length; i++) {
        regressors[i] = column("engle_granger_data_200x4.csv", on[i]);
      }
      double statistic = Double.parseDouble(cells[2]);
      if (cells[0].equals("n")) {
        double[] spread = LeastSquares.withoutConstant(y, regressors).residuals();
        assertThat(DickeyFuller.test(spread, Trend.NONE, LAGS).statistic())
            .isCloseTo(statistic, within(1e-9));
      } else {
        DickeyFuller test = Cointegration.test(y, trend(cells[0]), LAGS, regressors).test();
        assertThat(test.statistic()).as(line).isCloseTo(statistic, within(5e-9));
        for (int level = 0; level < 3; level++) {
          assertThat(test.criticalValues()[level])
              .as(line)
              .isCloseTo(Double.parseDouble(cells[3 + level]), within(1e-6));
        }
      }
    }
    assertThat(lines).hasSize(17);
  }

  /** The one on levels of consumption and product, to the four decimals that are there. */
  @Test
  void consumptionAndProductAreThoseOfStata() throws IOException {
    Cointegration pair =
        Cointegration.test(
            column("macrodata.csv", "realcons"),
            Trend.CONSTANT,
            0,
            column("macrodata.csv", "realgdp"));

    assertThat(pair.test().statistic()).isCloseTo(-1.830170986148, within(1e-4));
    assertThat(pair.test().probability()).isBetween(0.6, 0.65);
  }

  @Test
  void probabilityRisesWithTheStatistic() {
    for (Trend trend : Trend.values()) {
      for (int series = 1; series <= 6; series++) {
        double before = 0;
        for (double statistic = -30; statistic < 5; statistic += 0.25) {
          double now = MacKinnon.probability(statistic, trend, series);
          // The two polynomials meet to four decimals only.
          assertThat(now).as("%s %d %f", trend, series, statistic).isBetween(before - 1e-3, 1.0);
          before = now;
        }
      }
    }
  }

  @Test
  void halfLifeIsThatOfTheProcess() {
    Random random = new Random(5);
    double[] spread = new double[20_000];
    for (int i = 1; i < spread.length; i++) {
      spread[i] = 3 + 0.9 * (spread[i - 1] - 3) + random.nextGaussian();
    }
    MeanReversion reversion = MeanReversion.of(spread);

    assertThat(reversion.persistence()).isCloseTo(0.9, within(0.01));
    assertThat(reversion.level()).isCloseTo(3, within(0.3));
    assertThat(reversion.halfLife()).isEqualTo(Math.log(0.5) / Math.log(reversion.persistence()));
  }

  @Test
  void whatDoesNotReturnHasNoHalfLife() {
    refuse(
        Failure.NUMERICAL_ERROR,
        "persistence: must be above 0 and below 1",
        () -> MeanReversion.of(new double[] {1, 2, 4, 8, 16, 32}));
    refuse(
        Failure.INSUFFICIENT_DATA,
        "observations: required 4, actual 3",
        () -> MeanReversion.of(new double[3]));
    refuse(
        Failure.NUMERICAL_ERROR,
        "regressor 1: is a combination",
        () -> MeanReversion.of(new double[] {1, 1, 1, 1, 1}));
  }

  @Test
  void tooLittleIsRefused() {
    double[] ten = new Random(1).doubles(10).toArray();
    refuse(
        Failure.INSUFFICIENT_DATA,
        "observations: required 12, actual 10",
        () -> DickeyFuller.test(ten, Trend.CONSTANT, 4));
    refuse(
        Failure.INVALID_INPUT,
        "lags: must be at least 0, got -1",
        () -> DickeyFuller.test(ten, Trend.CONSTANT, -1));
    refuse(
        Failure.INVALID_INPUT,
        "trend: must not be NONE",
        () -> Cointegration.test(ten, Trend.NONE, 0, ten));
    refuse(
        Failure.INVALID_INPUT,
        "regressors: must be 1 to 5, got 0",
        () -> Cointegration.test(ten, Trend.CONSTANT, 0));
    refuse(
        Failure.NUMERICAL_ERROR,
        "regressor 2: is a combination",
        () -> LeastSquares.withConstant(ten, ten, ten));
    refuse(
        Failure.INSUFFICIENT_DATA,
        "observations: required 3, actual 2",
        () -> LeastSquares.withConstant(new double[] {1, 2}, new double[] {3, 4}));
    refuse(
        Failure.INVALID_INPUT,
        "y[1]: must be finite, got NaN",
        () -> LeastSquares.withConstant(new double[] {1, Double.NaN, 3}, new double[] {3, 4, 6}));
  }

  private static void refuse(
      Failure failure, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessageStartingWith(message);
  }
}
