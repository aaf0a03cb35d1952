package io.tradegrid.task;

import io.tradegrid.indicator.Indicator;
import io.tradegrid.performance.Benchmarked;
import io.tradegrid.performance.Drawdown;
import io.tradegrid.performance.Performance;
import io.tradegrid.risk.RiskException;
import io.tradegrid.statistics.Cointegration;
import io.tradegrid.statistics.Comoments;
import io.tradegrid.statistics.LeastSquares;
import io.tradegrid.statistics.MeanReversion;
import io.tradegrid.statistics.Moments;
import io.tradegrid.statistics.Regression;
import io.tradegrid.statistics.Require;
import io.tradegrid.statistics.Sample;
import io.tradegrid.statistics.SlidingComoments;
import io.tradegrid.statistics.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What is asked of {@link AnalyticsTask}. A class and not a record because it travels between
 * nodes.
 */
public final class AnalyticsQuestion {

  /** Most bars of a question. */
  public static final int BARS_MAX = 10_000;

  private static final int PARTS = 6;

  /** What there is to ask. */
  private enum Kind {
    INDICATOR(1, 0, 0),
    STATISTICS(3, 0, 1),
    PAIR(20, 1, 1),
    REGRESSION(4, 1, Cointegration.REGRESSORS_MAX),
    CORRELATION(3, 1, 1);

    /** Fewest bars. */
    private final int bars;

    private final int leastOthers;
    private final int mostOthers;

    Kind(int bars, int leastOthers, int mostOthers) {
      this.bars = bars;
      this.leastOthers = leastOthers;
      this.mostOthers = mostOthers;
    }
  }

  private final Kind kind;
  private final String symbol;
  private final String other;
  private final String source;
  private final int bars;
  private final String detail;

  private AnalyticsQuestion(
      Kind kind, String symbol, String other, String source, int bars, String detail) {
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
    return new AnalyticsQuestion(Kind.INDICATOR, symbol, "", source, bars, indicator);
  }

  /**
   * Asks for performance and moments of a symbol's returns; the answer are {@link
   * AnalyticsReply#measures}.
   *
   * @param source see {@link #indicator}
   * @param bars exactly so many of the latest are used; 3 to {@link #BARS_MAX}
   * @param benchmark symbol to stand beside, empty for none
   * @param periodsPerYear bars a year, such as 252
   * @param riskFree return a year without risk, 0.02 for 2 %
   */
  public static AnalyticsQuestion statistics(
      String symbol,
      String source,
      int bars,
      String benchmark,
      double periodsPerYear,
      double riskFree) {
    return new AnalyticsQuestion(
        Kind.STATISTICS, symbol, benchmark, source, bars, periodsPerYear + " " + riskFree);
  }

  /**
   * Asks whether two symbols are cointegrated, and for the spread; the answer are {@link
   * AnalyticsReply#measures}.
   *
   * @param source see {@link #indicator}
   * @param bars exactly so many of the latest that both have are used; 20 to {@link #BARS_MAX}
   * @param lags of differences in the test
   * @param trend of the regression: CONSTANT, LINEAR or QUADRATIC
   */
  public static AnalyticsQuestion pair(
      String symbol, String other, String source, int bars, int lags, Trend trend) {
    return new AnalyticsQuestion(Kind.PAIR, symbol, other, source, bars, lags + " " + trend);
  }

  /**
   * Asks how a symbol's returns depend on those of others, by ordinary least squares; the answer
   * are {@link AnalyticsReply#measures}.
   *
   * @param others one to five
   * @param source see {@link #indicator}
   * @param bars exactly so many of the latest that all have are used; 4 to {@link #BARS_MAX}
   */
  public static AnalyticsQuestion regression(
      String symbol, List<String> others, String source, int bars) {
    return new AnalyticsQuestion(
        Kind.REGRESSION, symbol, String.join(",", others), source, bars, "");
  }

