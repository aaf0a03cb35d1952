package io.tradegrid.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.BondTerms;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.pricing.Black76;
import io.tradegrid.pricing.BlackScholes;
import io.tradegrid.pricing.OptionType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;

/** One unit of each kind of contract. */
final class UnitRiskTest {

  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final double SPOT = 100;

  private static PriceHistory history() {
    Random random = new Random(7);
    List<DailyClose> closes = new ArrayList<>();
    for (int i = 300; i >= 0; i--) {
      double close = i == 0 ? SPOT : 90 + 20 * random.nextDouble();
      closes.add(new DailyClose(LAST.minusDays(i), close, OptionalDouble.empty()));
    }
    return new PriceHistory("ACME", closes);
  }

  private static UnitRisk option(Exercise exercise, String volatility) {
    return new UnitRisk(
        Contract.option(
            "ACME-P",
            new OptionTerms(
                "ACME", new BigDecimal("105"), LAST.plusDays(146), OptionRight.PUT, exercise),
            new BigDecimal("100"),
            new MarketInputs(
                volatility == null ? null : new BigDecimal(volatility),
                new BigDecimal("0.03"),
                new BigDecimal("0.01"))),
        history());
  }

  private static double price(double spot, double years, double volatility, double rate) {
    return BlackScholes.price(OptionType.PUT, spot, 105, years, volatility, rate, 0.01);
  }

  @Test
  void anOptionIsWorthWhatTheModelSaysAtTheUnderlyingsLastClose() {
    UnitRisk unit = option(Exercise.EUROPEAN, "0.25");
    assertThat(unit.marketValue()).isEqualTo(100 * price(SPOT, 0.4, 0.25, 0.03));
    double[] pnl = unit.pnl(new double[] {-0.1, 0, 0.2});
    assertThat(pnl[0])
        .isCloseTo(
            100 * (price(90, 0.4, 0.25, 0.03) - price(SPOT, 0.4, 0.25, 0.03)), within(1e-10));
    assertThat(pnl[1]).isZero();
    assertThat(unit.pnl(new Shock(-0.1, 0.05, 0.01, 0)))
        .isCloseTo(100 * (price(90, 0.4, 0.3, 0.04) - price(SPOT, 0.4, 0.25, 0.03)), within(1e-10));
  }

  @Test
  void sensitivitiesAreSlopesOfTheValue() {
    for (Exercise exercise : Exercise.values()) {
      UnitRisk unit = option(exercise, "0.25");
      Sensitivities s = unit.sensitivities();
      double up = unit.pnl(new Shock(0.001, 0, 0, 0));
      double down = unit.pnl(new Shock(-0.001, 0, 0, 0));
      assertThat(s.value()).isEqualTo(unit.marketValue());
      assertThat((up - down) / 0.002).isCloseTo(s.delta(), within(1e-3));
      assertThat((up + down) / 1e-6 / 100).isCloseTo(s.gamma(), within(1e-2));
      assertThat((unit.pnl(new Shock(0, 0.001, 0, 0)) - unit.pnl(new Shock(0, -0.001, 0, 0))) / 0.2)
          .isCloseTo(s.vega(), within(1e-4));
      assertThat(unit.pnl(new Shock(0, 0, 0.0001, 0))).isCloseTo(s.rho(), within(1e-3));
      assertThat(s.delta()).isNegative();
      assertThat(s.theta()).isNegative();
    }
    assertThat(option(Exercise.AMERICAN, "0.25").marketValue())
        .isGreaterThan(option(Exercise.EUROPEAN, "0.25").marketValue());
  }

  @Test
  void withoutAVolatilityThatOfTheLastYearIsUsed() {
    PriceHistory history = history();
    double[] logs = history.moves().latest(250).logarithmic();
    double direct = new StandardDeviation().evaluate(logs) * Math.sqrt(252);
    assertThat(history.volatility()).isCloseTo(direct, within(1e-12));
    assertThat(option(Exercise.EUROPEAN, null).marketValue())
        .isCloseTo(100 * price(SPOT, 0.4, direct, 0.03), within(1e-9));
  }

