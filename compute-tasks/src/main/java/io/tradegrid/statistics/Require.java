package io.tradegrid.statistics;

import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;

/** Refuses what cannot be computed with, naming it; nothing is computed from too little. */
public final class Require {

  private Require() {}

  /**
   * Returns a whole number that is large enough.
   *
   * @throws RiskException INVALID_INPUT otherwise
   */
  public static int atLeast(String name, int least, int value) {
    if (value < least) {
      throw invalid(name + ": must be at least " + least + ", got " + value);
    }
    return value;
  }

  /**
   * Checks that there are enough observations.
   *
   * @param name of what is observed
   * @throws RiskException INSUFFICIENT_DATA otherwise, with required and actual
   */
  public static void observations(String name, long required, long actual) {
    if (actual < required) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, name + ": required " + required + ", actual " + actual);
    }
  }

  /**
   * Checks that all numbers of a series are finite.
   *
   * @throws RiskException INVALID_INPUT naming the first that is not
   */
  public static void finite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw invalid(name + "[" + i + "]: must be finite, got " + values[i]);
      }
    }
  }

  /**
   * Returns a number that is finite.
   *
   * @throws RiskException INVALID_INPUT otherwise
   */
  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw invalid(name + ": must be finite, got " + value);
    }
    return value;
  }

  /**
   * Checks that two series are of one length.
   *
   * @throws RiskException INVALID_INPUT otherwise
   */
  public static void sameLength(String name, double[] values, String other, double[] others) {
    if (values.length != others.length) {
      throw invalid(
          name
              + ": must be as long as "
              + other
              + ", got "
              + values.length
              + " and "
              + others.length);
    }
  }

  /**
   * Returns the result of a computation.
   *
   * @throws RiskException NUMERICAL_ERROR if it is not finite
   */
  public static double answer(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, name + ": is not a finite number: " + value);
    }
    return value;
  }

  /**
   * Returns a quotient.
   *
   * @throws RiskException NUMERICAL_ERROR if the divisor is zero or the result not finite
   */
  public static double quotient(String name, double dividend, String of, double divisor) {
    if (divisor == 0) {
      throw new RiskException(Failure.NUMERICAL_ERROR, name + ": " + of + " is zero");
    }
    return answer(name, dividend / divisor);
  }

  /** Returns the refusal of an argument. */
  public static RiskException invalid(String message) {
    return new RiskException(Failure.INVALID_INPUT, message);
  }
}
