package io.tradegrid.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.prices.DailyPrice;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PriceHistoryTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  private final List<DailyPrice> prices = PriceHistory.before(MONDAY, 42);

  @Test
  void everyStockHasEveryBusinessDay() {
    Map<String, List<DailyPrice>> bySymbol =
        prices.stream().collect(Collectors.groupingBy(DailyPrice::symbol));

    assertThat(bySymbol.keySet()).containsExactlyInAnyOrderElementsOf(MarketSimulator.symbols());
    for (List<DailyPrice> history : bySymbol.values()) {
      assertThat(history).hasSize(PriceHistory.DAYS);
      assertThat(history).extracting(DailyPrice::date).isSorted().doesNotHaveDuplicates();
      assertThat(history.get(PriceHistory.DAYS - 1).date()).isEqualTo(MONDAY.minusDays(3));
    }
    assertThat(prices)
        .noneMatch(
            p ->
                p.date().getDayOfWeek() == DayOfWeek.SATURDAY
                    || p.date().getDayOfWeek() == DayOfWeek.SUNDAY);
  }

  @Test
  void pricesOfADayAgree() {
    assertThat(prices)
        .allMatch(p -> p.low().signum() > 0)
        .allMatch(p -> p.low().compareTo(p.open().min(p.close())) <= 0)
        .allMatch(p -> p.high().compareTo(p.open().max(p.close())) >= 0);
  }

  @Test
  void isAFunctionOfTheSeed() {
    assertThat(PriceHistory.before(MONDAY, 42)).isEqualTo(prices);
    assertThat(PriceHistory.before(MONDAY, 43)).isNotEqualTo(prices);
  }

  @Test
  void returnsAreCorrelatedAndOfPlausibleSize() {
    double[] a = returns("AURA");
    double[] b = returns("BOREAL");

    assertThat(correlation(a, b)).isBetween(0.2, 0.8);
    assertThat(Math.sqrt(correlationSum(a, a) / a.length)).isBetween(0.01, 0.03);
  }

  private double[] returns(String symbol) {
    double[] closes =
        prices.stream()
            .filter(p -> p.symbol().equals(symbol))
            .mapToDouble(p -> p.close().doubleValue())
            .toArray();
    double[] returns = new double[closes.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = Math.log(closes[i + 1] / closes[i]);
    }
    return returns;
  }

  private static double correlation(double[] a, double[] b) {
    return correlationSum(a, b) / Math.sqrt(correlationSum(a, a) * correlationSum(b, b));
  }

  private static double correlationSum(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