  /**
   * Asks for covariance, correlation and beta of two symbols' returns in a window that slides over
   * the bars; the answer is an {@link AnalyticsReply#indicator}.
   *
   * @param source see {@link #indicator}
   * @param bars exactly so many of the latest that both have are used; 3 to {@link #BARS_MAX}
   * @param window returns in the window, 2 or more and fewer than the bars
   */
  public static AnalyticsQuestion correlation(
      String symbol, String other, String source, int bars, int window) {
    return new AnalyticsQuestion(
        Kind.CORRELATION, symbol, other, source, bars, Integer.toString(window));
  }

  /** Returns the task's argument. */
  public Object[] toArgument() {
    return new Object[] {kind.name(), symbol, other, source, bars, detail};
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
    Kind kind = kind(parts[0]);
    if (!(parts[1] instanceof String symbol) || symbol.isEmpty()) {
      throw Require.invalid("symbol: must be a name, got " + parts[1]);
    }
    if (!(parts[2] instanceof String other) || !fits(kind, symbol, other)) {
      throw Require.invalid("other: must be another name, got " + parts[2]);
    }
    if (!(parts[4] instanceof Integer bars) || bars < kind.bars || bars > BARS_MAX) {
      throw Require.invalid("bars: must be " + kind.bars + " to " + BARS_MAX + ", got " + parts[4]);
    }
    if (!(parts[5] instanceof String detail)) {
      throw Require.invalid("detail: must be a text, got " + parts[5]);
    }
    AnalyticsQuestion question =
        new AnalyticsQuestion(kind, symbol, other, BarSource.check(parts[3]), bars, detail);
    question.checkDetail();
    return question;
  }

