package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Numbers by name, or why there is none; as they travel. */
final class Measures {

  private final List<String> names = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  Measures add(String name, double value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /** Adds one that may have no value though the others have. */
  Measures add(String name, DoubleSupplier value) {
    return addOrReason(name, value::getAsDouble);
  }

  /** Adds a time in milliseconds since the epoch, in ISO 8601, that may have no value either. */
  Measures addTime(String name, LongSupplier millis) {
    return addOrReason(name, () -> Instant.ofEpochMilli(millis.getAsLong()).toString());
  }

  private Measures addOrReason(String name, Supplier<Object> value) {
    names.add(name);
    try {
      values.add(value.get());
    } catch (RiskException e) {
      values.add(e.failure() + ": " + e.getMessage());
    }
    return this;
  }

  Object[] reply() {
    return RiskReply.of(names.toArray(), values.toArray());
  }
}
