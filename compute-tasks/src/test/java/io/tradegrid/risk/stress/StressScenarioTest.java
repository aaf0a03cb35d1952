package io.tradegrid.risk.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.Shock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StressScenarioTest {

  @Test
  void theNearestShockOfAKindCounts() {
    StressScenario scenario =
        StressScenario.parse(
            "price:-0.01,price@EQUITY:-0.2,price@ACME:-0.5,volatility:0.1,parallel@BOND:0.01");
    assertThat(scenario.of("ACME", AssetClass.EQUITY)).isEqualTo(new Shock(-0.5, 0.1, 0, 0));
    assertThat(scenario.of("OTHER", AssetClass.EQUITY)).isEqualTo(new Shock(-0.2, 0.1, 0, 0));
    assertThat(scenario.of("GILT", AssetClass.BOND)).isEqualTo(new Shock(-0.01, 0.1, 0.01, 0));
  }

  @Test
  void aTwistTurnsTheCurveAboutFiveYears() {
    Shock steeper = StressScenario.parse("STEEPER").of("GILT", AssetClass.BOND);
    assertThat(steeper.rate(0)).isEqualTo(-0.005);
    assertThat(steeper.rate(5)).isZero();
    assertThat(steeper.rate(10)).isEqualTo(0.005);
    assertThat(steeper.rate(30)).isEqualTo(0.005);
  }

  @Test
  void everyNamedScenarioCanBeRead() {
    for (NamedStress named : NamedStress.values()) {
      StressScenario scenario = StressScenario.parse(named.name());
      assertThat(scenario.name()).isEqualTo(named.name());
      assertThat(scenario.shocks()).isNotEmpty();
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertFails("CRASH", "shock: must be kind:amount, kind@target:amount or one of [EQUITY_CRASH");
    assertFails("luck:1", "shock: kind must be price, volatility, parallel or twist, got luck");
    assertFails("price:low", "shock: amount must be a number, got price:low");
    assertFails("price:-1", "shock of price: must be -0.999999 to 100.0, got -1.0");
    assertFails("price:NaN", "shock of price: must be -0.999999 to 100.0, got NaN");
  }

  private static void assertFails(String text, String message) {
    assertThatThrownBy(() -> StressScenario.parse(text))
        .isInstanceOf(RiskException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void gridsCloseInOnTheSmallestMultipleThatLosesEnough() {
    StressScenario scenario = StressScenario.parse("price:-0.1");
    double[] grid = ReverseStress.grid(0, scenario.largestMultiple());
    int reached = 0;
    for (int i = 0; i < ReverseStress.GRIDS; i++) {
      if (i > 0) {
        grid = ReverseStress.grid(grid[reached - 1], grid[reached]);
      }
      // Loses the square of the multiple.
      double[] pnl = Arrays.stream(grid).map(x -> -x * x).toArray();
      reached = ReverseStress.firstReached(pnl, 2);
      assertThat(grid[reached]).isGreaterThanOrEqualTo(Math.sqrt(2));
    }
    assertThat(grid[reached] - Math.sqrt(2)).isLessThan(1e-5);
    assertThatThrownBy(() -> ReverseStress.firstReached(new double[] {5, -1}, 2))
        .hasMessage("loss: required 2.0, actual at most 1.0 in this direction");
  }
}
