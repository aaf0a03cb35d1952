package io.tradegrid.rates;

import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.collect.array.DoubleArray;
import com.opengamma.strata.market.curve.interpolator.BoundCurveInterpolator;
import com.opengamma.strata.market.curve.interpolator.CurveExtrapolators;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolator;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolators;
import io.tradegrid.pricing.Check;
import io.tradegrid.pricing.Elementary;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import java.time.LocalDate;

/**
 * What one unit of money paid later is worth at the valuation date, by the time in years
 * (actual/365 fixed). It is 1 at the valuation date; between nodes its logarithm is interpolated,
 * and beyond the last node the forward rate of the last stretch goes on. A forward curve is one of
 * these whose factors are those of an index. Immutable.
 */
public final class DiscountCurve {

  /** How the logarithm of the discount factor runs between nodes. */
  public enum Interpolation {
    /** Straight: the forward rate is constant between nodes. */
    LOG_LINEAR(CurveInterpolators.LOG_LINEAR),
    /** A monotone cubic spline: forward rates are smooth, and positive if the nodes allow it. */
    LOG_MONOTONE(CurveInterpolators.LOG_NATURAL_SPLINE_MONOTONE_CUBIC);

    private final CurveInterpolator interpolator;

    Interpolation(CurveInterpolator interpolator) {
      this.interpolator = interpolator;
    }
  }

  private final LocalDate valuationDate;
  private final BoundCurveInterpolator factors;
  private final double lastYears;
  private final double lastFactor;
  private final double lastForward;

  /** Added to all zero rates. */
  private final double spread;

  private DiscountCurve(
      LocalDate valuationDate,
      BoundCurveInterpolator factors,
      double lastYears,
      double lastFactor,
      double lastForward,
      double spread) {
    this.valuationDate = valuationDate;
    this.factors = factors;
    this.lastYears = lastYears;
    this.lastFactor = lastFactor;
    this.lastForward = lastForward;
    this.spread = spread;
  }

