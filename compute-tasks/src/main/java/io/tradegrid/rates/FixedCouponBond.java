package io.tradegrid.rates;

import com.opengamma.strata.basics.date.BusinessDayAdjustment;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.basics.schedule.Frequency;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import java.time.LocalDate;
import java.util.List;

/**
 * A bond that pays a fixed coupon and its face value at maturity. Prices are per 100 of face value.
 *
 * <p>Yields are compounded as often a year as the coupon is paid, in the running period too (the
 * rule of ICMA): P = Σ c(i) / (1 + y/f)^(w + i − 1), w being the part of the running period that is
 * left by the day count, 1 on a coupon date whatever a period is by that count; a short first
 * period is so much less than one as its days by the count. Dates of payment do not matter for the
 * yield, but for the value on a curve.
 *
 * <p>Source: F. J. Fabozzi, "Fixed income mathematics", 4th edition, McGraw-Hill 2006, chapters 6
 * to 11; ICMA rule book, rule 803.
 *
 * @param payments dates and day count
 * @param couponRate a year, as a decimal; zero or more
 */
public record FixedCouponBond(Payments payments, double couponRate) {

  private static final double FACE = 100;

  /**
   * Checks the coupon.
   *
   * @throws PricingException INVALID_INPUT for a coupon out of range
   */
  public FixedCouponBond {
    Check.notNegative("couponRate", couponRate);
  }

  /**
   * Returns a bond without coupons, whose yield is compounded once a year.
   *
   * @param start any date before the maturity
   * @param maturity when the face value is paid
   */
  public static FixedCouponBond zeroCoupon(LocalDate start, LocalDate maturity) {
    return new FixedCouponBond(
        new Payments(
            start, maturity, Frequency.P12M, DayCounts.ACT_ACT_ICMA, BusinessDayAdjustment.NONE),
        0);
  }

  /**
   * Returns the interest that has accrued since the last coupon.
   *
   * @param settlement from the start to before the maturity
   * @throws PricingException INVALID_INPUT for a date out of range
   */
  public double accruedInterest(LocalDate settlement) {
    return FACE * couponRate * payments.accrued(running(settlement), settlement);
  }

  private Payments.Period running(LocalDate settlement) {
    return payments.periods().stream()
        .filter(p -> !settlement.isBefore(p.start()) && settlement.isBefore(p.end()))
        .findFirst()
        .orElseThrow(
            () ->
                new PricingException(
                    Failure.INVALID_INPUT,
                    "settlement: must be from "
                        + payments.start()
                        + " to before "
                        + payments.maturity()
                        + ", got "
                        + settlement));
  }

  private CashFlows cashFlows(LocalDate settlement) {
    Payments.Period running = running(settlement);
    double passed = payments.accrued(running, settlement);
    List<Payments.Period> open =
        payments.periods().stream().filter(p -> p.end().isAfter(settlement)).toList();
    LocalDate[] dates = new LocalDate[open.size()];
    double[] periods = new double[open.size()];
    double[] amounts = new double[open.size()];
    double left = running.yearFraction() - passed;
    double first = running.isFull() ? left / running.yearFraction() : payments.perYear() * left;
    for (int i = 0; i < dates.length; i++) {
      dates[i] = open.get(i).paymentDate();
      periods[i] = first + i;
      amounts[i] = FACE * couponRate * open.get(i).yearFraction();
    }
    amounts[dates.length - 1] += FACE;
    return new CashFlows(dates, periods, amounts, payments.perYear());
  }

  /**
   * Returns price and measures at a yield.
   *
   * @param settlement from the start to before the maturity
   * @param yield a decimal, compounded as often as the coupon is paid, above −1 a period
   * @throws PricingException INVALID_INPUT for an argument out of range
   */
  public BondMeasures atYield(LocalDate settlement, double yield) {
    Check.finite("yield", yield);
    CashFlows flows = cashFlows(settlement);
    double[] value = flows.byYield(yield);
    double accrued = accruedInterest(settlement);
    double modified = value[1] / value[0];
    return new BondMeasures(
        yield,
        value[0],
        value[0] - accrued,
        accrued,
        modified * (1 + yield / flows.perYear()),
        modified,
        value[2] / value[0],
        value[1] * 1e-4);
  }

  /**
   * Returns yield and measures at a price.
   *
   * @param settlement from the start to before the maturity
   * @param cleanPrice per 100 of face value
   * @throws PricingException INVALID_INPUT for an argument out of range or a price that is nothing
   *     with the accrued interest, NUMERICAL_ERROR if no yield is found
   */
  public BondMeasures atPrice(LocalDate settlement, double cleanPrice) {
    double dirty = Check.finite("cleanPrice", cleanPrice) + accruedInterest(settlement);
    return atYield(settlement, cashFlows(settlement).yieldOf(dirty));
  }

  /**
   * Returns the dirty price on a curve.
   *
   * @param curve of discount factors, valued not after the settlement
   * @param settlement from the start to before the maturity
   * @param zSpread on the zero rates of the curve, continuously compounded
   * @throws PricingException INVALID_INPUT for a date out of range
   */
  public double dirtyPrice(DiscountCurve curve, LocalDate settlement, double zSpread) {
    return cashFlows(settlement).onCurve(curve, settlement, Check.finite("zSpread", zSpread));
  }

  /**
   * Returns the z-spread: what must be added to the zero rates of a curve for the bond to have that
   * price on it.
   *
   * @param curve of discount factors, valued not after the settlement
   * @param settlement from the start to before the maturity
   * @param cleanPrice per 100 of face value
   * @return continuously compounded
   * @throws PricingException INVALID_INPUT for an argument out of range, NUMERICAL_ERROR if there
   *     is none
   */
  public double zSpread(DiscountCurve curve, LocalDate settlement, double cleanPrice) {
    double dirty = Check.finite("cleanPrice", cleanPrice) + accruedInterest(settlement);
    return cashFlows(settlement).zSpread(curve, settlement, dirty);
  }
}
