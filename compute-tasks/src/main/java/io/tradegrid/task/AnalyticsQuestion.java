package io.tradegrid.task;

import io.tradegrid.indicator.Indicator;
import io.tradegrid.performance.Benchmarked;
import io.tradegrid.performance.Drawdown;
import io.tradegrid.performance.Performance;
import io.tradegrid.risk.RiskException;
import io.tradegrid.statistics.Cointegration;
import io.tradegrid.statistics.Comoments;
import io.tradegrid.statistics.MeanReversion;
import io.tradegrid.statistics.Moments;
import io.tradegrid.statistics.Require;
import io.tradegrid.statistics.Sample;
import io.tradegrid.statistics.Trend;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked of {@link AnalyticsTask}. A class and not a record because it travels between
 * nodes.
 */
public final class AnalyticsQuestion {

  /** Most bars of a question. */
  public static final int BARS_MAX = 10_000;

  private static final String INDICATOR = "INDICATOR";
  private static final String STATISTICS = "STATISTICS";
  private static final String PAIR = "PAIR";
  private static final int PARTS = 6;

  private final String kind;
  private final String symbol;
  private final String other;
  private final String source;
  private final int bars;
  private final String detail;

  private AnalyticsQuestion(
      String kind, String symbol, String other, String source, int bars, String detail) {
    this.kind = kind;
    this.symbol = symbol;
    this.other = other;
    this.source = source;
    this.bars = bars;
    this.detail = detail;
  }

  /**
   * Asks for an indicator of a symbol; the answer is an {@link AnalyticsReply#indicator}.
   *
   * @param source bars: {@code 1d}, {@code 1m} or {@code ticks:} and a length such as {@code 5m}
   * @param bars it is fed exactly so many of the latest; 1 to {@link #BARS_MAX}
   * @param indicator as {@link Indicator#parse} reads it
   */
  public static AnalyticsQuestion indicator(
      String symbol, String source, int bars, String indicator) {
    return new AnalyticsQuestion(INDICATOR, symbol, "", source, bars, indicator);
  }

  /**
   * Asks for performance and moments of a symbol's returns; the answer are {@link
   * AnalyticsReply#measures}.
   *
   * @param source see {@link #indicator}
   * @param bars exactly so many of the latest are used; 3 to {@link #BARS_MAX}
   * @param benchmark symbol to stand beside, empty for none
   * @param periodsPerYear bars a year, such as 252
   */
  public static AnalyticsQuestion statistics(
      String symbol, String source, int bars, String benchmark, double periodsPerYear) {
    return new AnalyticsQuestion(
        STATISTICS, symbol, benchmark, source, bars, Double.toString(periodsPerYear));
  }

  /**
   * Asks whether two symbols are cointegrated, and for the spread; the answer are {@link
   * AnalyticsReply#measures}.
   *
   * @param source see {@link #indicator}
   * @param bars exactly so many of the latest that both have are used; 20 to {@link #BARS_MAX}
   * @param lags of differences in the test
   */
  public static AnalyticsQuestion pair(
      String symbol, String other, String source, int bars, int lags) {
    return new AnalyticsQuestion(PAIR, symbol, other, source, bars, Integer.toString(lags));
  }

  /** Returns the task's argument. */
  public Object[] toArgument() {
    return new Object[] {kind, symbol, other, source, bars, detail};
  }

  /**
   * Reads a task argument.
   *
   * @throws RiskException INVALID_INPUT naming what does not fit
   */
  static AnalyticsQuestion parse(Object argument) {
    if (!(argument instanceof Object[] parts) || parts.length != PARTS) {
      throw Require.invalid("argument: must be an array of six");
    }
    if (!(parts[0] instanceof String kind)
        || !List.of(INDICATOR, STATISTICS, PAIR).contains(kind)) {
      throw Require.invalid("question: must be INDICATOR, STATISTICS or PAIR, got " + parts[0]);
    }
    if (!(parts[1] instanceof String symbol) || symbol.isEmpty()) {
      throw Require.invalid("symbol: must be a name, got " + parts[1]);
    }
    if (!(parts[2] instanceof String other)
        || (kind.equals(PAIR) && (other.isEmpty() || other.equals(symbol)))) {
      throw Require.invalid("other: must be another name, got " + parts[2]);
    }
    int least = kind.equals(PAIR) ? 20 : kind.equals(STATISTICS) ? 3 : 1;
    if (!(parts[4] instanceof Integer bars) || bars < least || bars > BARS_MAX) {
      throw Require.invalid("bars: must be " + least + " to " + BARS_MAX + ", got " + parts[4]);
    }
    if (!(parts[5] instanceof String detail)) {
      throw Require.invalid("detail: must be a text, got " + parts[5]);
    }
    checkDetail(kind, detail);
    return new AnalyticsQuestion(kind, symbol, other, BarSource.check(parts[3]), bars, detail);
  }

