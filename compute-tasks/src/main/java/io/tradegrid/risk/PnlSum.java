package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.util.Arrays;

/**
 * Vectors added up as they come, over the scenarios that all of them have with the same two days;
 * the rest is left out. Terms are added in the order they come in, with compensation, so equal
 * terms in equal order give equal bits. It keeps the sums and no vector: a shard of any number of
 * positions takes the memory of two. Not safe for use by several threads.
 */
public final class PnlSum {

  private int positions;
  private final CompensatedSum marketValue = new CompensatedSum();

  /** Null before the first vector. */
  private SumColumns sums;

  private int[] fromDays;
  private int[] toDays;

  /** Terms of a vector that has other scenarios than the sum. */
  private double[] terms;

  /** Begins with nothing. */
  public PnlSum() {}

  /**
   * Adds a vector times a number.
   *
   * @param vector of one unit, or of some positions
   * @param quantity units; negative is short
   */
  public void add(PnlVector vector, double quantity) {
    if (sums == null) {
      sums = new SumColumns(vector.size());
      terms = new double[vector.size()];
      fromDays = vector.fromDays();
      toDays = vector.toDays();
    }
    positions += vector.positions();
    marketValue.add(quantity * vector.marketValue());
    if (hasScenariosOf(vector)) {
      sums.add(quantity, vector.values(), 0, toDays.length);
    } else {
      addCommon(vector, quantity);
    }
  }

  private boolean hasScenariosOf(PnlVector vector) {
    return Arrays.equals(toDays, vector.toDays()) && Arrays.equals(fromDays, vector.fromDays());
  }

  /** Both have their days rising; what is not in both is taken out of the sum. */
  private void addCommon(PnlVector vector, double quantity) {
    int[] from = new int[toDays.length];
    int[] to = new int[toDays.length];
    int kept = 0;
    int at = 0;
    for (int i = 0; i < toDays.length; i++) {
      while (at < vector.size() && vector.toDays()[at] < toDays[i]) {
        at++;
      }
      if (at < vector.size()
          && vector.toDays()[at] == toDays[i]
          && vector.fromDays()[at] == fromDays[i]) {
        sums.move(i, kept);
        terms[kept] = vector.values()[at];
        from[kept] = fromDays[i];
        to[kept++] = toDays[i];
      }
    }
    fromDays = Arrays.copyOf(from, kept);
    toDays = Arrays.copyOf(to, kept);
    sums.add(quantity, terms, 0, kept);
  }

  /**
   * Returns the sum so far.
   *
   * @throws RiskException INSUFFICIENT_DATA if nothing was added, NUMERICAL_ERROR on overflow
   */
  public PnlVector total() {
    if (sums == null) {
      throw new RiskException(Failure.INSUFFICIENT_DATA, "positions: required 1, actual 0");
    }
    double[] pnl = new double[toDays.length];
    sums.copy(pnl, 0, pnl.length);
    return new PnlVector(positions, marketValue.value(), fromDays, toDays, pnl);
  }
}
