package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    PriceHistory plain = history(new double[] {7, 1.3}, new double[] {Double.NaN, Double.NaN});
    assertThat(plain.upTo(FIRST).lastClose()).isEqualTo(7);
    PriceHistory unknown = history(new double[] {7, 1.3}, new double[] {Double.NaN, 1.3});
    assertThatThrownBy(() -> unknown.upTo(FIRST))
        .isInstanceOf(RiskException.class)
        .hasMessage(
            "ACME 2024-03-04 to 2024-03-05: adjusted closes that tell of splits between:"
                + " required 2, actual 1");
  }

  /**
   * Whether they come at once or one by one, and in whatever order; Saturday's is the last once.
   */
  @Test
  void ofAPriceMadeEveryDayTheWeekdaysCount() {
    List<DailyClose> closes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      closes.add(new DailyClose(FIRST.plusDays(i), 100 + i, OptionalDouble.empty()));
    }
    // FIRST is a Monday, and the last day a Saturday.
    PriceHistory saturday = new PriceHistory("BTC", closes).onWeekdays(12);
    assertThat(saturday.size()).isEqualTo(12);
    assertThat(saturday.lastClose()).isEqualTo(119);
    PriceHistory one = new PriceHistory("BTC", List.of()).onWeekdays(12);
    Collections.shuffle(closes, new Random(SEED));
    for (DailyClose close : closes) {
      one = one.with(close, 40);
    }
    PriceHistory monday =
        one.with(new DailyClose(FIRST.plusDays(20), 120, OptionalDouble.empty()), 12)
            .with(new DailyClose(FIRST.plusDays(21), 90, OptionalDouble.empty()), 12);
    int first = first();
    assertThat(monday.moves().toDays())
        .containsExactly(
            Arrays.stream(new int[] {7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21})
                .map(i -> first + i)
                .toArray());
    double[] moves = monday.moves().relative();
    assertThat(moves[moves.length - 1]).isEqualTo((90.0 - 118) / 118);
    assertThat(saturday.moves().relative()).startsWith(Arrays.copyOf(moves, 10));
  }

  /** Apple's seven for one of 9 June 2014: 645.57, 93.70, and 94.25 the day after. */
  @Test
  void aMissingAdjustedCloseIsNoCrash() {
    double[] closes = {647.35, 645.57, 93.70, 94.25, 93.86};
    double unknown = Double.NaN;
    // In the middle, the split on either side of it: nobody knows which, so both are holes.
    assertMoves(history(closes, new double[] {92.4786, 92.2243, unknown, 94.25, 93.86}), 1, 4);
    assertMoves(history(closes, new double[] {92.4786, unknown, 93.70, 94.25, 93.86}), 3, 4);
    assertMoves(history(closes, new double[] {92.4786, unknown, unknown, 94.25, 93.86}), 4);
    // At the end, with the split told of but not its day, and with nothing told of.
    assertMoves(
        history(closes, new double[] {92.4786, 92.2243, unknown, unknown, unknown}), 1, 3, 4);
    assertMoves(
        history(closes, new double[] {92.4786, 92.2243, 93.70, 94.25, unknown}), 1, 2, 3, 4);
    // Between days of one factor, however rounded, nothing happened.
    assertMoves(
        history(closes, new double[] {92.4786, 92.2243, 93.70, unknown, 93.86}), 1, 2, 3, 4);
    // Before the first day that has one nothing is known of splits at all.
    assertThat(
            history(closes, new double[] {unknown, unknown, unknown, 94.25, 93.86})
                .moves()
                .toDays())
        .containsExactly(Arrays.stream(new int[] {1, 2, 4}).map(i -> first() + i).toArray());
  }

  private static int first() {
    return Math.toIntExact(FIRST.toEpochDay());
  }

  /** Checks on which days there are moves, and that none is a split. */
  private static void assertMoves(PriceHistory history, int... to) {
    DailyMoves moves = history.moves();
    assertThat(moves.toDays()).containsExactly(Arrays.stream(to).map(i -> first() + i).toArray());
    for (double move : moves.relative()) {
      assertThat(move).isBetween(-0.03, 0.03);
    }
  }

  /** A replay says the same as the days on the way, or that it cannot. */
  @Test
  void aReplayDoesNotGoOverAnUnknownSplit() {
    double[] closes = {647.35, 645.57, 93.70, 94.25, 93.86};
    double unknown = Double.NaN;
    PriceHistory told = history(closes, new double[] {92.4786, 92.2243, 93.70, 94.25, unknown});
    double product = 1;
    for (double move : told.moves().relative()) {
      product *= 1 + move;
    }
    assertThat(told.move(FIRST, FIRST.plusDays(4))).isCloseTo(product - 1, within(1e-12));
    assertThat(told.move(FIRST, FIRST.plusDays(4))).isCloseTo(93.86 / 92.4786 - 1, within(1e-12));
    PriceHistory untold =
        history(closes, new double[] {92.4786, 92.2243, unknown, unknown, unknown});
    assertThat(untold.move(FIRST, FIRST.plusDays(1))).isCloseTo(-0.00275, within(1e-5));
    assertThatThrownBy(() -> untold.move(FIRST, FIRST.plusDays(3)))
        .isInstanceOfSatisfying(
            RiskException.class,
            e -> assertThat(e.failure()).isEqualTo(RiskException.Failure.INSUFFICIENT_DATA));
    assertThatThrownBy(() -> untold.upTo(FIRST)).isInstanceOf(RiskException.class);
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
