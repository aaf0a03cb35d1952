package io.tradegrid.risk;

import io.tradegrid.pricing.VanillaOptions;
import io.tradegrid.risk.RiskException.Failure;

/**
 * Holdings of options as columns: element i of each array belongs to holding i. The arrays are used
 * as they are, not copied; they must not change while a computation runs.
 */
public final class OptionHoldings {

  private final int[] factor;
  private final double[] units;
  private final boolean[] american;
  private final VanillaOptions terms;

  /**
   * Takes the columns.
   *
   * @param factor which row of the moves each one's underlying follows, zero or more
   * @param units quantity × multiplier: options on one unit of the underlying; negative is short
   * @param american whether it may be exercised early; false for European
   * @param terms what each is, with today's price of the underlying
   * @throws RiskException INVALID_INPUT if the columns differ in length or a factor is negative,
   *     NUMERICAL_ERROR for units that are not finite
   */
  public OptionHoldings(int[] factor, double[] units, boolean[] american, VanillaOptions terms) {
    Moves.sameLength("factor", factor.length, terms.size());
    Moves.sameLength("units", units.length, terms.size());
    Moves.sameLength("american", american.length, terms.size());
    for (int i = 0; i < units.length; i++) {
      Moves.requireFactor(factor[i], i);
      if (!Double.isFinite(units[i])) {
        throw new RiskException(
            Failure.NUMERICAL_ERROR, "units[" + i + "]: must be finite, got " + units[i]);
      }
    }
    this.factor = factor;
    this.units = units;
    this.american = american;
    this.terms = terms;
  }

  /** Returns no holdings. */
  public static OptionHoldings none() {
    double[] none = {};
    return new OptionHoldings(
        new int[0],
        none,
        new boolean[0],
        new VanillaOptions(new boolean[0], none, none, none, none, none, none));
  }

  /** Returns how many there are. */
  public int size() {
    return units.length;
  }

  int factor(int i) {
    return factor[i];
  }

  double units(int i) {
    return units[i];
  }

  boolean american(int i) {
    return american[i];
  }

  VanillaOptions terms() {
    return terms;
  }
}
