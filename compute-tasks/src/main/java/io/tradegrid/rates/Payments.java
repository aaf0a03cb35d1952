package io.tradegrid.rates;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.BusinessDayAdjustment;
import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.schedule.Frequency;
import com.opengamma.strata.basics.schedule.PeriodicSchedule;
import com.opengamma.strata.basics.schedule.Schedule;
import com.opengamma.strata.basics.schedule.SchedulePeriod;
import com.opengamma.strata.basics.schedule.StubConvention;
import io.tradegrid.pricing.PricingException;
import io.tradegrid.pricing.PricingException.Failure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How often and when a contract pays, counted back from its maturity; a stub, if any, is short and
 * first. If the maturity is the last day of its month, so are the other dates.
 *
 * @param start first accrual date
 * @param maturity last accrual date, after that
 * @param frequency of payments
 * @param dayCount by which interest accrues
 * @param adjustment of payment dates to business days
 */
public record Payments(
    LocalDate start,
    LocalDate maturity,
    Frequency frequency,
    DayCount dayCount,
    BusinessDayAdjustment adjustment) {

  /**
   * Checks the dates.
   *
   * @throws PricingException INVALID_INPUT if the maturity is not after the start or the frequency
   *     is not some times a year
   */
  public Payments {
    if (!maturity.isAfter(start)) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          "maturity: must be after the start " + start + ", got " + maturity);
    }
    if (!isWholePartOfYear(frequency)) {
      throw new PricingException(
          Failure.INVALID_INPUT, "frequency: must be 1 to 12 times a year, got " + frequency);
    }
  }

  private static boolean isWholePartOfYear(Frequency frequency) {
    long months = frequency.getPeriod().toTotalMonths();
    return !frequency.isTerm() && months > 0 && months <= 12 && 12 % months == 0;
  }

  /**
   * One accrual period.
   *
   * @param start unadjusted
   * @param end unadjusted
   * @param paymentDate the end, adjusted
   * @param yearFraction of the whole period by the day count
   * @param isFull whether it is as long as the frequency says, no stub
   */
  record Period(
      LocalDate start, LocalDate end, LocalDate paymentDate, double yearFraction, boolean isFull) {}

  /** Returns payments a year. */
  int perYear() {
    return frequency.eventsPerYear();
  }

  List<Period> periods() {
    Schedule schedule = schedule();
    List<Period> periods = new ArrayList<>(schedule.size());
    for (SchedulePeriod period : schedule.getPeriods()) {
      LocalDate end = period.getUnadjustedEndDate();
      periods.add(
          new Period(
              period.getUnadjustedStartDate(),
              end,
              adjustment.adjust(end, ReferenceData.standard()),
              dayCount.yearFraction(period.getUnadjustedStartDate(), end, schedule),
              period.isRegular(schedule.getFrequency(), schedule.getRollConvention())));
    }
    return periods;
  }

  /** Returns the year fraction from a period's start to a date within it. */
  double accrued(Period period, LocalDate date) {
    return date.equals(period.end())
        ? period.yearFraction()
        : dayCount.yearFraction(period.start(), date, schedule());
  }

  private Schedule schedule() {
    boolean endOfMonth = maturity.equals(maturity.withDayOfMonth(maturity.lengthOfMonth()));
    return PeriodicSchedule.of(
            start,
            maturity,
            frequency,
            BusinessDayAdjustment.NONE,
            StubConvention.SHORT_INITIAL,
            endOfMonth)
        .createSchedule(ReferenceData.standard());
  }
}
