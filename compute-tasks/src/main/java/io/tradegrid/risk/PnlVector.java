package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Profit and loss of some positions under scenarios, one number a scenario. A historical scenario
 * is a pair of days, the close moved from and the close moved to; others are numbered, from 0.
 * Immutable; plain arrays, because it travels between nodes, whose marshaller cannot write records.
 */
public final class PnlVector {

  private final int positions;
  private final double marketValue;

  /** Epoch days moved from, rising. */
  private final int[] fromDays;

  /** Epoch days moved to, rising. */
  private final int[] toDays;

  private final double[] pnl;

  PnlVector(int positions, double marketValue, Scenarios scenarios) {
    this(
        positions,
        marketValue,
        Arrays.copyOf(scenarios.fromDays, scenarios.count),
        Arrays.copyOf(scenarios.toDays, scenarios.count),
        Arrays.copyOf(scenarios.pnl, scenarios.count));
  }

  private PnlVector(int positions, double marketValue, int[] fromDays, int[] toDays, double[] pnl) {
    this.positions = positions;
    this.marketValue = requireFinite(marketValue);
    this.fromDays = fromDays;
    this.toDays = toDays;
    this.pnl = pnl;
    for (double value : pnl) {
      requireFinite(value);
    }
  }

  /**
   * Makes one of numbered scenarios.
   *
   * @param positions how many are summed up in it
   * @param marketValue their value
   * @param pnl of each scenario
   * @throws RiskException NUMERICAL_ERROR for a number that is not finite
   */
  public static PnlVector numbered(int positions, double marketValue, double[] pnl) {
    int[] numbers = new int[pnl.length];
    Arrays.setAll(numbers, i -> i);
    return new PnlVector(positions, marketValue, numbers, numbers, pnl.clone());
  }

  /**
   * Makes one of historical scenarios.
   *
   * @param positions how many are summed up in it
   * @param marketValue their value
   * @param moves the scenarios
   * @param pnl of each scenario
   * @throws RiskException INVALID_INPUT if there are not as many moves, NUMERICAL_ERROR for a
   *     number that is not finite
   */
  public static PnlVector historical(
      int positions, double marketValue, DailyMoves moves, double[] pnl) {
    Moves.sameLength("pnl", pnl.length, moves.size());
    return new PnlVector(positions, marketValue, moves.fromDays(), moves.toDays(), pnl.clone());
  }

  /**
   * Returns value and P&amp;L times a number: those of as many units of what this is one of.
   *
   * @param quantity units held; negative is short
   * @throws RiskException NUMERICAL_ERROR on overflow
   */
  public PnlVector times(double quantity) {
    double[] scaled = new double[pnl.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = quantity * pnl[i];
    }
    return new PnlVector(positions, quantity * marketValue, fromDays, toDays, scaled);
  }

  /**
   * Returns the P&amp;L of the scenarios that another vector has.
   *
   * @param other whose scenarios all are among this one's
   * @throws RiskException INSUFFICIENT_DATA if one is not
   */
  public PnlVector on(PnlVector other) {
    int[] at = new int[1];
    Scenarios kept = new Scenarios(other.size());
    for (int i = 0; i < other.size(); i++) {
      if (!allHave(List.of(this), at, other.fromDays[i], other.toDays[i])) {
        throw new RiskException(
            Failure.INSUFFICIENT_DATA, "scenarios: required " + other.size() + ", actual " + i);
      }
      kept.add(other.fromDays[i], other.toDays[i], pnl[at[0]]);
    }
    return new PnlVector(positions, marketValue, kept);
  }

  private static double requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "P&L: overflows, got " + value);
    }
    return value;
  }

  /**
   * Adds vectors up over the scenarios that all of them have, with the same two days; the rest is
   * left out. Terms are added in the order of the list with compensation, so equal parts in equal
   * order give equal bits.
   *
   * @param parts at least one
   * @throws RiskException INSUFFICIENT_DATA for no part, NUMERICAL_ERROR on overflow
   */
  public static PnlVector sum(List<PnlVector> parts) {
    if (parts.isEmpty()) {
      throw new RiskException(Failure.INSUFFICIENT_DATA, "positions: required 1, actual 0");
    }
    PnlVector first = parts.get(0);
    Scenarios common = new Scenarios(first.size());
    int[] at = new int[parts.size()];
    for (int i = 0; i < first.size(); i++) {
      if (allHave(parts, at, first.fromDays[i], first.toDays[i])) {
        CompensatedSum sum = new CompensatedSum();
        for (int part = 0; part < at.length; part++) {
          sum.add(parts.get(part).pnl[at[part]]);
        }
        common.add(first.fromDays[i], first.toDays[i], sum.value());
      }
    }
    CompensatedSum value = new CompensatedSum();
    parts.forEach(part -> value.add(part.marketValue));
    return new PnlVector(
        parts.stream().mapToInt(PnlVector::positions).sum(), value.value(), common);
  }

  /** Moves each part's cursor to the scenario, forward only; false if one does not have it. */
  private static boolean allHave(List<PnlVector> parts, int[] at, int fromDay, int toDay) {
    for (int part = 0; part < at.length; part++) {
      PnlVector vector = parts.get(part);
      while (at[part] < vector.size() && vector.toDays[at[part]] < toDay) {
        at[part]++;
      }
      if (at[part] == vector.size()
          || vector.toDays[at[part]] != toDay
          || vector.fromDays[at[part]] != fromDay) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the latest scenarios.
   *
   * @param count how many, positive
   * @throws RiskException INSUFFICIENT_DATA if there are fewer
   */
  public PnlVector latest(int count) {
    if (count > size()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "daily scenarios that all positions have: required " + count + ", actual " + size());
    }
    Scenarios kept = new Scenarios(count);
    for (int i = size() - count; i < size(); i++) {
      kept.add(fromDays[i], toDays[i], pnl[i]);
    }
    return new PnlVector(positions, marketValue, kept);
  }

  /** Returns the number of scenarios. */
  public int size() {
    return pnl.length;
  }

  /** Returns the number of positions summed up in it. */
  public int positions() {
    return positions;
  }

  /** Returns the value of the positions, each at its own last close. */
  public double marketValue() {
    return marketValue;
  }

  /** Returns profit (positive) or loss (negative) of each scenario, oldest first. */
  public double[] pnl() {
    return pnl.clone();
  }

  /**
   * Returns the day a scenario moved to.
   *
   * @param scenario 0 is the oldest
   */
  public LocalDate day(int scenario) {
    return LocalDate.ofEpochDay(toDays[scenario]);
  }

  /** Scenarios being gathered, days rising. */
  static final class Scenarios {

    private final int[] fromDays;
    private final int[] toDays;
    private final double[] pnl;
    private int count;

    Scenarios(int capacity) {
      fromDays = new int[capacity];
      toDays = new int[capacity];
      pnl = new double[capacity];
    }

    void add(int fromDay, int toDay, double value) {
      fromDays[count] = fromDay;
      toDays[count] = toDay;
      pnl[count++] = value;
    }
  }
}
