package io.tradegrid.risk;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Daily closes of a symbol. Immutable; plain arrays, because it travels between nodes, whose
 * marshaller cannot write records.
 */
public final class PriceHistory {

  /**
   * The most calendar days between two closes that still count as one day's move: covers every
   * exchange holiday, but not a hole in the data.
   */
  public static final int MAX_GAP_DAYS = 14;

  /** Daily moves that an annual volatility is taken from, a year of them: these and no fewer. */
  public static final int VOLATILITY_MOVES = 250;

  private static final double TRADING_DAYS = 252;

  private final String symbol;
  private final int[] days;
  private final double[] closes;

  /** The same adjusted for later splits and dividends; NaN where it is not known. */
  private final double[] adjusted;

  /**
   * Checks every number.
   *
   * @param symbol the instrument
   * @param closes days strictly rising
   * @throws RiskException INVALID_INPUT if days do not rise, NUMERICAL_ERROR for a price that is
   *     not positive
   */
  public PriceHistory(String symbol, List<DailyClose> closes) {
    this.symbol = symbol;
    this.days = new int[closes.size()];
    this.closes = new double[closes.size()];
    this.adjusted = new double[closes.size()];
    LocalDate previous = LocalDate.MIN;
    for (int i = 0; i < days.length; i++) {
      DailyClose close = closes.get(i);
      if (!close.day().isAfter(previous)) {
        throw new RiskException(
            Failure.INVALID_INPUT,
            symbol + ": days must rise, got " + close.day() + " after " + previous);
      }
      requirePrice(close.day(), close.close());
      close.adjustedClose().ifPresent(price -> requirePrice(close.day(), price));
      previous = close.day();
      days[i] = Math.toIntExact(close.day().toEpochDay());
      this.closes[i] = close.close();
      adjusted[i] = close.adjustedClose().orElse(Double.NaN);
    }
  }

  private void requirePrice(LocalDate day, double price) {
    if (!(price > 0 && Double.isFinite(price))) {
      throw new RiskException(
          Failure.NUMERICAL_ERROR, symbol + " " + day + ": close must be positive, got " + price);
    }
  }

  /** Returns the instrument. */
  public String symbol() {
    return symbol;
  }

  /** Returns the number of closes. */
  public int size() {
    return days.length;
  }

  /**
   * Returns the last close, in the instrument's currency.
   *
   * @throws RiskException INSUFFICIENT_DATA if there is none
   */
  public double lastClose() {
    return closes[last()];
  }

  /**
   * Returns the day of the last close.
   *
   * @throws RiskException INSUFFICIENT_DATA if there is none
   */
  public LocalDate lastDay() {
    return LocalDate.ofEpochDay(days[last()]);
  }

