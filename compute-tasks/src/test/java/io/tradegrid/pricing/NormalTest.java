package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NormalTest {

  /** x and N(x), from erfc with 50 digits of mpmath. */
  private static final double[][] CDF = {
    {-0.1, 0.460172162722971},
    {-0.5, 0.3085375387259869},
    {-1.0, 0.15865525393145705},
    {-2.5, 0.006209665325776135},
    {-4.0, 3.1671241833119924e-05},
    {-6.25, 2.0522634252189388e-10},
    {-9.75, 9.223413524939418e-23},
    {-14.3, 1.0940477870189047e-46},
    {-20.0, 2.7536241186062337e-89},
    {-27.1, 4.923185454083107e-162},
    {-33.3, 1.93050550592784e-243},
    {-37.0, 5.725571222524577e-300}
  };

  @Test
  void tailsKeepTheirDigits() {
    for (double[] row : CDF) {
      assertThat(Normal.cdf(row[0])).isCloseTo(row[1], within(2e-15 * row[1]));
      assertThat(Normal.cdf(-row[0])).isCloseTo(1 - row[1], within(0x1p-52));
    }
    assertThat(Normal.cdf(0)).isEqualTo(0.5);
    assertThat(Normal.cdf(-40)).isZero();
    assertThat(Normal.density(1e10)).isEqualTo(0.0);
    assertThat(Normal.density(Double.NaN)).isNaN();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Normal.cdf(Double.NaN)).isNaN();
  }

  @Test
  void exponentialAndLogarithmAreWithinARounding() {
    for (double x = -745; x < 709; x += 0.37) {
      double expected = StrictMath.exp(x);
      assertThat(Elementary.exp(x)).isCloseTo(expected, within(2 * Math.ulp(expected)));
    }
    for (double x = 1e-300; x < 1e300; x *= 1.7) {
      double expected = StrictMath.log(x);
      assertThat(Elementary.log(x)).isCloseTo(expected, within(2 * Math.ulp(expected)));
      double small = StrictMath.log1p(x);
      assertThat(Elementary.logOnePlus(x)).isCloseTo(small, within(2 * Math.ulp(small)));
    }
    assertThat(Elementary.exp(710)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.exp(-746)).isZero();
    assertThat(Elementary.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Elementary.log(-1)).isNaN();
  }

  @Test
  void arraysHaveTheSameBits() {
    double[] x = new double[1001];
    double[] logs = new double[1001];
    double[] ratios = new double[1001];
    double[] exps = new double[1001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 500) * 0.0791;
      exps[i] = 17 * x[i];
      logs[i] = 1e-3 + i * 0.37;
    }
    Elementary.exp(exps, new double[1001], 1001);
    Elementary.log(logs, new double[1001], 1001);
    Normal.millsRatio(x, ratios, 1001);
    for (int i = 0; i < x.length; i++) {
      assertThat(exps[i]).isEqualTo(Elementary.exp(17 * x[i]));
      assertThat(logs[i]).isEqualTo(Elementary.log(1e-3 + i * 0.37));
      assertThat(ratios[i]).isEqualTo(Normal.millsRatio(Math.abs(x[i])));
    }
  }

  @Test
  void theQuantileIsTheInverse() {
    for (double x = -37; x < 5; x += 0.0137) {
      double tolerance = x < -0.1 ? 1e-14 * -x : 1e-15 / Normal.density(x) + 1e-15;
      assertThat(Normal.quantile(Normal.cdf(x))).isCloseTo(x, within(tolerance));
    }
    assertThatThrownBy(() -> Normal.quantile(1.5))
        .hasMessage("probability: must be in 0 to 1, got 1.5");
  }
}
