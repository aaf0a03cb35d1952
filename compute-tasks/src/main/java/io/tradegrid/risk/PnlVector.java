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

  private final PositionTally tally;
  private final double marketValue;

  /** Epoch days moved from, rising. */
  private final int[] fromDays;

  /** Epoch days moved to, rising. */
  private final int[] toDays;

  private final double[] pnl;

  PnlVector(PositionTally tally, double marketValue, int[] fromDays, int[] toDays, double[] pnl) {
    this.tally = tally;
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
    return new PnlVector(PositionTally.of(positions), marketValue, numbers, numbers, pnl.clone());
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
    return new PnlVector(
        PositionTally.of(positions), marketValue, moves.fromDays(), moves.toDays(), pnl.clone());
  }

  /**
   * Makes one that follows the moves of a price.
   *
   * @param history of the price
   * @param moves its scenarios
   * @param values of each scenario
   * @throws RiskException as {@link #historical}
   */
  public static PnlVector ofPrice(PriceHistory history, DailyMoves moves, double[] values) {
    return historical(1, 0, moves, values).of(PositionTally.of(1).priced(history));
  }

  /** Returns the same P&amp;L of positions that are counted so. */
  PnlVector of(PositionTally counted) {
    return new PnlVector(counted, marketValue, fromDays, toDays, pnl);
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
    return new PnlVector(tally, quantity * marketValue, fromDays, toDays, scaled);
  }

  /**
   * Returns value and P&amp;L in another currency, of the scenarios that the rate moved on too.
   *
   * @param rate from the currency of this one
   * @param moves of the rate
   * @throws RiskException NUMERICAL_ERROR on overflow
   */
  public PnlVector at(ExchangeRate rate, DailyMoves moves) {
    DailyMoves own = new DailyMoves(fromDays, toDays, pnl).on(moves);
    double[] ofRate = moves.on(own).relative();
    double[] converted = new double[ofRate.length];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = rate.pnl(own.relative()[i], marketValue, ofRate[i]);
    }
    return new PnlVector(
        tally.priced(rate.history()),
        rate.last() * marketValue,
        own.fromDays(),
        own.toDays(),
        converted);
  }

  /**
   * Returns the P&amp;L of the scenarios that another vector has.
   *
   * @param other whose scenarios all are among this one's
   * @throws RiskException INSUFFICIENT_DATA if one is not
   */
  public PnlVector on(PnlVector other) {
    double[] kept = new double[other.size()];
    int at = 0;
    for (int i = 0; i < kept.length; i++) {
      while (at < size() && toDays[at] < other.toDays[i]) {
        at++;
      }
      if (at == size() || toDays[at] != other.toDays[i] || fromDays[at] != other.fromDays[i]) {
        throw new RiskException(
            Failure.INSUFFICIENT_DATA, "scenarios: required " + kept.length + ", actual " + i);
      }
      kept[i] = pnl[at];
    }
    return new PnlVector(tally, marketValue, other.fromDays, other.toDays, kept);
  }

  private static double requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new RiskException(Failure.NUMERICAL_ERROR, "P&L: overflows, got " + value);
    }
    return value;
  }

  /**
   * Adds vectors up in the order of the list, as {@link PnlSum} does.
   *
   * @param parts at least one
   * @throws RiskException INSUFFICIENT_DATA for no part, NUMERICAL_ERROR on overflow
   */
  public static PnlVector sum(List<PnlVector> parts) {
    PnlSum sum = new PnlSum();
    parts.forEach(part -> sum.add(part, 1));
    return sum.total();
  }

  /**
   * Adds up the vectors {@link #times} a quantity each: the same, to the bit, without making them.
   *
   * @param parts at least one
   * @param quantities of each part
   * @throws RiskException INSUFFICIENT_DATA for no part, NUMERICAL_ERROR on overflow
   */
  public static PnlVector sum(List<PnlVector> parts, double[] quantities) {
    PnlSum sum = new PnlSum();
    for (int part = 0; part < quantities.length; part++) {
      sum.add(parts.get(part), quantities[part]);
    }
    return sum.total();
  }

  /**
   * Returns the latest scenarios.
   *
   * @param count how many, positive
   * @throws RiskException INSUFFICIENT_DATA if there are fewer, or if a price has not closed for
   *     more than {@link PriceHistory#MAX_GAP_DAYS} when another did
   */
  public PnlVector latest(int count) {
    tally.requireCurrent();
    if (count > size()) {
      throw RiskException.tooFewMoves(
          "daily scenarios that all positions have: required " + count + ", actual " + size());
    }
    int first = size() - count;
    return new PnlVector(
        tally,
        marketValue,
        Arrays.copyOfRange(fromDays, first, size()),
        Arrays.copyOfRange(toDays, first, size()),
        Arrays.copyOfRange(pnl, first, size()));
  }

  /** Returns the number of scenarios. */
  public int size() {
    return pnl.length;
  }

  /** Returns the number of positions summed up in it. */
  public int positions() {
    return tally.positions();
  }

  /** Returns how many of them are in options that have expired. */
  public int expired() {
    return tally.expired();
  }

  PositionTally tally() {
    return tally;
  }

  /** Returns the value of the positions, each at its own last close. */
  public double marketValue() {
    return marketValue;
  }

  /** Returns profit (positive) or loss (negative) of each scenario, oldest first. */
  public double[] pnl() {
    return pnl.clone();
  }

  /** Returns the same, the array itself. */
  double[] values() {
    return pnl;
  }

  int[] fromDays() {
    return fromDays;
  }

  int[] toDays() {
    return toDays;
  }

  /**
   * Returns the day a scenario moved to.
   *
   * @param scenario 0 is the oldest
   */
  public LocalDate day(int scenario) {
    return LocalDate.ofEpochDay(toDays[scenario]);
  }
}
