package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.util.function.ToDoubleFunction;

/** What a part of a portfolio has to do with the risk of the whole. */
public final class Attribution {

  private Attribution() {}

  /**
   * Returns the incremental risk of a part: the measure of the whole less that of the whole without
   * the part.
   *
   * @param whole P&amp;L of each scenario
   * @param part the same of the part
   * @param measure gives the loss of a distribution
   * @throws RiskException INVALID_INPUT if the lengths differ, else as the measure
   */
  public static double incremental(
      double[] whole, double[] part, ToDoubleFunction<double[]> measure) {
    Moves.sameLength("part", part.length, whole.length);
    double[] rest = new double[whole.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = whole[i] - part[i];
    }
    return measure.applyAsDouble(whole) - measure.applyAsDouble(rest);
  }

  /**
   * Returns the marginal risk of a part: the growth of the measure per unit of money put more into
   * it, component / value.
   *
   * @param component the part's contribution, {@link Tail#loss} of it
   * @param marketValue the part's value
   * @throws RiskException NUMERICAL_ERROR if the part has no value to add to
   */
  public static double marginal(double component, double marketValue) {
    double marginal = component / marketValue;
    if (!Double.isFinite(marginal)) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR, "marginal risk: the value is " + marketValue);
    }
    return marginal;
  }
}
