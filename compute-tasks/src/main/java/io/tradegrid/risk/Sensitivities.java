package io.tradegrid.risk;

import java.util.List;

/**
 * Value of holdings and how it changes, in units that add up over underlyings.
 *
 * @param value market value
 * @param delta value of the underlying that moves as they do, S ∂V/∂S
 * @param gamma change of delta when the price rises by 1 %, S² ∂²V/∂S² / 100
 * @param vega gain when volatility rises by 0.01
 * @param theta gain in one calendar day
 * @param rho gain when the rate rises by one basis point
 */
public record Sensitivities(
    double value, double delta, double gamma, double vega, double theta, double rho) {

  /** The names of the numbers, in the order of {@link #toArray}. */
  public static final List<String> NAMES =
      List.of("value", "delta", "gamma", "vega", "theta", "rho");

  /** Returns the numbers in the order of the components. */
  public double[] toArray() {
    return new double[] {value, delta, gamma, vega, theta, rho};
  }

  /** Returns those of these numbers, in the order of the components. */
  public static Sensitivities of(double[] numbers) {
    return new Sensitivities(
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }
}
