package io.tradegrid.risk;

import io.tradegrid.pricing.Elementary;
import io.tradegrid.risk.RiskException.Failure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

  /** 1 January 1970 was a Thursday, the fourth day from Monday, counted from 0. */
  private static final int EPOCH_WEEKDAY = 3;

  private final String symbol;
  private final int[] days;
  private final double[] closes;

  /** The same adjusted for later splits and dividends; NaN where it is not known. */
  private final double[] adjusted;

  /** Whether closes of Saturdays and Sundays are left out, but for one that is the last of all. */
  private final boolean onWeekdays;

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
    this.onWeekdays = false;
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

  /**
   * Returns the history without closes of Saturdays and Sundays, but for the last of all, and so it
   * stays whatever closes come: of a price that is made every day, beside those that are not. Its
   * move from a Friday to a Monday is that of three days.
   *
   * @param most so many of the latest closes are kept
   */
  public PriceHistory onWeekdays(int most) {
    return new PriceHistory(symbol, days, closes, adjusted, true).kept(most);
  }

  private boolean counts(int i) {
    return !onWeekdays || i == days.length - 1 || Math.floorMod(days[i] + EPOCH_WEEKDAY, 7) < 5;
  }

  private PriceHistory kept(int most) {
    int[] kept = IntStream.range(0, days.length).filter(this::counts).toArray();
    int[] latest = Arrays.copyOfRange(kept, Math.max(0, kept.length - most), kept.length);
    return new PriceHistory(
        symbol,
        Arrays.stream(latest).map(i -> days[i]).toArray(),
        Arrays.stream(latest).mapToDouble(i -> closes[i]).toArray(),
        Arrays.stream(latest).mapToDouble(i -> adjusted[i]).toArray(),
        onWeekdays);
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

  /**
   * Returns the moves between consecutive closes at most {@link #MAX_GAP_DAYS} apart that compare:
   * where a split may lie between them and is not known, there is a hole.
   */
  public DailyMoves moves() {
    int pairs = Math.max(0, days.length - 1);
    int[] from = new int[pairs];
    int[] to = new int[pairs];
    double[] relative = new double[pairs];
    ComparableCloses comparable = comparable();
    int count = 0;
    for (int i = 0; i < pairs; i++) {
      if (days[i + 1] - days[i] <= MAX_GAP_DAYS && comparable.compare(i, i + 1)) {
        from[count] = days[i];
        to[count] = days[i + 1];
        relative[count++] = comparable.move(i, i + 1);
      }
    }
    return new DailyMoves(
        Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(relative, count));
  }

  private ComparableCloses comparable() {
    return new ComparableCloses(closes, adjusted);
  }

  /** Returns the closes, if those of two days compare. */
  private ComparableCloses comparing(int earlier, int later) {
    ComparableCloses comparable = comparable();
    if (!comparable.compare(earlier, later)) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s %s to %s: adjusted closes that tell of splits between: required 2, actual %d"
              .formatted(
                  symbol,
                  LocalDate.ofEpochDay(days[earlier]),
                  LocalDate.ofEpochDay(days[later]),
                  (Double.isNaN(adjusted[earlier]) ? 0 : 1)
                      + (Double.isNaN(adjusted[later]) ? 0 : 1)));
    }
    return comparable;
  }

  /**
   * Returns the relative move from one day's close to another's; of a day without one the last
   * before it counts, if it is no older than {@link #MAX_GAP_DAYS}.
   *
   * @throws RiskException INSUFFICIENT_DATA if there is no such close, or if the two do not compare
   *     because a split may lie between them
   */
  public double move(LocalDate from, LocalDate to) {
    int earlier = at(from);
    int later = at(to);
    return comparing(earlier, later).move(earlier, later);
  }

  /**
   * Returns the history as it was at the end of a day, in terms of the latest close: what was split
   * into four since costs a quarter, so that what is held now can be valued on that day.
   *
   * @throws RiskException INSUFFICIENT_DATA if it has no close of that day or up to {@link
   *     #MAX_GAP_DAYS} before, or if that does not compare with the latest
   */
  public PriceHistory upTo(LocalDate day) {
    int end = at(day);
    int latest = last();
    ComparableCloses comparable = comparing(end, latest);
    double now = comparable.price(latest);
    double price = comparable.price(end);
    // As a rule the latest close is its own adjusted one, and nothing is to be rounded.
    double inTerms = now == closes[latest] ? price : closes[latest] * price / now;
    double scale = inTerms / closes[end];
    double[] scaled = Arrays.copyOf(closes, end + 1);
    for (int i = 0; i < end; i++) {
      scaled[i] *= scale;
    }
    scaled[end] = inTerms;
    return new PriceHistory(
        symbol, Arrays.copyOf(days, end + 1), scaled, Arrays.copyOf(adjusted, end + 1), onWeekdays);
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
    if (onWeekdays) {
      return new PriceHistory(symbol, newDays, newCloses, newAdjusted, true).kept(most);
    }
    int from = Math.max(0, size - most);
    return new PriceHistory(
        symbol,
        Arrays.copyOfRange(newDays, from, size),
        Arrays.copyOfRange(newCloses, from, size),
        Arrays.copyOfRange(newAdjusted, from, size),
        false);
  }

  private PriceHistory(
      String symbol, int[] days, double[] closes, double[] adjusted, boolean onWeekdays) {
    this.onWeekdays = onWeekdays;
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
    return new PriceHistory(of, days, inverse, unknown(days.length), onWeekdays);
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
        of,
        Arrays.copyOf(common, count),
        Arrays.copyOf(products, count),
        unknown(count),
        onWeekdays);
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
      throw RiskException.tooFewMoves(
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
