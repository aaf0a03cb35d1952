package io.tradegrid.pricing;

import static io.tradegrid.pricing.ReferenceTable.number;
import static io.tradegrid.pricing.ReferenceTable.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.pricing.PricingException.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BlackScholesTest {

  /** Values are printed with four digits. */
  private static final double PRINTED = 1e-4;

  private static final double FAR_OUT = 6.1212818321753386e-170;

  /** Haug 1998, pages 2 to 8, as collected in QuantLib's europeanoption.cpp. */
  @Test
  void haugsEuropeanValues() throws IOException {
    List<Map<String, String>> rows =
        ReferenceTable.rows("quantlib/europeanoption__testValues__values.csv");
    assertThat(rows).hasSize(43);
    for (Map<String, String> row : rows) {
      assertThat(greeks(row).price())
          .as(row.toString())
          .isCloseTo(number(row, "result"), within(PRINTED));
    }
  }

  /** Haug 1998, pages 11 to 16, as collected in QuantLib's europeanoption.cpp. */
  @Test
  void haugsGreeks() throws IOException {
    List<Map<String, String>> rows = ReferenceTable.rows("quantlib/european_greeks_haug.csv");
    assertThat(rows).hasSize(11);
    for (Map<String, String> row : rows) {
      Greeks greeks = greeks(row);
      double value =
          switch (row.get("greek")) {
            case "delta" -> greeks.delta();
            case "elasticity" -> greeks.delta() * number(row, "s") / greeks.price();
            case "gamma" -> greeks.gamma();
            case "vega" -> greeks.vega();
            case "theta_per_year" -> greeks.theta();
            case "theta_per_day" -> greeks.theta() / 365;
            case "rho" -> greeks.rho();
            case "dividendRho" -> greeks.dividendRho();
            default -> throw new AssertionError(row);
          };
      assertThat(value).as(row.toString()).isCloseTo(number(row, "result"), within(PRINTED));
    }
  }

  /** OpenGamma Strata's BlackFormulaRepositoryTest. */
  @Test
  void stratasBlackValues() throws IOException {
    for (Map<String, String> row : ReferenceTable.rows("strata/black76_undiscounted_call.csv")) {
      double price =
          Black76.price(
              type(row),
              number(row, "forward"),
              number(row, "strike"),
              number(row, "t"),
              number(row, "lognormal_vol"),
              0);
      double expected = number(row, "undiscounted_price");
      assertThat(price).as(row.toString()).isCloseTo(expected, within(1e-13 * 104));
    }
  }

  private static Greeks greeks(Map<String, String> row) {
    return BlackScholes.greeks(
        type(row),
        number(row, "s"),
        number(row, "strike"),
        number(row, "t"),
        number(row, "v"),
        number(row, "r"),
        number(row, "q"));
  }

  /** Haug, 2nd edition, page 4: the call of 1.1.1, and page 6, the currency option. */
  @Test
  void haugsExamplesInTheText() {
    assertThat(BlackScholes.price(OptionType.CALL, 60, 65, 0.25, 0.30, 0.08, 0))
        .isCloseTo(2.1334, within(PRINTED));
    assertThat(GarmanKohlhagen.price(OptionType.CALL, 1.56, 1.60, 0.5, 0.12, 0.06, 0.08))
        .isCloseTo(0.0291, within(PRINTED));
    assertThat(Black76.price(OptionType.PUT, 19, 19, 0.75, 0.28, 0.10))
        .isCloseTo(1.7011, within(PRINTED));
  }

  /**
   * With 50 digits of mpmath: S = 100, K = 400, T = 0.25, σ = 0.1, r = q = 0; what differences of
   * distribution functions would give is 0.
   */
  @Test
  void farOutOfTheMoneyKeepsItsDigits() {
    double price = BlackScholes.price(OptionType.CALL, 100, 400, 0.25, 0.1, 0, 0);
    assertThat(price).isCloseTo(FAR_OUT, within(1e-12 * FAR_OUT));
  }

  @Test
  void withoutTimeOrVolatilityItIsTheDiscountedIntrinsicValue() {
    double cash = 90 * Elementary.exp(-0.05 * 2);
    Greeks call = BlackScholes.greeks(OptionType.CALL, 100, 90, 2, 0, 0.05, 0);
    assertThat(call.price()).isEqualTo(100 - cash);
    assertThat(call.delta()).isEqualTo(1);
    assertThat(call.gamma()).isZero();
    assertThat(call.rho()).isEqualTo(2 * cash);
    assertThat(call.theta()).isEqualTo(-0.05 * cash);
    assertThat(BlackScholes.price(OptionType.PUT, 100, 90, 2, 0, 0.05, 0)).isZero();
    Greeks kink = BlackScholes.greeks(OptionType.PUT, 100, 100, 0, 0.2, 0.05, 0);
    assertThat(kink.price()).isZero();
    assertThat(kink.delta()).isEqualTo(-0.5);
    assertThat(kink.vega()).isZero();
    double vega = BlackScholes.greeks(OptionType.PUT, 100, 100, 4, 0, 0, 0).vega();
    assertThat(vega).isCloseTo(200 / Math.sqrt(2 * Math.PI), within(1e-12));
  }

  @Test
  void namesWhatIsOutOfRange() {
    refused(Failure.INVALID_INPUT, "spot: must be positive, got -1.0", -1, 1, 1, 1, 0);
    refused(Failure.INVALID_INPUT, "strike: must be positive, got 0.0", 1, 0, 1, 1, 0);
    refused(
        Failure.INVALID_INPUT,
        "timeYears: must be zero or positive, got NaN",
        1,
        1,
        Double.NaN,
        1,
        0);
    refused(
        Failure.INVALID_INPUT, "volatility: must be zero or positive, got -0.1", 1, 1, 1, -0.1, 0);
    refused(
        Failure.INVALID_INPUT,
        "rate: must be finite, got Infinity",
        1,
        1,
        1,
        1,
        Double.POSITIVE_INFINITY);
    refused(Failure.NUMERICAL_ERROR, "K e^-rT: is not a finite number: Infinity", 1, 1, 1e3, 1, -1);
  }

  private static void refused(
      Failure failure, String message, double s, double k, double t, double v, double r) {
    assertThatThrownBy(() -> BlackScholes.price(OptionType.CALL, s, k, t, v, r, 0))
        .isInstanceOfSatisfying(
            PricingException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessage(message);
  }

  @Test
  void theBuilderNamesAllThatIsMissingOrWrong() {
    assertThatThrownBy(() -> VanillaOption.builder().spot(1).strike(1).build())
        .hasMessage(
            "option: required 6 parameters, actual 2; missing: type, timeYears, volatility, rate")
        .isInstanceOfSatisfying(
            PricingException.class,
            e -> assertThat(e.failure()).isEqualTo(Failure.INSUFFICIENT_DATA));
    VanillaOption.Builder builder =
        VanillaOption.builder()
            .type(OptionType.CALL)
            .spot(60)
            .strike(65)
            .timeYears(0.25)
            .rate(0.08);
    assertThatThrownBy(() -> builder.spot(0).volatility(-1).build())
        .hasMessage(
            "spot: must be positive, got 0.0; volatility: must be zero or positive, got -1.0");
    VanillaOption option = builder.spot(60).volatility(0.3).build();
    assertThat(option.price()).isCloseTo(2.1334, within(PRINTED));
    assertThat(option.impliedVolatility(option.price())).isCloseTo(0.3, within(1e-14));
  }
}