  /**
   * Returns the curve through discount factors.
   *
   * @param valuationDate where the factor is 1
   * @param years times of the nodes, positive and rising
   * @param discountFactors positive, as many
   * @param interpolation between them
   * @throws PricingException INSUFFICIENT_DATA without a node, INVALID_INPUT for numbers out of
   *     range
   */
  public static DiscountCurve ofDiscountFactors(
      LocalDate valuationDate,
      double[] years,
      double[] discountFactors,
      Interpolation interpolation) {
    int n = years.length;
    if (n == 0) {
      throw new PricingException(Failure.INSUFFICIENT_DATA, "curve nodes: required 1, actual 0");
    }
    if (discountFactors.length != n) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "discountFactors: must have length " + n + ", got " + discountFactors.length);
    }
    double[] x = new double[n + 1];
    double[] y = new double[n + 1];
    y[0] = 1;
    for (int i = 0; i < n; i++) {
      x[i + 1] = Check.positive("years", years[i]);
      y[i + 1] = Check.positive("discountFactors", discountFactors[i]);
      if (x[i + 1] <= x[i]) {
        throw new PricingException(
            Failure.INVALID_INPUT, "years: must rise, got " + x[i + 1] + " after " + x[i]);
      }
    }
    // A spline needs three points; through two it is the straight line anyway.
    Interpolation used = n < 2 ? Interpolation.LOG_LINEAR : interpolation;
    BoundCurveInterpolator bound =
        used.interpolator.bind(
            DoubleArray.ofUnsafe(x),
            DoubleArray.ofUnsafe(y),
            CurveExtrapolators.FLAT,
            CurveExtrapolators.FLAT);
    double forward = Elementary.log(y[n - 1] / y[n]) / (x[n] - x[n - 1]);
    return new DiscountCurve(valuationDate, bound, x[n], y[n], forward, 0);
  }

  /**
   * Returns the curve through zero rates.
   *
   * @param valuationDate where the discount factor is 1
   * @param years times of the nodes, positive and rising
   * @param zeroRates continuously compounded, as many
   * @param interpolation between the discount factors
   * @throws PricingException as {@link #ofDiscountFactors}
   */
  public static DiscountCurve ofZeroRates(
      LocalDate valuationDate, double[] years, double[] zeroRates, Interpolation interpolation) {
    if (zeroRates.length != years.length) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "zeroRates: must have length " + years.length + ", got " + zeroRates.length);
    }
    double[] discountFactors = new double[years.length];
    for (int i = 0; i < years.length; i++) {
      discountFactors[i] = Elementary.exp(-Check.finite("zeroRates", zeroRates[i]) * years[i]);
    }
    return ofDiscountFactors(valuationDate, years, discountFactors, interpolation);
  }

  /**
   * Returns the curve with one zero rate.
   *
   * @param valuationDate where the discount factor is 1
   * @param zeroRate continuously compounded
   * @throws PricingException INVALID_INPUT for a rate that is not finite
   */
  public static DiscountCurve flat(LocalDate valuationDate, double zeroRate) {
    return ofZeroRates(
        valuationDate, new double[] {1}, new double[] {zeroRate}, Interpolation.LOG_LINEAR);
  }

  /** Returns the date of discount factor 1. */
  public LocalDate valuationDate() {
    return valuationDate;
  }

  /** Returns the years from the valuation date, negative before it: days / 365. */
  public double years(LocalDate date) {
    return DayCounts.ACT_365F.relativeYearFraction(valuationDate, date);
  }

  /**
   * Returns the discount factor.
   *
   * @param years from the valuation date, zero or more
   * @throws PricingException INVALID_INPUT for a negative time
   */
  public double discountFactor(double years) {
    Check.notNegative("years", years);
    double factor =
        years <= lastYears
            ? factors.interpolate(years)
            : lastFactor * Elementary.exp(-lastForward * (years - lastYears));
    return spread == 0 ? factor : factor * Elementary.exp(-spread * years);
  }

  /**
   * Returns the discount factor.
   *
   * @param date not before the valuation date
   * @throws PricingException INVALID_INPUT for an earlier date
   */
  public double discountFactor(LocalDate date) {
    return discountFactor(years(date));
  }

  /**
   * Returns the zero rate.
   *
   * @param years positive
   * @return continuously compounded
   * @throws PricingException INVALID_INPUT for a time that is not positive
   */
  public double zeroRate(double years) {
    return -Elementary.log(discountFactor(Check.positive("years", years))) / years;
  }

  /**
   * Returns the forward rate between two times.
   *
   * @param from years, zero or more
   * @param to years, after that
   * @return continuously compounded
   * @throws PricingException INVALID_INPUT for times out of order
   */
  public double forwardRate(double from, double to) {
    Check.positive("to - from", to - from);
    return Elementary.log(discountFactor(from) / discountFactor(to)) / (to - from);
  }

  /**
   * Returns the forward rate of a period as money markets quote it, without compounding.
   *
   * @param start not before the valuation date
   * @param end after that
   * @param yearFraction of the period by the rate's day count, positive
   * @throws PricingException INVALID_INPUT for arguments out of range
   */
  public double simpleForward(LocalDate start, LocalDate end, double yearFraction) {
    Check.positive("yearFraction", yearFraction);
    return (discountFactor(start) / discountFactor(end) - 1) / yearFraction;
  }

  /**
   * Returns this curve with all zero rates moved.
   *
   * @param shift added, continuously compounded: 0.0001 is a basis point
   * @throws PricingException INVALID_INPUT for a shift that is not finite
   */
  public DiscountCurve shifted(double shift) {
    return new DiscountCurve(
        valuationDate,
        factors,
        lastYears,
        lastFactor,
        lastForward,
        spread + Check.finite("shift", shift));
  }
}
