package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.risk.RiskException.Failure;
import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CompensatedSumTest {

  private static double sum(double... terms) {
    CompensatedSum sum = new CompensatedSum();
    Arrays.stream(terms).forEach(sum::add);
    return sum.value();
  }

  @Test
  void keepsWhatPlainAdditionLoses() {
    assertThat(sum()).isZero();
    assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
    assertThat(sum(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)).isEqualTo(1);
  }

  @Provide
  Arbitrary<double[]> terms() {
    return Arbitraries.doubles().between(-1e12, 1e12).array(double[].class).ofMaxSize(200);
  }

  @Property
  void isExactToOneRounding(@ForAll("terms") double[] terms) {
    BigDecimal exact =
        Arrays.stream(terms).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double magnitude = Arrays.stream(terms).map(Math::abs).sum();
    assertThat(Math.abs(sum(terms) - exact.doubleValue()))
        .isLessThanOrEqualTo(Math.ulp(exact.doubleValue()) + 1e-27 * magnitude);
  }

  @Test
  void anOverflowIsNamed() {
    assertThatThrownBy(() -> sum(Double.MAX_VALUE, Double.MAX_VALUE))
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NUMERICAL_ERROR));
  }
}
