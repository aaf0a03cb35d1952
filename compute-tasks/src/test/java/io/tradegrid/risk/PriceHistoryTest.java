package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PriceHistoryTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
  private static final long SEED = Long.getLong("test.seed", 20261130L);

  /** Closes come in any order of days; the reference is a map, made a history anew each time. */
  @Test
  void aCloseTakesItsPlaceWhereverItsDayIs() {
    Random random = new Random(SEED);
    int most = 40;
    TreeMap<LocalDate, DailyClose> reference = new TreeMap<>();
    PriceHistory history = new PriceHistory("ACME", List.of());
    for (int i = 0; i < 500; i++) {
      DailyClose close =
          new DailyClose(
              FIRST.plusDays(random.nextInt(60)),
              1 + random.nextDouble(),
              random.nextBoolean()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(1 + random.nextDouble()));
      history = history.with(close, most);
      reference.put(close.day(), close);
      if (reference.size() > most) {
        reference.pollFirstEntry();
      }
      PriceHistory expected = new PriceHistory("ACME", new ArrayList<>(reference.values()));
      assertThat(history.size()).isEqualTo(expected.size());
      assertThat(history.lastDay()).isEqualTo(expected.lastDay());
      assertThat(history.lastClose()).isEqualTo(expected.lastClose());
      assertThat(history.moves().relative())
          .as("seed %d, close %d", SEED, i)
          .containsExactly(expected.moves().relative());
      assertThat(history.moves().toDays()).containsExactly(expected.moves().toDays());
    }
  }

  /** Four for one on the third day; of the last one no adjusted close is known yet. */
  @Test
  void whatWasBeforeASplitIsToldInTermsOfToday() {
    PriceHistory history =
        history(
            new double[] {400, 404, 102, 103, 105}, new double[] {100, 101, 102, 103, Double.NaN});
    PriceHistory before = history.upTo(FIRST.plusDays(1));
    assertThat(before.size()).isEqualTo(2);
    assertThat(before.lastClose()).isEqualTo(101);
    assertThat(before.moves().relative()).containsExactly((101.0 - 100) / 100);
    assertThat(history.upTo(FIRST.plusDays(3)).lastClose()).isEqualTo(103);
    assertThat(history.upTo(FIRST.plusDays(3)).upTo(FIRST).lastClose()).isEqualTo(100);
    assertThat(history.upTo(FIRST.plusDays(4)).lastClose()).isEqualTo(105);
    PriceHistory plain = history(new double[] {7, 1.3}, new double[] {Double.NaN, 1.3});
    assertThat(plain.upTo(FIRST).lastClose()).isEqualTo(7);
  }

  private static PriceHistory history(double[] closes, double[] adjusted) {
    List<DailyClose> days = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      OptionalDouble known =
          Double.isNaN(adjusted[i]) ? OptionalDouble.empty() : OptionalDouble.of(adjusted[i]);
      days.add(new DailyClose(FIRST.plusDays(i), closes[i], known));
    }
    return new PriceHistory("ACME", days);
  }

  @Test
  void aVolatilityIsOfAYearAndNoLess() {
    double[] closes = new double[PriceHistory.VOLATILITY_MOVES + 1];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = i % 2 == 0 ? 100 : 101;
    }
    // Moves of ln 1.01 up and down in turn, as many of each, so the mean is 0.
    assertThat(history(closes, closes).volatility())
        .isCloseTo(Math.log(1.01) * Math.sqrt(252 * 250 / 249.0), within(1e-12));
    double[] less = Arrays.copyOf(closes, PriceHistory.VOLATILITY_MOVES);
    assertThatThrownBy(() -> history(less, less).volatility())
        .isInstanceOfSatisfying(
            RiskException.class,
            e -> assertThat(e.failure()).isEqualTo(RiskException.Failure.INSUFFICIENT_DATA))
        .hasMessage("ACME: daily moves for a volatility: required 250, actual 249");
  }

  @Test
  void aCloseThatIsNoPriceIsRefused() {
    PriceHistory history = new PriceHistory("ACME", List.of());
    assertThatThrownBy(() -> history.with(new DailyClose(FIRST, 0, OptionalDouble.empty()), 10))
        .isInstanceOf(RiskException.class)
        .hasMessage("ACME 2024-03-04: close must be positive, got 0.0");
  }
}
