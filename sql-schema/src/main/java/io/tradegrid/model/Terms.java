package io.tradegrid.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What the terms of instruments and portfolios are checked against alike. */
public final class Terms {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,5}");
  private static final int DECIMALS_MAX = 18;

  private Terms() {}

  static void require(boolean holds, String field, Object value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + rule + ", got " + value);
    }
  }

  static void requireId(int id) {
    require(id >= 0, "id", id, "must not be negative");
  }

  /**
   * Checks the name of a currency.
   *
   * @throws IllegalArgumentException if it is not three to five capital letters
   */
  public static void requireCurrency(String currency) {
    require(
        currency != null && CURRENCY.matcher(currency).matches(),
        "currency",
        currency,
        "must be 3 to 5 capital letters");
  }

  /** The bound on the digits also keeps out 1e999999999, which would be written out later. */
  static boolean isPositive(BigDecimal value, int wholeDigitsMax) {
    return value != null
        && value.signum() > 0
        && value.scale() <= DECIMALS_MAX
        && value.precision() - (long) value.scale() <= wholeDigitsMax;
  }

  /** One scale per value, so that equal terms are equal records. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
