package io.tradegrid.risk;

import io.tradegrid.pricing.Elementary;
import java.util.Arrays;

/**
 * Moves of one price from day to day, oldest first: the scenarios of a historical simulation.
 * Immutable, and the arrays are not to be changed.
 */
public final class DailyMoves {

  private final int[] fromDays;
  private final int[] toDays;
  private final double[] relative;

  DailyMoves(int[] fromDays, int[] toDays, double[] relative) {
    this.fromDays = fromDays;
    this.toDays = toDays;
    this.relative = relative;
  }

  /** Returns how many there are. */
  public int size() {
    return relative.length;
  }

  /**
   * Returns these, if they are enough.
   *
   * @param of whose they are
   * @throws RiskException INSUFFICIENT_DATA if there are fewer than required
   */
  public DailyMoves atLeast(int required, String of) {
    if (size() < required) {
      throw RiskException.tooFewMoves(
          "%s: daily scenarios: required %d, actual %d".formatted(of, required, size()));
    }
    return this;
  }

  /** Returns relative moves, 0.02 for two per cent up; the array itself. */
  public double[] relative() {
    return relative;
  }

  int[] fromDays() {
    return fromDays;
  }

  int[] toDays() {
    return toDays;
  }

  /** Returns ln(1 + move) of each. */
  public double[] logarithmic() {
    double[] logs = new double[relative.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Elementary.logOnePlus(relative[i]);
    }
    return logs;
  }

  /** Returns the latest, all of them if there are no more. */
  public DailyMoves latest(int count) {
    int from = Math.max(0, relative.length - count);
    return new DailyMoves(
        Arrays.copyOfRange(fromDays, from, fromDays.length),
        Arrays.copyOfRange(toDays, from, toDays.length),
        Arrays.copyOfRange(relative, from, relative.length));
  }

  /** Returns those of the moves that another price has too, between the same two days. */
  public DailyMoves on(DailyMoves other) {
    int[] from = new int[size()];
    int[] to = new int[size()];
    double[] kept = new double[size()];
    int count = 0;
    int at = 0;
    for (int i = 0; i < size(); i++) {
      while (at < other.size() && other.toDays[at] < toDays[i]) {
        at++;
      }
      if (at < other.size() && other.toDays[at] == toDays[i] && other.fromDays[at] == fromDays[i]) {
        from[count] = fromDays[i];
        to[count] = toDays[i];
        kept[count++] = relative[i];
      }
    }
    return new DailyMoves(
        Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(kept, count));
  }

  /**
   * Returns the moves brought to today's volatility: each logarithmic move times the volatility
   * forecast for tomorrow over the one that had been forecast for its day.
   *
   * <p>Source: J. Hull and A. White, "Incorporating volatility updating into the historical
   * simulation method for value-at-risk", Journal of Risk 1 (1998), 5–19.
   *
   * @param filter forecasts the volatility
   * @throws RiskException as {@link VolatilityFilter#rescaled}
   */
  public DailyMoves filtered(VolatilityFilter filter) {
    double[] scaled = filter.rescaled(logarithmic());
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Elementary.exp(scaled[i]) - 1;
    }
    return new DailyMoves(fromDays, toDays, scaled);
  }
}