  private static Kind kind(Object name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Require.invalid(
                    "question: must be one of " + List.of(Kind.values()) + ", got " + name));
  }

  private static boolean fits(Kind kind, String symbol, String other) {
    List<String> others = others(other);
    return others.size() >= kind.leastOthers
        && others.size() <= kind.mostOthers
        && others.stream().allMatch(name -> !name.isEmpty() && !name.equals(symbol))
        && Set.copyOf(others).size() == others.size();
  }

  private static List<String> others(String other) {
    return other.isEmpty() ? List.of() : List.of(other.split(",", -1));
  }

  private void checkDetail() {
    try {
      switch (kind) {
        case INDICATOR -> Indicator.parse(detail);
        case STATISTICS -> {
          Require.finite("periodsPerYear", periodsPerYear());
          Require.finite("riskFree", riskFree());
        }
        case PAIR -> {
          Require.atLeast("lags", 0, lags());
          trend();
        }
        case REGRESSION -> Require.atLeast("bars", others(other).size() + 3, bars);
        case CORRELATION -> {
          if (window() < 2 || window() >= bars) {
            throw Require.invalid("window: must be 2 to " + (bars - 1) + ", got " + detail);
          }
        }
      }
    } catch (NumberFormatException e) {
      RiskException invalid = Require.invalid("detail: must be a number, got " + detail);
      invalid.initCause(e);
      throw invalid;
    }
  }

  private String detail(int place) {
    String[] words = detail.split(" ", -1);
    return place < words.length ? words[place] : "";
  }

  private double periodsPerYear() {
    return Double.parseDouble(detail(0));
  }

  private double riskFree() {
    return Double.parseDouble(detail(1));
  }

  private int lags() {
    return Integer.parseInt(detail(0));
  }

  private Trend trend() {
    return Arrays.stream(Trend.values())
        .filter(trend -> trend != Trend.NONE && trend.name().equals(detail(1)))
        .findFirst()
        .orElseThrow(
            () ->
                Require.invalid("trend: must be CONSTANT, LINEAR or QUADRATIC, got " + detail(1)));
  }

  private int window() {
    return Integer.parseInt(detail);
  }

  List<String> symbols() {
    List<String> symbols = new ArrayList<>(List.of(symbol));
    symbols.addAll(others(other));
    return symbols;
  }

  private String names() {
    return String.join(" and ", symbols());
  }

  String source() {
    return source;
  }

  /** Returns how many of a symbol's latest bars may be needed; of a pair only some are common. */
  int barsToRead() {
    return other.isEmpty() ? bars : BARS_MAX;
  }

  boolean needsWholeBars() {
    return kind == Kind.INDICATOR && !Indicator.parse(detail).kind().isOfCloses();
  }

  /** Answers from the series of the symbols. */
  Object[] answer(List<PriceSeries> series) {
    return switch (kind) {
      case INDICATOR -> indicator(series.get(0));
      case STATISTICS -> statistics(series);
      case PAIR -> pair(series);
      case REGRESSION -> regression(series);
      case CORRELATION -> correlation(series);
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

  /** The latest of the bars that all have. */
  private List<PriceSeries> aligned(List<PriceSeries> series) {
    PriceSeries common = series.get(0);
    for (PriceSeries each : series) {
      common = common.on(each);
    }
    String what = series.size() == 1 ? ": bars" : ": common bars";
    Require.observations(names() + what, bars, common.size());
    PriceSeries times = common.latest(bars);
    return series.stream().map(each -> each.on(times)).toList();
  }

  /** Of the bars that are used, and no others, it is asked whether they have adjusted closes. */
  private double[][] closes(List<PriceSeries> aligned) {
    double[][] closes = new double[aligned.size()][];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = aligned.get(i).comparable(symbols().get(i));
    }
    return closes;
  }

  private double[][] returns(List<PriceSeries> aligned) {
    return Arrays.stream(closes(aligned)).map(Sample::returns).toArray(double[][]::new);
  }

  private Object[] statistics(List<PriceSeries> series) {
    double periods = periodsPerYear();
    double riskFree = riskFree() / periods;
    List<PriceSeries> aligned = aligned(series);
    long[] times = aligned.get(0).times;
    double[][] closes = closes(aligned);
    double[] returns = Sample.returns(closes[0]);
    Drawdown drawdown = Drawdown.deepest(closes[0]);
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
            .add("sharpe", () -> Performance.sharpe(returns, riskFree, periods))
            .add("sortino", () -> Performance.sortino(returns, riskFree, periods))
            .add("maxDrawdown", drawdown.depth())
            .addTime("drawdownPeak", () -> times[drawdown.peak()])
            .addTime("drawdownTrough", () -> times[drawdown.trough()])
            .addTime("drawdownRecovery", () -> times[drawdown.recovery(closes[0])]);
    if (closes.length == 2) {
      Benchmarked both = Benchmarked.of(returns, Sample.returns(closes[1]), riskFree, periods);
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
    double[][] closes = closes(aligned(series));
    Cointegration test = Cointegration.test(closes[0], trend(), lags(), closes[1]);
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

  private Object[] regression(List<PriceSeries> series) {
    double[][] returns = returns(aligned(series));
    Regression fit =
        LeastSquares.withConstant(returns[0], Arrays.copyOfRange(returns, 1, returns.length));
    Measures measures =
        new Measures()
            .add("returns", returns[0].length)
            .add("rSquared", fit::rSquared)
            .add("fStatistic", fit::fStatistic)
            .add("residualDeviation", fit.residualDeviation());
    double[] coefficients = fit.coefficients();
    double[] errors = fit.standardErrors();
    for (int i = 0; i < coefficients.length; i++) {
      int coefficient = i;
      String of = i == 0 ? "constant" : symbols().get(i);
      measures
          .add(of, coefficients[i])
          .add(of + ".error", errors[i])
          .add(of + ".t", () -> fit.tStatistic(coefficient));
    }
    return measures.reply();
  }

  private Object[] correlation(List<PriceSeries> series) {
    List<PriceSeries> both = aligned(series);
    double[][] returns = returns(both);
    SlidingComoments sliding = new SlidingComoments(window());
    double[][] values = new double[3][bars - window()];
    for (int i = 0; i < returns[0].length; i++) {
      sliding.add(returns[1][i], returns[0][i]);
      int point = i + 1 - window();
      if (point >= 0) {
        Comoments moments = sliding.get();
        values[0][point] = moments.covariance();
        values[1][point] = moments.correlation();
        values[2][point] = moments.slope();
      }
    }
    return RiskReply.of(
        symbol + " " + other,
        "correlation(" + window() + ")",
        new Object[] {"covariance", "correlation", "beta"},
        Arrays.copyOfRange(both.get(0).times, window(), bars),
        values);
  }
}
