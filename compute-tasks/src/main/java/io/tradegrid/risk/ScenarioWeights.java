package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;

/** Weights of scenarios, oldest first, together 1. */
public final class ScenarioWeights {

  private ScenarioWeights() {}

  /**
   * Returns 1/n for each.
   *
   * @param scenarios n, at least 1
   */
  public static double[] equal(int scenarios) {
    double[] weights = new double[scenarios];
    Arrays.fill(weights, 1.0 / scenarios);
    return weights;
  }

  /**
   * Returns weights that fall with age, w(i) = λ^i (1 − λ) / (1 − λ^n), i = 0 for the latest.
   *
   * <p>Source: J. Boudoukh, M. Richardson and R. Whitelaw, "The best of both worlds", Risk 11
   * (1998), 64–67.
   *
   * @param scenarios n, at least 1
   * @param decay λ, above 0 and below 1
   * @throws RiskException INVALID_INPUT for a decay out of range
   */
  public static double[] exponential(int scenarios, double decay) {
    if (!(decay > 0 && decay < 1)) {
      throw new RiskException(
          Failure.INVALID_INPUT, "decay: must be above 0 and below 1, got " + decay);
    }
    double[] weights = new double[scenarios];
    CompensatedSum sum = new CompensatedSum();
    double weight = 1;
    for (int i = scenarios - 1; i >= 0; i--) {
      weights[i] = weight;
      sum.add(weight);
      weight *= decay;
    }
    for (int i = 0; i < scenarios; i++) {
      weights[i] /= sum.value();
    }
    return weights;
  }
}
