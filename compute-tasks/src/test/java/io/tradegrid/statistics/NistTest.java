package io.tradegrid.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NIST's Statistical Reference Datasets at the digits that docs/reference/statistics.md says. */
final class NistTest {

  /**
   * Of each coefficient, standard error, residual deviation, R², residual squares and F. What is
   * missing to 15 is in the data: no double is 1.1 or 0.8116.
   */
  private static final double DIGITS = 13;

  private static final MathContext WIDE = new MathContext(60);

  /**
   * All digits that the data have when they are doubles: 10000000.2 is none, and what is off in it
   * is 1e-8 of the deviation of 0.1. So the same is asked of the doubles, exactly.
   */
  @ParameterizedTest
  @CsvSource({
    "Lew, 15, 15, 15",
    "Lottery, 15, 15, 15",
    "Mavro, 15, 13, 13",
    "Michelso, 15, 13, 13",
    "NumAcc1, 15, 15, 15",
    "NumAcc2, 15, 15, 15",
    "NumAcc3, 15, 9, 11",
    "NumAcc4, 15, 8, 10"
  })
  void momentsAreThoseOfNist(String name, double mean, double deviation, double correlation)
      throws IOException {
    NistData data = NistData.univariate(name);
    double[] values = data.column(0);
    double[] certified = {
      data.certified("Sample Mean"),
      data.certified("Sample Standard Deviation"),
      data.certified("Sample Autocorrelation")
    };
    assertThat(NistData.digits(Sample.mean(values), certified[0]))
        .isGreaterThanOrEqualTo(mean - 0.3);
    assertThat(NistData.digits(Sample.standardDeviation(values), certified[1]))
        .isGreaterThanOrEqualTo(deviation - 0.3);
    assertThat(NistData.digits(Sample.autocorrelation(values, 1), certified[2]))
        .isGreaterThanOrEqualTo(correlation - 0.3);
    assertThat(NistData.digits(Sample.standardDeviation(values), exactDeviation(values)))
        .isGreaterThanOrEqualTo(15);
    Moments streamed = Moments.of(values);
    assertThat(NistData.digits(streamed.mean(), certified[0])).isGreaterThanOrEqualTo(14.7);
    assertThat(NistData.digits(streamed.standardDeviation(), certified[1]))
        .isGreaterThanOrEqualTo(Math.min(12, deviation));
  }

  private static double exactDeviation(double[] values) {
    BigDecimal count = new BigDecimal(values.length);
    BigDecimal mean =
        Arrays.stream(values)
            .mapToObj(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(count, WIDE);
    return Arrays.stream(values)
        .mapToObj(value -> new BigDecimal(value).subtract(mean).pow(2))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(count.subtract(BigDecimal.ONE), WIDE)
        .sqrt(WIDE)
        .doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "Norris, 1, true",
    "Pontius, 2, true",
    "NoInt1, 1, false",
    "NoInt2, 1, false",
    "Filip, 10, true",
    "Longley, 0, true",
    "Wampler1, 5, true",
    "Wampler2, 5, true",
    "Wampler3, 5, true",
    "Wampler4, 5, true",
    "Wampler5, 5, true"
  })
  void regressionsAreThoseOfNist(String name, int degree, boolean constant) throws IOException {
    NistData data = NistData.linear(name);
    double[] y = data.column(0);
    Regression regression =
        degree == 0
            ? LeastSquares.withConstant(
                y,
                IntStream.range(1, data.rows().get(0).length)
                    .mapToObj(data::column)
                    .toArray(double[][]::new))
            : constant
                ? LeastSquares.polynomial(data.column(1), y, degree)
                : LeastSquares.withoutConstant(y, data.column(1));
    List<double[]> certified = data.coefficients();
    List<Double> digits = new ArrayList<>();
    assertThat(regression.coefficients()).hasSize(certified.size());
    for (int k = 0; k < certified.size(); k++) {
      digits.add(NistData.digits(regression.coefficients()[k], certified.get(k)[0]));
      digits.add(NistData.digits(regression.standardErrors()[k], certified.get(k)[1]));
    }
    double deviation = data.certified("Standard Deviation  ");
    digits.add(NistData.digits(regression.residualDeviation(), deviation));
    digits.add(NistData.digits(regression.rSquared(), data.certified("R-Squared")));
    digits.add(NistData.digits(regression.residualSquares(), data.variance("Residual")[1]));
    if (deviation > 0) {
      digits.add(NistData.digits(regression.fStatistic(), data.variance("Regression")[3]));
    }
    assertThat(regression.degreesOfFreedom()).isEqualTo((int) data.variance("Residual")[0]);
    assertThat(digits).as(name).allSatisfy(each -> assertThat(each).isGreaterThanOrEqualTo(DIGITS));
  }
}
