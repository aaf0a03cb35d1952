package io.tradegrid.pricing;

import io.tradegrid.pricing.PricingException.Failure;

/** Refuses arguments that are out of range, naming them and their value. */
public final class Check {

  private Check() {}

  /**
   * Returns the value if it is positive and finite.
   *
   * @param name of the argument, for the message
   * @param value any
   * @return the value
   * @throws PricingException INVALID_INPUT otherwise
   */
  public static double positive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw invalid(name, "must be positive", value);
    }
    return value;
  }

  /**
   * Returns the value if it is zero or positive, and finite.
   *
   * @param name of the argument, for the message
   * @param value any
   * @return the value, a negative zero as zero
   * @throws PricingException INVALID_INPUT otherwise
   */
  public static double notNegative(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw invalid(name, "must be zero or positive", value);
    }
    return value + 0.0;
  }

  /**
   * Returns the value if it is finite.
   *
   * @param name of the argument, for the message
   * @param value any
   * @return the value
   * @throws PricingException INVALID_INPUT otherwise
   */
  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw invalid(name, "must be finite", value);
    }
    return value;
  }

  /**
   * Returns the value if it is within bounds.
   *
   * @param name of the argument, for the message
   * @param value any
   * @param min smallest that is accepted
   * @param max largest that is accepted
   * @return the value
   * @throws PricingException INVALID_INPUT otherwise
   */
  public static int between(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new PricingException(
          Failure.INVALID_INPUT,
          name + ": must be between " + min + " and " + max + ", got " + value);
    }
    return value;
  }

  /**
   * Returns the result of a computation if it is finite.
   *
   * @param name of the result, for the message
   * @param value any
   * @return the value
   * @throws PricingException NUMERICAL_ERROR otherwise
   */
  public static double answer(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new PricingException(
          Failure.NUMERICAL_ERROR, name + ": is not a finite number: " + value);
    }
    return value;
  }

  private static PricingException invalid(String name, String must, double value) {
    return new PricingException(Failure.INVALID_INPUT, name + ": " + must + ", got " + value);
  }
}
