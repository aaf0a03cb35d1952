package io.tradegrid.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.basics.date.BusinessDayAdjustment;
import com.opengamma.strata.basics.date.BusinessDayConventions;
import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import com.opengamma.strata.basics.schedule.Frequency;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import io.tradegrid.rates.DiscountCurve.Interpolation;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RatesTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 1, 15);

  private static Payments payments(
      LocalDate start, int months, Frequency frequency, DayCount dayCount) {
    return new Payments(
        start, start.plusMonths(months), frequency, dayCount, BusinessDayAdjustment.NONE);
  }

  private static FixedCouponBond semiannual(double coupon, int years) {
    return new FixedCouponBond(
        payments(TODAY, 12 * years, Frequency.P6M, DayCounts.THIRTY_U_360), coupon);
  }

  /** Fabozzi, Fixed income mathematics, chapters 9 to 11: bonds priced to yield 9 %. */
  @Test
  void fabozzisBonds() {
    fabozzi(0.06, 5, 88.1309, 4.16, 20.85);
    fabozzi(0.06, 25, 70.3570, 10.62, 182.92);
    fabozzi(0.09, 5, 100, 3.96, 19.45);
    fabozzi(0.09, 25, 100, 9.88, 160.72);
  }

  private static void fabozzi(
      double coupon, int years, double price, double modified, double convexity) {
    BondMeasures measures = semiannual(coupon, years).atYield(TODAY, 0.09);
    assertThat(measures.dirtyPrice()).isCloseTo(price, within(5.1e-5));
    assertThat(measures.modifiedDuration()).isCloseTo(modified, within(5.1e-3));
    assertThat(measures.convexity()).isCloseTo(convexity, within(0.02));
    assertThat(measures.accruedInterest()).isZero();
  }

  /**
   * On a coupon date a whole period is left, w = 1 of ICMA's rule 803, whatever part of a year it
   * is by the day count: the price is c a / 1.025 + … by hand.
   */
  @Test
  void aWholePeriodIsLeftOnACouponDate() {
    LocalDate start = LocalDate.of(2025, 1, 15);
    FixedCouponBond bond =
        new FixedCouponBond(payments(start, 12, Frequency.P6M, DayCounts.ACT_360), 0.06);
    // 181 days to 15 July 2025 and 184 to 15 January 2026.
    double first = 6 * 181 / 360.0;
    double last = 100 + 6 * 184 / 360.0;
    assertThat(bond.atYield(start, 0.05).dirtyPrice())
        .isCloseTo(first / 1.025 + last / (1.025 * 1.025), within(1e-12));
    LocalDate second = LocalDate.of(2025, 7, 15);
    assertThat(bond.atYield(second, 0.05).dirtyPrice()).isCloseTo(last / 1.025, within(1e-12));
    double w = 84 / 184.0;
    assertThat(bond.atYield(LocalDate.of(2025, 10, 23), 0.05).dirtyPrice())
        .isCloseTo(last / Math.pow(1.025, w), within(1e-12));
    // A first period of two months.
    FixedCouponBond stub =
        new FixedCouponBond(payments(start, 8, Frequency.P6M, DayCounts.THIRTY_U_360), 0.06);
    assertThat(stub.atYield(start, 0.05).dirtyPrice())
        .isCloseTo(1 / Math.pow(1.025, 1 / 3.0) + 103 / Math.pow(1.025, 4 / 3.0), within(1e-12));
  }

  /** Hull, chapter on interest rates: 10 % for three years at 12 % continuously compounded. */
  @Test
  void hullsDuration() {
    double yield = 2 * (Math.exp(0.06) - 1);
    BondMeasures measures = semiannual(0.10, 3).atYield(TODAY, yield);
    assertThat(measures.dirtyPrice()).isCloseTo(94.213, within(5e-4));
    assertThat(measures.macaulayDuration()).isCloseTo(2.653, within(5e-4));
    assertThat(measures.modifiedDuration()).isCloseTo(2.499, within(5e-4));
  }

  /** Hull, chapter on interest rates: 6 % for two years on zero rates of 5, 5.8, 6.4 and 6.8 %. */
  @Test
  void hullsBondOnACurve() {
    double[] years = {181 / 365.0, 1, 546 / 365.0, 2};
    double[] rates = {0.05, 0.058, 0.064, 0.068};
    DiscountCurve curve = DiscountCurve.ofZeroRates(TODAY, years, rates, Interpolation.LOG_LINEAR);
    FixedCouponBond bond = semiannual(0.06, 2);
    double price = bond.dirtyPrice(curve, TODAY, 0);
    assertThat(price).isCloseTo(98.39, within(6e-3));
    double yield = bond.atPrice(TODAY, price).yield();
    assertThat(2 * Math.log(1 + yield / 2)).isCloseTo(0.0676, within(6e-5));
    assertThat(bond.zSpread(curve, TODAY, price)).isCloseTo(0, within(1e-13));
    double cheaper = bond.dirtyPrice(curve, TODAY, 0.0123);
    assertThat(bond.zSpread(curve, TODAY, cheaper)).isCloseTo(0.0123, within(1e-13));
    assertThat(bond.dirtyPrice(curve.shifted(0.0123), TODAY, 0)).isCloseTo(cheaper, within(1e-11));
  }

  /** ICMA's rule: 182 of 365 days make no difference, half a coupon has accrued at mid-period. */
  @Test
  void accruedInterestByDayCount() {
    LocalDate start = LocalDate.of(2024, 3, 1);
    FixedCouponBond actual =
        new FixedCouponBond(payments(start, 60, Frequency.P6M, DayCounts.ACT_ACT_ICMA), 0.08);
    LocalDate settlement = LocalDate.of(2024, 6, 1);
    assertThat(actual.accruedInterest(settlement)).isCloseTo(4 * 92 / 184.0, within(1e-12));
    FixedCouponBond thirty =
        new FixedCouponBond(payments(start, 60, Frequency.P6M, DayCounts.THIRTY_U_360), 0.08);
    assertThat(thirty.accruedInterest(LocalDate.of(2024, 5, 16)))
        .isCloseTo(8 * 75 / 360.0, within(1e-12));
    assertThatThrownBy(() -> thirty.accruedInterest(LocalDate.of(2030, 1, 1)))
        .isInstanceOfSatisfying(
            PricingException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INVALID_INPUT))
        .hasMessage("settlement: must be from 2024-03-01 to before 2029-03-01, got 2030-01-01");
  }

  @Test
  void yieldAndPriceAreInverseAndMeasuresAreDerivatives() {
    FixedCouponBond bond =
        new FixedCouponBond(
            payments(LocalDate.of(2020, 2, 29), 120, Frequency.P6M, DayCounts.ACT_ACT_ICMA),
            0.0375);
    LocalDate settlement = LocalDate.of(2025, 5, 20);
    for (double yield : new double[] {-0.5, -0.01, 0, 1e-9, 0.05, 0.3, 2}) {
      BondMeasures measures = bond.atYield(settlement, yield);
      assertThat(bond.atPrice(settlement, measures.cleanPrice()).yield())
          .isCloseTo(yield, within(1e-12 * (1 + yield)));
      double h = 1e-4;
      double up = bond.atYield(settlement, yield + h).dirtyPrice();
      double down = bond.atYield(settlement, yield - h).dirtyPrice();
      double price = measures.dirtyPrice();
      assertThat(measures.modifiedDuration())
          .isCloseTo((down - up) / (2 * h * price), within(1e-4));
      assertThat(measures.convexity())
          .isCloseTo((up - 2 * price + down) / (h * h * price), within(1e-2));
      assertThat(measures.dv01()).isCloseTo((down - up) / 2, within(1e-3 * price));
    }
  }

  @Test
  void zeroCouponBonds() {
    FixedCouponBond zero = FixedCouponBond.zeroCoupon(TODAY, TODAY.plusYears(10));
    BondMeasures measures = zero.atYield(TODAY, 0.05);
    assertThat(measures.dirtyPrice()).isCloseTo(100 * Math.pow(1.05, -10), within(1e-12));
    assertThat(measures.macaulayDuration()).isCloseTo(10, within(1e-12));
    assertThat(zero.atPrice(TODAY, 61.3913).yield()).isCloseTo(0.05, within(1e-6));
  }

  /**
   * Hull, chapter on swaps: 8 % semiannual is received on 100 million for 1.25 years more, the
   * index was fixed at 10.2 %; zero rates 10, 10.5 and 11 %. He finds -4.267 million.
   */
  @Test
  void hullsSwap() {
    LocalDate start = TODAY.minusMonths(3);
    double[] years = {90 / 365.0, 273 / 365.0, 455 / 365.0};
    DiscountCurve curve =
        DiscountCurve.ofZeroRates(
            TODAY, years, new double[] {0.10, 0.105, 0.11}, Interpolation.LOG_LINEAR);
    Payments payments = payments(start, 18, Frequency.P6M, DayCounts.THIRTY_U_360);
    InterestRateSwap swap =
        new InterestRateSwap(true, 100e6, 0.08, payments, new FloatingLeg(payments, 0));
    double value = swap.presentValue(curve, curve, OptionalDouble.of(0.102));
    assertThat(value).isCloseTo(-4.267e6, within(0.04e6));
    assertThatThrownBy(() -> swap.presentValue(curve, curve, OptionalDouble.empty()))
        .isInstanceOfSatisfying(
            PricingException.class,
            e -> assertThat(e.failure()).isEqualTo(Failure.INSUFFICIENT_DATA))
        .hasMessage("fixing: required for the period from 2024-10-15, actual none");
  }

  @Test
  void aSwapAtTheParRateIsWorthNothingAndItsFloatingLegIsParLessTheLastFactor() {
    DiscountCurve curve = slope(Interpolation.LOG_MONOTONE);
    Payments fixed = payments(TODAY, 120, Frequency.P12M, DayCounts.THIRTY_U_360);
    FloatingLeg floating =
        new FloatingLeg(payments(TODAY, 120, Frequency.P3M, DayCounts.ACT_360), 0);
    double rate =
        new InterestRateSwap(false, 1, 0, fixed, floating)
            .parRate(curve, curve, OptionalDouble.empty());
    InterestRateSwap swap = new InterestRateSwap(false, 1e6, rate, fixed, floating);
    assertThat(swap.presentValue(curve, curve, OptionalDouble.empty())).isCloseTo(0, within(1e-7));
    double last = curve.discountFactor(TODAY.plusYears(10));
    assertThat(floating.presentValue(curve, curve, OptionalDouble.empty()))
        .isCloseTo(1 - last, within(1e-14));
    assertThat(rate).isCloseTo((1 - last) / swap.annuity(curve), within(1e-15));
    assertThat(swap.dv01(curve, curve, OptionalDouble.empty())).isBetween(-1000.0, -700.0);
    FloatingRateNote note = new FloatingRateNote(floating);
    assertThat(note.dirtyPrice(curve, curve, OptionalDouble.empty())).isCloseTo(100, within(1e-12));
    assertThat(note.dv01(curve, curve, OptionalDouble.empty())).isCloseTo(0, within(1e-11));
    assertThat(note.accruedInterest(TODAY.plusDays(30), 0.03))
        .isCloseTo(0.03 * 30 / 3.6, within(1e-12));
  }

  private static DiscountCurve slope(Interpolation interpolation) {
    return DiscountCurve.ofZeroRates(
        TODAY,
        new double[] {0.25, 1, 2, 5, 10, 30},
        new double[] {0.01, 0.015, 0.02, 0.03, 0.035, 0.04},
        interpolation);
  }

  @Test
  void curvesHitTheirNodesAndForwardsGoOn() {
    for (Interpolation interpolation : Interpolation.values()) {
      DiscountCurve curve = slope(interpolation);
      assertThat(curve.discountFactor(0)).isEqualTo(1);
      assertThat(curve.zeroRate(5)).isCloseTo(0.03, within(1e-15));
      assertThat(curve.forwardRate(31, 35)).isCloseTo(curve.forwardRate(35, 50), within(1e-14));
      double last = 1;
      for (double t = 0.1; t < 40; t += 0.1) {
        double factor = curve.discountFactor(t);
        assertThat(factor).isLessThan(last);
        last = factor;
      }
    }
    DiscountCurve straight = slope(Interpolation.LOG_LINEAR);
    assertThat(straight.forwardRate(2.5, 3)).isCloseTo(straight.forwardRate(2, 5), within(1e-14));
    assertThatThrownBy(
            () ->
                DiscountCurve.ofZeroRates(
                    TODAY, new double[0], new double[0], Interpolation.LOG_LINEAR))
        .hasMessage("curve nodes: required 1, actual 0");
    assertThatThrownBy(() -> straight.discountFactor(TODAY.minusDays(1)))
        .hasMessageStartingWith("years: must be zero or positive");
  }

  /** Hull, chapter on forward and futures prices: two years of Australian dollars; an index. */
  @Test
  void hullsForwards() {
    LocalDate delivery = TODAY.plusDays(730);
    DiscountCurve us = DiscountCurve.flat(TODAY, 0.07);
    DiscountCurve australia = DiscountCurve.flat(TODAY, 0.05);
    FxForward forward = new FxForward(1000, 0.63, delivery);
    assertThat(forward.forwardRate(0.62, us, australia)).isCloseTo(0.6453, within(5e-5));
    assertThat(forward.presentValue(0.62, us, australia))
        .isCloseTo(1000 * (0.62 * Math.exp(0.04) - 0.63) * Math.exp(-0.14), within(1e-9));
    assertThat(Futures.fairPrice(800, 0.06, 0.01, 0.25)).isCloseTo(810.06, within(5e-3));
    Futures futures = new Futures(-2, 50, 4000);
    assertThat(futures.gain(3990.25)).isEqualTo(975);
    assertThat(futures.exposure(3990.25)).isEqualTo(-399025);
  }

  @Test
  void paymentsMoveToBusinessDays() {
    Payments payments =
        new Payments(
            LocalDate.of(2025, 1, 31),
            LocalDate.of(2026, 1, 31),
            Frequency.P3M,
            DayCounts.ACT_365F,
            BusinessDayAdjustment.of(
                BusinessDayConventions.MODIFIED_FOLLOWING, HolidayCalendarIds.SAT_SUN));
    assertThat(payments.periods())
        .extracting(Payments.Period::paymentDate)
        .containsExactly(
            LocalDate.of(2025, 4, 30),
            LocalDate.of(2025, 7, 31),
            LocalDate.of(2025, 10, 31),
            LocalDate.of(2026, 1, 30));
    assertThatThrownBy(() -> payments(TODAY, 0, Frequency.P3M, DayCounts.ACT_360))
        .hasMessage("maturity: must be after the start 2025-01-15, got 2025-01-15");
  }
}
