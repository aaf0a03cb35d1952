package io.tradegrid.task;

import io.tradegrid.risk.RiskException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

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
    names.add(name);
    try {
      values.add(value.getAsDouble());
    } catch (RiskException e) {
      values.add(e.failure() + ": " + e.getMessage());
    }
    return this;
  }

  Object[] reply() {
    return RiskReply.of(names.toArray(), values.toArray());
  }
}
