package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
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

  @Test
  void aCloseThatIsNoPriceIsRefused() {
    PriceHistory history = new PriceHistory("ACME", List.of());
    assertThatThrownBy(() -> history.with(new DailyClose(FIRST, 0, OptionalDouble.empty()), 10))
        .isInstanceOf(RiskException.class)
        .hasMessage("ACME 2024-03-04: close must be positive, got 0.0");
  }
}
