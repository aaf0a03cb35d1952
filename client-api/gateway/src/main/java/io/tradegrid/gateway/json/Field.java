package io.tradegrid.gateway.json;

import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import java.math.BigDecimal;
import java.util.function.Supplier;

/** Checks on single fields of a body; each refuses with BAD_REQUEST and the field's name. */
public final class Field {

  private Field() {}

  /** Returns the value, or refuses if there is none. */
  public static <T> T required(String field, T value) {
    if (value == null) {
      throw new RejectedException(RejectReason.BAD_REQUEST, field + ": is missing");
    }
    return value;
  }

  /** Returns the value as a whole number, or refuses if there is none or it is not whole. */
  public static long whole(String field, BigDecimal value) {
    try {
      return required(field, value).longValueExact();
    } catch (ArithmeticException e) {
      throw new RejectedException(
          RejectReason.BAD_REQUEST,
          field + ": must be a whole number, got " + value.toPlainString());
    }
  }

  /** Returns a value of the model, or refuses with the model's own words. */
  public static <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new RejectedException(RejectReason.BAD_REQUEST, e.getMessage());
    }
  }
}
