package io.tradegrid.risk.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.Shock;
import io.tradegrid.risk.UnitRisk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class StressScenarioTest {

  @Test
  void theNearestShockOfAKindCounts() {
    StressScenario scenario =
        StressScenario.parse(
            "price:-0.01,price@EQUITY:-0.2,price@ACME:-0.5,volatility:0.1,parallel@BOND:0.01");
    assertThat(scenario.of("ACME", AssetClass.EQUITY, ExchangeRate.NONE))
        .isEqualTo(new Shock(-0.5, 0.1, 0, 0));
    assertThat(scenario.of("OTHER", AssetClass.EQUITY, ExchangeRate.NONE))
        .isEqualTo(new Shock(-0.2, 0.1, 0, 0));
    assertThat(scenario.of("GILT", AssetClass.BOND, ExchangeRate.NONE))
        .isEqualTo(new Shock(-0.01, 0.1, 0.01, 0));
  }

  @Test
  void aTwistTurnsTheCurveAboutFiveYears() {
    Shock steeper = StressScenario.parse("STEEPER").of("GILT", AssetClass.BOND, ExchangeRate.NONE);
    assertThat(steeper.rate(0)).isEqualTo(-0.005);
    assertThat(steeper.rate(5)).isZero();
    assertThat(steeper.rate(10)).isEqualTo(0.005);
    assertThat(steeper.rate(30)).isEqualTo(0.005);
  }

  /**
   * A pair held is worth what its first currency is, so under whatever happens to currencies its
   * P&L is its value times the move of that one against the currency of the answer, and 0 if it is
   * that.
   */
  @Test
  void aPairThatIsHeldMovesAsItsCurrenciesDo() {
    assertPairLoses("HOME_CURRENCY_UP", "EURUSD", "USD", "USD", -0.1);
    assertPairLoses("HOME_CURRENCY_UP", "EURUSD", "USD", "EUR", 0);
    assertPairLoses("HOME_CURRENCY_UP", "GBPJPY", "JPY", "USD", -0.1);
    assertPairLoses("HOME_CURRENCY_UP", "GBPJPY", "JPY", "JPY", -0.1);
    assertPairLoses("price@FX:-0.1,price@GBPUSD:-0.2", "GBPJPY", "JPY", "USD", -0.2);
    assertPairLoses("price@USDGBP:0.25", "GBPJPY", "JPY", "USD", -0.2);
    assertPairLoses("price@EURUSD:-0.1", "EURUSD", "USD", "EUR", 0);
    // A pair that is shocked itself does what it is told; the yen does not move against the dollar.
    assertPairLoses("price@GBPJPY:0.05", "GBPJPY", "JPY", "USD", 0.05);
    assertPairLoses("price:-0.01", "GBPJPY", "JPY", "USD", -0.01);
  }

  private static void assertPairLoses(
      String shocks, String pair, String quoted, String answer, double relative) {
    ExchangeRate rate = ExchangeRate.find(quoted, answer, symbol -> history(symbol, 0.5));
    UnitRisk unit =
        new UnitRisk(
            Contract.linear(pair, AssetClass.FX, BigDecimal.ONE),
            AssetClass.FX,
            history(pair, 4),
            rate);
    StressScenario stress = StressScenario.parse(shocks);
    double pnl = unit.pnl(stress.of(pair, AssetClass.FX, rate), stress.move(rate));
    assertThat(pnl / unit.marketValue()).as(shocks + " " + pair).isCloseTo(relative, within(1e-15));
  }

  private static PriceHistory history(String symbol, double close) {
    return new PriceHistory(
        symbol, List.of(new DailyClose(LocalDate.of(2026, 6, 30), close, OptionalDouble.empty())));
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
