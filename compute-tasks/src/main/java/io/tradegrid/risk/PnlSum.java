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

  private PositionTally tally = PositionTally.of(0);
  private final CompensatedSum marketValue = new CompensatedSum();

  /** Null before the first vector. */
  private SumColumns sums;

  private int[] fromDays;
  private int[] toDays;

  /** Terms of a vector that has other scenarios than the sum. */
  private double[] terms;

  /**
   * The last vector that had other scenarios than the sum, and where it has those of the sum. As a
   * rule few kinds of days are there, of what was traded today and of what was not, and neighbours
   * are alike.
   */
  private PnlVector like;

  private int[] places;

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
    tally = tally.and(vector.tally());
    marketValue.add(quantity * vector.marketValue());
    if (hasScenariosOf(vector)) {
      sums.add(quantity, vector.values(), 0, toDays.length);
    } else {
      addCommon(vector, quantity);
    }
  }

  private boolean hasScenariosOf(PnlVector vector) {
    return hasDays(vector, fromDays, toDays);
  }

  private static boolean hasDays(PnlVector vector, int[] from, int[] to) {
    return (vector.toDays() == to || Arrays.equals(vector.toDays(), to))
        && (vector.fromDays() == from || Arrays.equals(vector.fromDays(), from));
  }

  /** What is not in both is taken out of the sum. */
  private void addCommon(PnlVector vector, double quantity) {
    if (like == null || !hasDays(vector, like.fromDays(), like.toDays())) {
      like = vector;
      findPlaces(vector);
    }
    for (int i = 0; i < toDays.length; i++) {
      terms[i] = vector.values()[places[i]];
    }
    sums.add(quantity, terms, 0, toDays.length);
  }

  /** Both have their days rising. */
  private void findPlaces(PnlVector vector) {
    int[] from = new int[toDays.length];
    int[] to = new int[toDays.length];
    places = new int[toDays.length];
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
        places[kept] = at;
        from[kept] = fromDays[i];
        to[kept++] = toDays[i];
      }
    }
    fromDays = Arrays.copyOf(from, kept);
    toDays = Arrays.copyOf(to, kept);
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
    return new PnlVector(tally, marketValue.value(), fromDays, toDays, pnl);
  }
}