  @Test
  void whatIsNoOptionMovesInProportionToItsClose() {
    UnitRisk future =
        new UnitRisk(Contract.linear("ACME", AssetClass.FUTURE, new BigDecimal("50")), history());
    assertThat(future.marketValue()).isEqualTo(5000);
    assertThat(future.pnl(new double[] {0.25, -0.5})).containsExactly(1250, -2500);
    assertThat(future.sensitivities()).isEqualTo(new Sensitivities(5000, 5000, 0, 0, 0, 0));
    assertThat(future.pnl(new Shock(0.1, 1, 1, 1))).isEqualTo(500);
  }

  /** A zero bond of ten years at 4 %: its price falls by e^(−0.01 × 10). */
  @Test
  void aBondMovesWithRates() {
    UnitRisk zero =
        new UnitRisk(
            Contract.bond(
                "ACME",
                new BondTerms(BigDecimal.ZERO, 1, LAST.plusDays(3650)),
                BigDecimal.ONE,
                new MarketInputs(null, new BigDecimal("0.04"), null)),
            history());
    assertThat(zero.pnl(new Shock(0, 0, 0.01, 0)))
        .isCloseTo(100 * (Math.exp(-0.1) - 1), within(1e-10));
    assertThat(zero.pnl(new Shock(0, 0, 0, 0.01)))
        .isCloseTo(100 * (Math.exp(-0.05) - 1), within(1e-10));
    assertThat(zero.sensitivities().rho()).isCloseTo(100 * (Math.exp(-0.001) - 1), within(1e-10));
  }

  @Test
  void theDerivativesExplainASmallMove() {
    PriceHistory today = history();
    List<DailyClose> closes = new ArrayList<>();
    closes.add(new DailyClose(LAST, SPOT, OptionalDouble.empty()));
    closes.add(new DailyClose(LAST.plusDays(1), 101, OptionalDouble.empty()));
    UnitRisk before = option(Exercise.EUROPEAN, "0.25");
    UnitRisk after = new UnitRisk(before.contract(), new PriceHistory("ACME", closes));
    double[] parts = before.explain(after);
    assertThat(parts[0])
        .isCloseTo(
            100 * (price(101, 145 / 365.0, 0.25, 0.03) - price(SPOT, 0.4, 0.25, 0.03)),
            within(1e-10));
    assertThat(parts[5]).isZero();
    assertThat(parts[1] + parts[2] + parts[3] + parts[4] + parts[6])
        .isCloseTo(parts[0], within(1e-10));
    assertThat(Math.abs(parts[6])).isLessThan(0.01 * Math.abs(parts[0]));
    assertThat(today.upTo(LAST.minusDays(5)).lastDay()).isEqualTo(LAST.minusDays(5));
  }

  /** Worth its intrinsic value on the last day, and nothing from the day after on. */
  @Test
  void anOptionThatHasExpiredIsWorthNothingAndIsCounted() {
    for (Exercise exercise : Exercise.values()) {
      UnitRisk alive = expiring(exercise, LAST);
      assertThat(alive.isExpired()).isFalse();
      assertThat(alive.marketValue()).isEqualTo(SPOT - 10);
      UnitRisk expired = expiring(exercise, LAST.minusDays(1));
      assertThat(expired.isExpired()).isTrue();
      assertThat(expired.marketValue()).isZero();
      assertThat(expired.pnl(new double[] {-0.5, 0.5})).containsExactly(0, 0);
      assertThat(expired.pnl(new Shock(-0.3, 0.1, 0.01, 0.01))).isZero();
      assertThat(expired.sensitivities()).isEqualTo(new Sensitivities(0, 0, 0, 0, 0, 0));
      DailyMoves moves = history().moves();
      PnlVector sum =
          PnlVector.sum(List.of(alive.historical(moves), expired.historical(moves, moves)));
      assertThat(sum.pnl()).containsExactly(alive.historical(moves).pnl());
      assertThat(sum.positions()).isEqualTo(2);
      assertThat(sum.expired()).isEqualTo(1);
      assertThat(expired.numbered(1).expired()).isEqualTo(1);
    }
  }

  private static UnitRisk expiring(Exercise exercise, LocalDate expiry) {
    return new UnitRisk(
        Contract.option(
            "OLD",
            new OptionTerms("ACME", BigDecimal.TEN, expiry, OptionRight.CALL, exercise),
            BigDecimal.ONE,
            MarketInputs.NONE),
        history());
  }

