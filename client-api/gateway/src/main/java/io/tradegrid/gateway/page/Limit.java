package io.tradegrid.gateway.page;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;

/** The range of a whole number in a request; what is out of it is refused with BAD_REQUEST. */
public final class Limit {

  private Limit() {}

  /**
   * Returns a query parameter's value.
   *
   * @param field name of the parameter
   * @param value what was given; null if nothing was
   * @param preset the value when nothing was given
   */
  public static int of(String field, Integer value, int preset, int min, int max) {
    return value == null ? preset : of(field, value.longValue(), min, max);
  }

  /** Returns the value if it is min to max. */
  public static int of(String field, long value, int min, int max) {
    if (value < min || value > max) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST, field + ": must be " + min + " to " + max + ", got " + value);
    }
    return (int) value;
  }
}