  private int last() {
    if (days.length == 0) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, symbol + ": daily closes: required 1, actual 0");
    }
    return days.length - 1;
  }

  /** Returns the moves between consecutive closes at most {@link #MAX_GAP_DAYS} apart. */
  public DailyMoves moves() {
    int pairs = Math.max(0, days.length - 1);
    int[] from = new int[pairs];
    int[] to = new int[pairs];
    double[] relative = new double[pairs];
    int count = 0;
    for (int i = 0; i < pairs; i++) {
      if (days[i + 1] - days[i] <= MAX_GAP_DAYS) {
        from[count] = days[i];
        to[count] = days[i + 1];
        relative[count++] = move(i, i + 1);
      }
    }
    return new DailyMoves(
        Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(relative, count));
  }

  /**
   * Adjusted closes are used only if both days have one: an adjusted and a plain close do not
   * compare.
   */
  private double move(int earlier, int later) {
    boolean isAdjusted = isAdjusted(earlier, later);
    double before = isAdjusted ? adjusted[earlier] : closes[earlier];
    double after = isAdjusted ? adjusted[later] : closes[later];
    // Not after / before - 1: the subtraction comes first so that nothing cancels after rounding.
    return (after - before) / before;
  }

  private boolean isAdjusted(int earlier, int later) {
    return !Double.isNaN(adjusted[earlier]) && !Double.isNaN(adjusted[later]);
  }

  /**
   * Returns the relative move from one day's close to another's; of a day without one the last
   * before it counts, if it is no older than {@link #MAX_GAP_DAYS}.
   *
   * @throws RiskException INSUFFICIENT_DATA if there is no such close
   */
  public double move(LocalDate from, LocalDate to) {
    return move(at(from), at(to));
  }

  /**
   * Returns the history as it was at the end of a day, in terms of the latest adjusted close: what
   * was split into four since costs a quarter, so that what is held now can be valued on that day.
   * Closes are as they were if the day has no adjusted close.
   *
   * @throws RiskException INSUFFICIENT_DATA if it has no close of that day or up to {@link
   *     #MAX_GAP_DAYS} before
   */
  public PriceHistory upTo(LocalDate day) {
    int end = at(day);
    int known = last();
    while (known > end && Double.isNaN(adjusted[known])) {
      known--;
    }
    double scale =
        isAdjusted(end, known)
            ? adjusted[end] * closes[known] / (adjusted[known] * closes[end])
            : 1;
    double[] scaled = Arrays.copyOf(closes, end + 1);
    for (int i = 0; i <= end; i++) {
      scaled[i] *= scale;
    }
    return new PriceHistory(
        symbol, Arrays.copyOf(days, end + 1), scaled, Arrays.copyOf(adjusted, end + 1));
  }

  /**
   * Returns the history with another close, in place of the one of the same day if it has one.
   *
   * @param close the day may be any
   * @param most so many of the latest closes are kept
   * @throws RiskException NUMERICAL_ERROR for a price that is not positive
   */
  public PriceHistory with(DailyClose close, int most) {
    requirePrice(close.day(), close.close());
    close.adjustedClose().ifPresent(price -> requirePrice(close.day(), price));
    int day = Math.toIntExact(close.day().toEpochDay());
    int found = Arrays.binarySearch(days, day);
    int at = found >= 0 ? found : -found - 1;
    int tail = days.length - (found >= 0 ? at + 1 : at);
    int size = at + 1 + tail;
    int[] newDays = new int[size];
    double[] newCloses = new double[size];
    double[] newAdjusted = new double[size];
    System.arraycopy(days, 0, newDays, 0, at);
    System.arraycopy(closes, 0, newCloses, 0, at);
    System.arraycopy(adjusted, 0, newAdjusted, 0, at);
    newDays[at] = day;
    newCloses[at] = close.close();
    newAdjusted[at] = close.adjustedClose().orElse(Double.NaN);
    System.arraycopy(days, days.length - tail, newDays, at + 1, tail);
    System.arraycopy(closes, days.length - tail, newCloses, at + 1, tail);
    System.arraycopy(adjusted, days.length - tail, newAdjusted, at + 1, tail);
    int from = Math.max(0, size - most);
    return new PriceHistory(
        symbol,
        Arrays.copyOfRange(newDays, from, size),
        Arrays.copyOfRange(newCloses, from, size),
        Arrays.copyOfRange(newAdjusted, from, size));
  }

  private PriceHistory(String symbol, int[] days, double[] closes, double[] adjusted) {
    this.symbol = symbol;
    this.days = days;
    this.closes = closes;
    this.adjusted = adjusted;
  }

  /**
   * Returns the price of one unit of money in units of what this is the price of, 1 / close; for a
   * rate of exchange the same rate the other way round.
   *
   * @param of the name of that price
   */
  PriceHistory inverse(String of) {
    double[] inverse = new double[closes.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = 1 / closes[i];
    }
    return new PriceHistory(of, days, inverse, unknown(days.length));
  }

  /**
   * Returns the products of closes on the days that both have.
   *
   * @param of the name of that price
   */
  PriceHistory times(String of, PriceHistory other) {
    int[] common = new int[days.length];
    double[] products = new double[days.length];
    int count = 0;
    for (int i = 0; i < days.length; i++) {
      int at = Arrays.binarySearch(other.days, days[i]);
      if (at >= 0) {
        common[count] = days[i];
        products[count++] = closes[i] * other.closes[at];
      }
    }
    return new PriceHistory(
        of, Arrays.copyOf(common, count), Arrays.copyOf(products, count), unknown(count));
  }

  private static double[] unknown(int count) {
    double[] unknown = new double[count];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private int at(LocalDate day) {
    int found = Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
    int index = found >= 0 ? found : -found - 2;
    if (index < 0 || day.toEpochDay() - days[index] > MAX_GAP_DAYS) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA, symbol + " " + day + ": closes: required 1, actual 0");
    }
    return index;
  }

  /**
   * Returns the volatility a year: the standard deviation of the latest {@link #VOLATILITY_MOVES}
   * daily logarithmic moves times the square root of 252.
   *
   * <p>Source: J. C. Hull, "Options, futures, and other derivatives", section "Estimating
   * volatility from historical data".
   *
   * @throws RiskException INSUFFICIENT_DATA with fewer moves
   */
  public double volatility() {
    double[] moves = moves().relative();
    int count = VOLATILITY_MOVES;
    if (moves.length < count) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: daily moves for a volatility: required %d, actual %d"
              .formatted(symbol, count, moves.length));
    }
    CompensatedSum sum = new CompensatedSum();
    double[] logs = new double[count];
    for (int i = 0; i < count; i++) {
      logs[i] = Elementary.logOnePlus(moves[moves.length - count + i]);
      sum.add(logs[i]);
    }
    double mean = sum.value() / count;
    CompensatedSum squares = new CompensatedSum();
    for (double log : logs) {
      squares.add((log - mean) * (log - mean));
    }
    return Math.sqrt(squares.value() / (count - 1) * TRADING_DAYS);
  }
}
