package io.tradegrid.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.PricingException.Failure;
import io.tradegrid.pricing.american.LeisenReimer;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class DividendOptionTest {

  private static DividendOption.Builder terms(OptionType type) {
    return DividendOption.builder()
        .type(type)
        .spot(100)
        .strike(95)
        .timeYears(0.75)
        .volatility(0.25)
        .rate(0.1);
  }

  /** Hull's chapter on Black, Scholes and Merton: 0.50 in two and in five months, call 3.67. */
  @Test
  void hullsExample() {
    DividendOption option =
        DividendOption.builder()
            .type(OptionType.CALL)
            .spot(40)
            .strike(40)
            .timeYears(0.5)
            .volatility(0.3)
            .rate(0.09)
            .dividend(2 / 12.0, 0.5)
            .dividend(5 / 12.0, 0.5)
            .build();
    assertThat(option.price()).isCloseTo(3.67, within(5e-3));
  }

  /** Haug, 2nd edition, section 9.1.1: two dividends of 2, the call 15.6465. */
  @Test
  void haugsExample() {
    DividendOption.Builder haug = terms(OptionType.CALL).strike(90).dividend(0.25, 2);
    assertThat(haug.dividend(0.5, 2).build().price()).isCloseTo(15.6465, within(1e-4));
    double plain = BlackScholes.price(OptionType.CALL, 100, 90, 0.75, 0.25, 0.1, 0);
    DividendOption later = terms(OptionType.CALL).strike(90).dividend(0.8, 5).build();
    assertThat(later.price()).isEqualTo(plain);
  }

  /** Where nothing is gained by exercise, without interest and of a put, the tree has no more. */
  @Test
  void theTreeAgreesWhereNobodyExercises() {
    for (double amount : new double[] {0, 3, 30}) {
      DividendOption put =
          terms(OptionType.PUT).rate(0).dividend(0.2, amount).dividend(0.6, amount / 2).build();
      assertThat(LeisenReimer.price(put, 1001)).isCloseTo(put.price(), within(1e-4));
    }
    DividendOption call = terms(OptionType.CALL).dividend(0.7, 30).build();
    assertThat(LeisenReimer.price(call, 1001)).isGreaterThan(call.price() + 5);
  }

  @Test
  void greeksAreSlopesOfTheValue() {
    Greeks greeks = at(100, 0, 0.1).greeks();
    same(greeks.delta(), x -> at(x, 0, 0.1).price(), 100);
    same(greeks.gamma(), x -> at(x, 0, 0.1).greeks().delta(), 100);
    same(greeks.theta(), x -> at(100, x, 0.1).price(), 0);
    same(greeks.charm(), x -> at(100, x, 0.1).greeks().delta(), 0);
    same(greeks.veta(), x -> at(100, x, 0.1).greeks().vega(), 0);
    same(greeks.color(), x -> at(100, x, 0.1).greeks().gamma(), 0);
    same(greeks.rho(), x -> at(100, 0, x).price(), 0.1);
  }

  /** Years have passed: dividends and expiry are nearer. */
  private static DividendOption at(double spot, double passed, double rate) {
    return terms(OptionType.CALL)
        .spot(spot)
        .timeYears(0.75 - passed)
        .rate(rate)
        .dividend(0.25 - passed, 4)
        .dividend(0.5 - passed, 4)
        .dividend(2, 50)
        .build();
  }

  private static void same(double derivative, DoubleUnaryOperator value, double at) {
    double step = 1e-4;
    double slope = (value.applyAsDouble(at + step) - value.applyAsDouble(at - step)) / (2 * step);
    assertThat(derivative).isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
  }

  @Test
  void namesWhatIsMissingOrWrong() {
    assertThatThrownBy(() -> DividendOption.builder().dividend(1, 1).rate(0).build())
        .isInstanceOfSatisfying(
            PricingException.class,
            e -> assertThat(e.failure()).isEqualTo(Failure.INSUFFICIENT_DATA))
        .hasMessage(
            "option: required 6 parameters, actual 1;"
                + " missing: type, spot, strike, timeYears, volatility");
    DividendOption.Builder wrong = terms(OptionType.PUT).dividend(0.1, -2).rate(Double.NaN);
    assertThatThrownBy(wrong::build)
        .isInstanceOfSatisfying(
            PricingException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INVALID_INPUT))
        .hasMessage(
            "dividend amount: must be zero or positive, got -2.0; rate: must be finite, got NaN");
    VanillaOption plain = new VanillaOption(OptionType.CALL, 1, 1, 1, 0.2, 0, 0);
    assertThatThrownBy(() -> new DividendOption(plain, List.of(new CashDividend(0.5, 1))))
        .hasMessage("dividends: must be worth less than the spot price 1.0, are 1.0");
  }
}
