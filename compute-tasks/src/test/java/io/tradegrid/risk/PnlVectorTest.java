package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class PnlVectorTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

  private static LocalDate day(int index) {
    return FIRST.plusDays(index);
  }

  private static DailyClose close(int day, double price) {
    return new DailyClose(day(day), price, OptionalDouble.empty());
  }

  /** A holding of one symbol, as the task makes it of a unit's P&L. */
  private record Position(double quantity, PriceHistory history) {

    PnlVector pnl() {
      UnitRisk unit = new UnitRisk(Contract.equity(history.symbol()), history);
      return unit.historical(history.moves()).times(quantity);
    }
  }

  private static Position position(double quantity, DailyClose... closes) {
    return new Position(quantity, new PriceHistory("ACME", List.of(closes)));
  }

  private static List<LocalDate> days(PnlVector vector) {
    return IntStream.range(0, vector.size()).mapToObj(vector::day).toList();
  }

  @Test
  void everyHistoricalMoveIsAppliedToTodaysValue() {
    PnlVector pnl = position(-10, close(0, 100), close(1, 50), close(2, 75), close(3, 60)).pnl();
    assertThat(pnl.marketValue()).isEqualTo(-600);
    assertThat(pnl.pnl()).containsExactly(300, -300, 120);
    assertThat(days(pnl)).containsExactly(day(1), day(2), day(3));
    assertThat(pnl.positions()).isEqualTo(1);
  }

  @Test
  void adjustedClosesAreUsedWhereBothDaysHaveThem() {
    // A split of two for one on day 1; day 2 comes from our own trades and has no adjusted close.
    Position split =
        position(
            4,
            new DailyClose(day(0), 100, OptionalDouble.of(50)),
            new DailyClose(day(1), 55, OptionalDouble.of(55)),
            close(2, 66));
    assertThat(split.pnl().pnl()).containsExactly(4 * 66 * (5 / 50.0), 4 * 66 * (11 / 55.0));
    assertThat(split.pnl().marketValue()).isEqualTo(264);
  }

  @Test
  void aHoleInTheDataIsNotADaysMove() {
    int gap = PriceHistory.MAX_GAP_DAYS;
    PnlVector pnl =
        position(1, close(0, 1), close(gap, 2), close(2 * gap + 1, 3), close(2 * gap + 2, 6)).pnl();
    assertThat(days(pnl)).containsExactly(day(gap), day(2 * gap + 2));
    assertThat(pnl.pnl()).containsExactly(6, 6);
  }

  @Test
  void onlyScenariosThatAllHaveWithTheSameTwoDaysAreSummed() {
    PnlVector all =
        position(1, close(0, 1), close(1, 2), close(2, 3), close(3, 6), close(4, 3)).pnl();
    PnlVector withoutDay1 = position(1, close(0, 8), close(2, 4), close(3, 8), close(4, 4)).pnl();
    PnlVector endsEarly = position(1, close(1, 1), close(2, 1), close(3, 5)).pnl();

    PnlVector two = PnlVector.sum(List.of(all, withoutDay1));
    assertThat(days(two)).containsExactly(day(3), day(4));
    assertThat(two.pnl()).containsExactly(3 * 1.0 + 4 * 1.0, 3 * -0.5 + 4 * -0.5);
    assertThat(two.marketValue()).isEqualTo(7);

    PnlVector three = PnlVector.sum(List.of(endsEarly, withoutDay1, all));
    assertThat(days(three)).containsExactly(day(3));
    assertThat(three.pnl()).containsExactly(5 * 4.0 + 4 * 1.0 + 3 * 1.0);
    assertThat(three.positions()).isEqualTo(3);
    assertThat(three.marketValue()).isEqualTo(12);
  }

  @Test
  void theLatestAreTakenAndNeverFewer() {
    PnlVector pnl = position(1, close(0, 1), close(1, 2), close(2, 4), close(3, 4)).pnl();
    assertThat(days(pnl.latest(2))).containsExactly(day(2), day(3));
    assertThat(pnl.latest(2).pnl()).containsExactly(4, 0);
    assertThat(pnl.latest(2).marketValue()).isEqualTo(4);
    refuses(
        () -> pnl.latest(4),
        Failure.INSUFFICIENT_DATA,
        "daily scenarios that all positions have: required 4, actual 3");
  }

  @Test
  void aReportIsMadeOfTheLatestScenarios() {
    List<DailyClose> closes = new ArrayList<>();
    // The oldest move is the worst and must not count: there is one more than asked for.
    closes.add(close(0, 4096));
    for (int i = 1; i <= 101; i++) {
      closes.add(close(i, i % 2 == 0 ? 1024 : 512));
    }
    PnlVector all = position(2, closes.toArray(DailyClose[]::new)).pnl();
    assertThat(RiskReport.of("DESK", all, 100))
        .isEqualTo(new RiskReport("DESK", 1024, 512, 512, 1, 100, day(2), day(101)));
    refuses(
        () -> RiskReport.of("DESK", all, 102),
        Failure.INSUFFICIENT_DATA,
        "daily scenarios that all positions have: required 102, actual 101");
    refuses(
        () -> RiskReport.of("DESK", all, 99),
        Failure.INVALID_INPUT,
        "observations: must be 100 to 10000, got 99");
    refuses(
        () -> RiskReport.of("DESK", all, 10_001),
        Failure.INVALID_INPUT,
        "observations: must be 100 to 10000, got 10001");
  }

  @Test
  void whatCannotBeComputedWithIsNamed() {
    refuses(
        () -> position(1, close(0, 1), close(1, 0)),
        Failure.NUMERICAL_ERROR,
        "ACME 2024-03-05: close must be positive, got 0.0");
    refuses(
        () -> position(1, new DailyClose(day(0), 1, OptionalDouble.of(-1))),
        Failure.NUMERICAL_ERROR,
        "ACME 2024-03-04: close must be positive, got -1.0");
    refuses(
        () -> position(Double.NaN, close(0, 1)).pnl(),
        Failure.NUMERICAL_ERROR,
        "P&L: overflows, got NaN");
    refuses(
        () -> position(1, close(1, 1), close(1, 1)),
        Failure.INVALID_INPUT,
        "ACME: days must rise, got 2024-03-05 after 2024-03-05");
    refuses(
        () -> position(1).pnl(),
        Failure.INSUFFICIENT_DATA,
        "ACME: daily closes: required 1, actual 0");
    refuses(
        () -> position(1e300, close(0, 1), close(1, 1e300)).pnl(),
        Failure.NUMERICAL_ERROR,
        "P&L: overflows, got Infinity");
    refuses(
        () -> PnlVector.sum(List.of()),
        Failure.INSUFFICIENT_DATA,
        "positions: required 1, actual 0");
  }

  private static void refuses(ThrowingCallable call, Failure failure, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessage(message);
  }

  /**
   * Days are the same for all in one half of the rounds and have gaps of their own in the other.
   */
  @Test
  void aSumWithQuantitiesHasTheBitsOfASumOfProducts() {
    long seed = 20261130;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      boolean gaps = round % 2 == 1;
      List<PnlVector> units = new ArrayList<>();
      List<PnlVector> products = new ArrayList<>();
      double[] quantities = new double[1 + random.nextInt(12)];
      for (int i = 0; i < quantities.length; i++) {
        quantities[i] = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
        List<DailyClose> closes = new ArrayList<>();
        for (int d = 0; d < 60; d++) {
          if (!gaps || random.nextInt(10) > 0) {
            closes.add(close(d, 100 * Math.exp(random.nextGaussian())));
          }
        }
        PriceHistory history = new PriceHistory("S" + i, closes);
        units.add(
            new UnitRisk(Contract.equity(history.symbol()), history).historical(history.moves()));
        products.add(units.get(i).times(quantities[i]));
      }
      PnlVector direct = PnlVector.sum(units, quantities);
      double[] expected = new double[direct.size()];
      for (int i = 0; i < expected.length; i++) {
        CompensatedSum sum = new CompensatedSum();
        for (PnlVector product : products) {
          sum.add(product.on(direct).pnl()[i]);
        }
        expected[i] = sum.value();
      }
      assertThat(direct.pnl()).as("seed %d round %d", seed, round).containsExactly(expected);
      PnlVector ofProducts = PnlVector.sum(products);
      assertThat(direct.pnl()).containsExactly(ofProducts.pnl());
      assertThat(days(direct)).isEqualTo(days(ofProducts));
      assertThat(direct.marketValue()).isEqualTo(ofProducts.marketValue());
      assertThat(direct.positions()).isEqualTo(quantities.length);
    }
  }
}
