package io.tradegrid.risk;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What an instrument closed at.
 *
 * @param day trading day
 * @param close last price of the day, in the instrument's currency
 * @param adjustedClose the same adjusted for later splits and dividends, where it is known
 */
public record DailyClose(LocalDate day, double close, OptionalDouble adjustedClose) {

  /**
   * Returns this close over an earlier one. Adjusted closes are used only if both days have one: an
   * adjusted and a plain close do not compare.
   */
  double relativeChangeSince(DailyClose earlier) {
    boolean adjusted = adjustedClose.isPresent() && earlier.adjustedClose.isPresent();
    double before = adjusted ? earlier.adjustedClose.getAsDouble() : earlier.close;
    double after = adjusted ? adjustedClose.getAsDouble() : close;
    // Not after / before - 1: the subtraction comes first so that nothing cancels after rounding.
    return (after - before) / before;
  }
}