  private static void checkDetail(String kind, String detail) {
    try {
      switch (kind) {
        case INDICATOR -> Indicator.parse(detail);
        case PAIR -> Require.atLeast("lags", 0, Integer.parseInt(detail));
        default -> Require.finite("periodsPerYear", Double.parseDouble(detail));
      }
    } catch (NumberFormatException e) {
      RiskException invalid = Require.invalid("detail: must be a number, got " + detail);
      invalid.initCause(e);
      throw invalid;
    }
  }

  List<String> symbols() {
    return other.isEmpty() ? List.of(symbol) : List.of(symbol, other);
  }

  String source() {
    return source;
  }

  /** Returns how many of a symbol's latest bars may be needed; of a pair only some are common. */
  int barsToRead() {
    return other.isEmpty() ? bars : BARS_MAX;
  }

  boolean needsWholeBars() {
    return kind.equals(INDICATOR) && !Indicator.parse(detail).kind().isOfCloses();
  }

  /** Answers from the series of the symbols. */
  Object[] answer(List<PriceSeries> series) {
    return switch (kind) {
      case INDICATOR -> indicator(series.get(0));
      case STATISTICS -> statistics(series);
      default -> pair(series);
    };
  }

  private Object[] indicator(PriceSeries series) {
    Indicator indicator = Indicator.parse(detail);
    Require.observations(symbol + ": bars", bars, series.size());
    double[][] values = indicator.run(series.bars);
    return RiskReply.of(
        symbol,
        indicator.toString(),
        indicator.kind().lines().toArray(),
        Arrays.copyOfRange(series.times, indicator.required() - 1, series.size()),
        values);
  }

  private double[][] aligned(List<PriceSeries> series) {
    if (series.size() == 1) {
      Require.observations(symbol + ": bars", bars, series.get(0).size());
      return new double[][] {series.get(0).lastCloses(bars)};
    }
    double[][] both = series.get(0).common(series.get(1), bars);
    Require.observations(symbol + " and " + other + ": common bars", bars, both[0].length);
    return both;
  }

  private Object[] statistics(List<PriceSeries> series) {
    double periods = Double.parseDouble(detail);
    double[][] closes = aligned(series);
    double[] returns = Sample.returns(closes[0]);
    Moments moments = Moments.of(returns);
    Measures measures =
        new Measures()
            .add("returns", returns.length)
            .add("mean", moments.mean())
            .add("deviation", moments.standardDeviation())
            .add("min", moments.min())
            .add("max", moments.max())
            .add("autocorrelation", () -> Sample.autocorrelation(returns, 1))
            .add("volatility", Performance.volatility(returns, periods))
            .add("sharpe", () -> Performance.sharpe(returns, 0, periods))
            .add("sortino", () -> Performance.sortino(returns, 0, periods))
            .add("maxDrawdown", Drawdown.deepest(closes[0]).depth());
    if (closes.length == 2) {
      Benchmarked both = Benchmarked.of(returns, Sample.returns(closes[1]), 0, periods);
      measures
          .add("beta", both.beta())
          .add("alpha", both.alpha())
          .add("correlation", both.correlation())
          .add("trackingError", both.trackingError())
          .add("informationRatio", both.informationRatio());
    }
    return measures.reply();
  }

  private Object[] pair(List<PriceSeries> series) {
    double[][] closes = aligned(series);
    int lags = Integer.parseInt(detail);
    Cointegration test = Cointegration.test(closes[0], Trend.CONSTANT, lags, closes[1]);
    double[] spread = test.spread();
    double[] critical = test.test().criticalValues();
    return new Measures()
        .add("observations", spread.length)
        .add(
            "correlation",
            Comoments.of(Sample.returns(closes[1]), Sample.returns(closes[0])).correlation())
        .add("hedgeRatio", test.coefficients()[0])
        .add("constant", test.coefficients()[1])
        .add("statistic", test.test().statistic())
        .add("probability", test.test().probability())
        .add("critical1", critical[0])
        .add("critical5", critical[1])
        .add("critical10", critical[2])
        .add("spread", spread[spread.length - 1])
        .add("zScore", Moments.of(spread).zScore(spread[spread.length - 1]))
        .add("halfLife", () -> MeanReversion.of(spread).halfLife())
        .reply();
  }
}
