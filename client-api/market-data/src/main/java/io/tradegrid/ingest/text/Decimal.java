package io.tradegrid.ingest.text;

import io.tradegrid.tick.Tick;
import java.math.BigDecimal;

/**
 * A plain decimal number as a whole number and how many of its digits stand behind the point. Never
 * goes through a floating point.
 *
 * @param units whole number of 10^-decimals
 * @param decimals 0 to {@link Tick#DECIMALS_MAX}
 */
public record Decimal(long units, int decimals) {

  private static final int CHARS_MAX = 40;

  /**
   * Reads a number such as {@code -12.50}, whose decimals are then as many as are written, without
   * the zeros at their end.
   *
   * @param name what it is, for the complaint
   * @throws IllegalArgumentException naming it if it is none or does not fit
   */
  public static Decimal of(String name, String text) {
    try {
      if (text.length() > CHARS_MAX || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
        throw refused(name, text);
      }
      return of(name, new BigDecimal(text));
    } catch (NumberFormatException e) {
      IllegalArgumentException refused = refused(name, text);
      refused.initCause(e);
      throw refused;
    }
  }

  /**
   * Takes a number over exactly.
   *
   * @param name what it is, for the complaint
   * @throws IllegalArgumentException naming it if it does not fit
   */
  public static Decimal of(String name, BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (plain.scale() > Tick.DECIMALS_MAX || plain.precision() - plain.scale() > CHARS_MAX) {
      throw refused(name, value.toString());
    }
    BigDecimal scaled = plain.scale() < 0 ? plain.setScale(0) : plain;
    try {
      return new Decimal(scaled.unscaledValue().longValueExact(), scaled.scale());
    } catch (ArithmeticException e) {
      IllegalArgumentException refused = refused(name, value.toString());
      refused.initCause(e);
      throw refused;
    }
  }

  /**
   * Returns the number as a whole number of 10^-decimals.
   *
   * @param name what it is, for the complaint
   * @param wanted how many decimals, 0 to {@link Tick#DECIMALS_MAX}
   * @throws IllegalArgumentException naming it if it has more decimals or does not fit
   */
  public long at(String name, int wanted) {
    if (decimals > wanted) {
      throw new IllegalArgumentException(
          name + ": must have at most " + wanted + " decimals, got " + this);
    }
    try {
      long scaled = units;
      for (int i = decimals; i < wanted; i++) {
        scaled = Math.multiplyExact(scaled, 10L);
      }
      return scaled;
    } catch (ArithmeticException e) {
      IllegalArgumentException refused = refused(name, toString());
      refused.initCause(e);
      throw refused;
    }
  }

  /** Returns the number as it is written. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(units, decimals).toPlainString();
  }

  private static IllegalArgumentException refused(String name, String text) {
    return new IllegalArgumentException(
        name + ": must be a decimal number of at most 18 digits, got " + text);
  }
}
