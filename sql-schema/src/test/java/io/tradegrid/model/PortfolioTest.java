package io.tradegrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortfolioTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          -1 | ALPHA | USD | 1 | 1 | id: must not be negative, got -1
          0 | null | USD | 1 | 1 | name: must be 1 to 32 letters, digits, '.', '_' or '-', got null
          0 | -A | USD | 1 | 1 | name: must be 1 to 32 letters, digits, '.', '_' or '-', got -A
          0 | A B | USD | 1 | 1 | name: must be 1 to 32 letters, digits, '.', '_' or '-', got A B
          0 | 123456789012345678901234567890123 | USD | 1 | 1 | name: must be 1 to 32 letters, digits, '.', '_' or '-', got 123456789012345678901234567890123
          0 | ALPHA | null | 1 | 1 | currency: must be 3 to 5 capital letters, got null
          0 | ALPHA | DOLLAR | 1 | 1 | currency: must be 3 to 5 capital letters, got DOLLAR
          0 | ALPHA | USD | null | 1 | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got null
          0 | ALPHA | USD | 0 | 1 | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got 0
          0 | ALPHA | USD | -5 | 1 | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got -5
          0 | ALPHA | USD | 1e30 | 1 | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got 1E+30
          0 | ALPHA | USD | 1e-19 | 1 | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got 1E-19
          0 | ALPHA | USD | 1e999999999 | 1 | maxOrderNotional: must be positive with at most 30 digits before and 18 after the point, got 1E+999999999
          0 | ALPHA | USD | 1 | 0 | maxOpenOrders: must be at least 1, got 0
          """)
  void refusesEachFieldOutOfItsRange(
      int id, String name, String currency, BigDecimal notional, int openOrders, String message) {
    assertThatThrownBy(() -> new Portfolio(id, name, currency, notional, openOrders, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void namedHasTheDefaultLimits() {
    assertThat(Portfolio.named("Alpha.1_x-y", "EUR"))
        .isEqualTo(
            new Portfolio(
                0, "Alpha.1_x-y", "EUR", new BigDecimal("1000000000000"), 10_000_000, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | 0 | 0 | 0 | maxPosition: must be positive with at most 30 digits before and 18 after the point, got 0
          1e30 | 0 | 0 | 0 | maxPosition: must be positive with at most 30 digits before and 18 after the point, got 1E+30
          1 | -1 | 0 | 0 | maxOrdersPerSecond: must be 0 to 1000000000, got -1
          1 | 1000000001 | 0 | 0 | maxOrdersPerSecond: must be 0 to 1000000000, got 1000000001
          1 | 0 | -1 | 0 | priceBandBps: must be 0 to 1000000, got -1
          1 | 0 | 1000001 | 0 | priceBandBps: must be 0 to 1000000, got 1000001
          1 | 0 | 0 | -1 | selfTradeGroup: must not be negative, got -1
          """)
  void refusesEachLimitOutOfItsRange(
      BigDecimal position, int perSecond, int band, int group, String message) {
    assertThatThrownBy(
            () ->
                new Portfolio(
                    0, "A", "USD", BigDecimal.ONE, 1, position, perSecond, band, group, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void copiesKeepEveryLimit() {
    Portfolio one =
        new Portfolio(1, "A", "USD", BigDecimal.TEN, 5, new BigDecimal("7.50"), 6, 7, 8, false);

    assertThat(one.withId(2))
        .isEqualTo(
            new Portfolio(2, "A", "USD", BigDecimal.TEN, 5, new BigDecimal("7.5"), 6, 7, 8, false));
    assertThat(one.withBlocked(true).withBlocked(false)).isEqualTo(one);
    assertThat(one.withBlocked(true).blocked()).isTrue();
  }

  @Test
  void equalTermsAreEqualPortfolios() {
    Portfolio one = new Portfolio(1, "A", "USD", new BigDecimal("1E+3"), 5, true);

    assertThat(one.withId(2).withId(1)).isEqualTo(one);
    assertThat(one).isEqualTo(new Portfolio(1, "A", "USD", new BigDecimal("1000.00"), 5, true));
    assertThat(one.maxOrderNotional()).hasToString("1000");
  }
}