  /** Black 1976: a rate only discounts what an option on a future pays, dV/dr = −T V. */
  @Test
  void ratesDoNotMoveTheForwardOfAnOptionOnAFuture() {
    for (Exercise exercise : Exercise.values()) {
      Contract contract =
          Contract.option(
              "ACME-C",
              new OptionTerms(
                  "ACME", new BigDecimal("100"), LAST.plusDays(365), OptionRight.CALL, exercise),
              BigDecimal.ONE,
              new MarketInputs(
                  new BigDecimal("0.2"), new BigDecimal("0.05"), new BigDecimal("0.05")));
      UnitRisk unit = new UnitRisk(contract, AssetClass.FUTURE, history(), ExchangeRate.NONE);
      double value = Black76.price(OptionType.CALL, SPOT, 100, 1, 0.2, 0.05);
      double shocked = unit.pnl(new Shock(0, 0, 0.01, 0));
      double rho = unit.sensitivities().rho();
      if (exercise == Exercise.EUROPEAN) {
        assertThat(shocked)
            .isCloseTo(
                Black76.price(OptionType.CALL, SPOT, 100, 1, 0.2, 0.06) - value, within(1e-12))
            .isCloseTo(-0.0754, within(5e-5));
        assertThat(rho).isCloseTo(-value / 10_000, within(1e-12));
        // Steeper by 1 %: a year is worth 4 of 10 years less half of it.
        assertThat(unit.pnl(new Shock(0, 0, 0, 0.01)))
            .isCloseTo(
                Black76.price(OptionType.CALL, SPOT, 100, 1, 0.2, 0.046) - value, within(1e-12));
      } else {
        assertThat(shocked).isNegative();
        assertThat(rho).isCloseTo(unit.pnl(new Shock(0, 0, 1e-4, 0)), within(1e-6));
      }
    }
  }

  @Test
  void aBondOfUnknownYieldIsNotShockedByRates() {
    UnitRisk bond =
        new UnitRisk(
            Contract.bond(
                "ACME",
                new BondTerms(BigDecimal.ZERO, 1, LAST.plusDays(3650)),
                BigDecimal.ONE,
                MarketInputs.NONE),
            history());
    assertThat(bond.pnl(new Shock(-0.1, 0, 0, 0))).isEqualTo(-10);
    assertThatThrownBy(() -> bond.pnl(new Shock(0, 0, 0.01, 0)))
        .isInstanceOf(RiskException.class)
        .hasMessage("ACME: rate: must be given, the yield that its payments are discounted at");
    assertThatThrownBy(bond::sensitivities).isInstanceOf(RiskException.class);
    assertThat(bond.withoutRates()).isEqualTo(new Sensitivities(100, 100, 0, 0, 0, 0));
    DailyMoves moves = history().moves();
    assertThat(bond.linear(moves, moves).pnl()).isEqualTo(bond.historical(moves).pnl());
  }

  /**
   * Hull, "Options, futures, and other derivatives", chapter "The Greek letters": a delta-neutral
   * portfolio of gamma −3,000 and an option of delta 0.62 and gamma 1.50: buy 2,000 options and
   * sell 1,240 of the underlying.
   */
  @Test
  void hullsHedge() {
    double price = 10;
    double gammaUnit = price * price / 100;
    Sensitivities held = new Sensitivities(0, 0, -3000 * gammaUnit, 0, 0, 0);
    Sensitivities option = new Sensitivities(2, 0.62 * price, 1.5 * gammaUnit, 0, 0, 0);
    HedgeProposal hedge = HedgeProposal.deltaGammaNeutral(held, option, price, 0.001);
    assertThat(hedge.optionUnits()).isCloseTo(2000, within(1e-9));
    assertThat(hedge.underlyingUnits()).isCloseTo(-1240, within(1e-9));
    assertThat(hedge.cost()).isCloseTo(0.001 * (2000 * 2 + 1240 * 10), within(1e-9));
    assertThat(HedgeProposal.deltaNeutral(500, price, 0).underlyingUnits()).isEqualTo(-50);
    assertThatThrownBy(
            () ->
                HedgeProposal.deltaGammaNeutral(
                    held, new Sensitivities(2, 1, 0, 0, 0, 0), price, 0))
        .isInstanceOf(RiskException.class);
  }
}
