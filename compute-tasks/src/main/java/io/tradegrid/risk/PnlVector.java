package io.tradegrid.risk;

import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Profit and loss of some positions under scenarios, one number a scenario. A historical scenario
 * is a pair of days, the close moved from and the close moved to; others are numbered, from 0.
 * Immutable; plain arrays, because it travels between nodes, whose marshaller cannot write records.
 */
public final class PnlVector {

  /** A kind of days that was met longer ago is taken for a new one, which only costs time. */
  private static final int KINDS_COMPARED = 8;

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
    double[] ones = new double[parts.size()];
    Arrays.fill(ones, 1);
    return sum(parts, ones);
  }

  /**
   * Adds up the vectors {@link #times} a quantity each: the same, to the bit, without making them.
   *
   * @param parts at least one
   * @param quantities of each part
   * @throws RiskException INSUFFICIENT_DATA for no part, NUMERICAL_ERROR on overflow
   */
  public static PnlVector sum(List<PnlVector> parts, double[] quantities) {
    if (parts.isEmpty()) {
      throw new RiskException(Failure.INSUFFICIENT_DATA, "positions: required 1, actual 0");
    }
    PnlVector first = parts.get(0);
    CompensatedSum value = new CompensatedSum();
    int positions = 0;
    boolean sameDays = true;
    for (int part = 0; part < quantities.length; part++) {
      PnlVector vector = parts.get(part);
      value.add(quantities[part] * vector.marketValue);
      positions += vector.positions;
      sameDays &= first.hasDaysOf(vector);
    }
    return sameDays
        ? new PnlVector(
            positions, value.value(), first.fromDays, first.toDays, columns(parts, quantities))
        : new PnlVector(positions, value.value(), common(parts, quantities));
  }

  private boolean hasDaysOf(PnlVector other) {
    return (toDays == other.toDays || Arrays.equals(toDays, other.toDays))
        && (fromDays == other.fromDays || Arrays.equals(fromDays, other.fromDays));
  }

  /**
   * The usual case, part after part; each scenario's terms come in the same order as they would.
   */
  private static double[] columns(List<PnlVector> parts, double[] quantities) {
    int size = parts.get(0).size();
    SumColumns sums = new SumColumns(size);
    for (int part = 0; part < quantities.length; part++) {
      sums.add(quantities[part], parts.get(part).pnl, 0, size);
    }
    double[] total = new double[size];
    sums.copy(total, 0, size);
    return total;
  }

  /**
   * Few parts have days of their own, as a rule: of what was traded today and what was not there
   * are two kinds. Where the common days are in each kind is looked up once for all parts of it.
   */
  private static Scenarios common(List<PnlVector> parts, double[] quantities) {
    List<PnlVector> kinds = new ArrayList<>();
    int[] kindOf = new int[quantities.length];
    for (int part = 0; part < kindOf.length; part++) {
      kindOf[part] = kind(kinds, parts.get(part));
    }
    int capacity = kinds.get(0).size();
    Scenarios common = new Scenarios(capacity);
    int[][] places = new int[kinds.size()][capacity];
    int[] at = new int[kinds.size()];
    for (int i = 0; i < capacity; i++) {
      if (allHave(kinds, at, kinds.get(0).fromDays[i], kinds.get(0).toDays[i])) {
        for (int kind = 0; kind < at.length; kind++) {
          places[kind][common.count] = at[kind];
        }
        common.add(kinds.get(0).fromDays[i], kinds.get(0).toDays[i], 0);
      }
    }
    SumColumns sums = new SumColumns(common.count);
    double[] terms = new double[common.count];
    for (int part = 0; part < kindOf.length; part++) {
      int[] place = places[kindOf[part]];
      double[] pnl = parts.get(part).pnl;
      for (int i = 0; i < terms.length; i++) {
        terms[i] = pnl[place[i]];
      }
      sums.add(quantities[part], terms, 0, terms.length);
    }
    sums.copy(common.pnl, 0, common.count);
    return common;
  }

  /** Returns where in the list a vector of the same days is; one that is added if need be. */
  private static int kind(List<PnlVector> kinds, PnlVector vector) {
    for (int i = kinds.size() - 1; i >= Math.max(0, kinds.size() - KINDS_COMPARED); i--) {
      if (kinds.get(i).hasDaysOf(vector)) {
        return i;
      }
    }
    kinds.add(vector);
    return kinds.size() - 1;
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
