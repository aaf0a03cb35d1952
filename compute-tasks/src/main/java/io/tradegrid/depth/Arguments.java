package io.tradegrid.depth;

import io.tradegrid.model.Side;

/** Refuses arguments that no feed can mean, naming field and value. */
final class Arguments {

  private Arguments() {}

  static void positive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(field + ": must be positive, got " + value);
    }
  }

  static void notNegative(String field, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(field + ": must not be negative, got " + value);
    }
  }

  static void present(Side side) {
    if (side == null) {
      throw new IllegalArgumentException("side: must be BUY or SELL, got null");
    }
  }
}
