package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import io.tradegrid.risk.stress.StressScenario;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ExchangeRateTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  /** Closes of consecutive days; a day with a 0 has none. */
  private static PriceHistory closes(String symbol, double... closes) {
    List<DailyClose> days = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      if (closes[i] > 0) {
        days.add(new DailyClose(FIRST.plusDays(i), closes[i], OptionalDouble.empty()));
      }
    }
    return new PriceHistory(symbol, days);
  }

  private static ExchangeRate find(String from, String to, PriceHistory... known) {
    Map<String, PriceHistory> bySymbol = new HashMap<>();
    for (PriceHistory history : known) {
      bySymbol.put(history.symbol(), history);
    }
    return ExchangeRate.find(from, to, bySymbol::get);
  }

  /**
   * Ten shares at 50 euro, the euro at 1.20 dollars: 600 dollars. First day: the share up 10 %, the
   * euro down 5 %: 55 × 1.14 × 10 = 627. Second: down 20 %, up 10 %: 40 × 1.32 × 10 = 528.
   */
  @Test
  void aMoveOfThePriceAndOneOfTheRateMultiply() {
    PriceHistory share = closes("ACME", 100 / 1.1, 100, 80, 50);
    PriceHistory euro = closes("EURUSD", 1 / 0.95, 1, 1.1, 1.2);
    UnitRisk unit =
        new UnitRisk(Contract.equity("ACME"), share, find("EUR", "USD", euro, closes("USDEUR")));
    PnlSum ten = new PnlSum();
    ten.add(unit.historical(share.moves(), euro.moves()), 10);
    assertThat(ten.total().marketValue()).isEqualTo(600);
    double[] pnl = ten.total().pnl();
    assertThat(pnl[0]).isCloseTo(27, within(1e-9));
    assertThat(pnl[1]).isCloseTo(-72, within(1e-9));
    double[] linear = unit.linear(share.moves(), euro.moves()).pnl();
    assertThat(linear[0]).isCloseTo(60 * (0.1 - 0.05), within(1e-9));
    assertThat(linear[1]).isCloseTo(60 * (-0.2 + 0.1), within(1e-9));
    assertThat(unit.sensitivities().delta()).isEqualTo(60);
  }

  @Test
  void onlyDaysThatPriceAndRateHaveCount() {
    PriceHistory share = closes("ACME", 1, 2, 3, 4, 5);
    PriceHistory euro = closes("EURUSD", 1, 1, 0, 1, 2);
    UnitRisk unit = new UnitRisk(Contract.equity("ACME"), share, find("EUR", "USD", euro));
    PnlVector pnl = unit.historical(share.moves(), euro.moves());
    assertThat(pnl.size()).isEqualTo(2);
    assertThat(pnl.day(0)).isEqualTo(FIRST.plusDays(1));
    assertThat(pnl.day(1)).isEqualTo(FIRST.plusDays(4));
    // At 5 × 2: doubled in the first, then a quarter more and doubled.
    assertThat(pnl.pnl()).containsExactly(10, 15);
  }

  @Test
  void aRateComesFromThePairElseFromTheReversedElseOverAThirdCurrency() {
    PriceHistory direct = closes("EURUSD", 1.25);
    PriceHistory reversed = closes("USDEUR", 0.5);
    PriceHistory pound = closes("EURGBP", 0, 0.8, 0.5);
    assertThat(find("EUR", "USD", direct, reversed).last()).isEqualTo(1.25);
    assertThat(find("EUR", "USD", reversed).last()).isEqualTo(2);
    ExchangeRate cross = find("GBP", "USD", closes("EURUSD", 9, 1.2, 0, 7), pound);
    assertThat(cross.last()).isEqualTo(1 / 0.8 * 1.2);
    assertThat(cross.history().lastDay()).isEqualTo(FIRST.plusDays(1));
    assertThat(cross.history().symbol()).isEqualTo("GBPUSD");
    assertThat(cross.pair()).isEqualTo("GBPUSD");
    assertThat(ExchangeRate.pairs("GBP", "USD"))
        .containsExactly("GBPUSD", "USDGBP", "GBPEUR", "EURGBP", "EURUSD", "USDEUR");
    assertThat(ExchangeRate.pairs("USD", "USD")).isEmpty();
    assertThat(find("USD", "USD").converts()).isFalse();
    assertThat(find("USD", "USD").last()).isEqualTo(1);
    assertThatThrownBy(() -> find("GBP", "JPY", pound, closes("JPYEUR")))
        .hasMessage(
            "rate of GBP in JPY: neither GBPJPY nor JPYGBP has closes, nor have pairs over USD or"
                + " EUR: exchange rates: required 1, actual 0");
  }

  @Test
  void shocksMoveARateByItsPairElseByItsClass() {
    ExchangeRate euro = find("EUR", "USD", closes("EURUSD", 1.2));
    assertThat(move("price@FX:-0.1", euro)).isEqualTo(-0.1);
    assertThat(move("price@FX:-0.1,price@EURUSD:0.3", euro)).isEqualTo(0.3);
    assertThat(move("price@FX:-0.1,price@USDEUR:0.25", euro)).isCloseTo(-0.2, within(1e-15));
    assertThat(move("price:-0.1,volatility@FX:0.5", euro)).isZero();
    assertThat(move("price@FX:-0.1", find("USD", "USD"))).isZero();
    UnitRisk future =
        new UnitRisk(
            Contract.linear("ACME", AssetClass.FUTURE, BigDecimal.TEN), closes("ACME", 5), euro);
    // 10 × 5 × 1.2 = 60 becomes 10 × 4 × 1.08 = 43.2.
    assertThat(future.pnl(new Shock(-0.2, 0, 0, 0), -0.1)).isCloseTo(-16.8, within(1e-12));
    assertThat(future.pnl(new Shock(-0.2, 0, 0, 0))).isCloseTo(-12, within(1e-12));
  }

  /** One unit is ten shares at 50 euro, which are 1.20 dollars each. */
  static UnitRisk tenShares() {
    return unit(Contract.linear("ACME", AssetClass.EQUITY, BigDecimal.TEN), 50, 1.2);
  }

  private static double move(String shocks, ExchangeRate rate) {
    return StressScenario.parse(shocks).move(rate);
  }

  @Test
  void whatTheRateDidIsExplainedApart() {
    Contract share = Contract.equity("ACME");
    UnitRisk before = unit(share, 50, 1.2);
    UnitRisk after = unit(share, 60, 1.1);
    // 60 × 1.1 − 50 × 1.2 = 6, of which the share made 12 at the old rate and the euro lost 6.
    double[] parts = before.explain(after);
    assertThat(parts).hasSize(7);
    assertThat(parts[0]).isCloseTo(6, within(1e-12));
    assertThat(parts[1]).isCloseTo(12, within(1e-12));
    assertThat(parts[5]).isCloseTo(-6, within(1e-12));
    assertThat(parts[6]).isCloseTo(0, within(1e-12));
  }

  private static UnitRisk unit(Contract share, double price, double euro) {
    return new UnitRisk(share, closes("ACME", price), find("EUR", "USD", closes("EURUSD", euro)));
  }
}
