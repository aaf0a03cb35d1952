package io.tradegrid.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.tradegrid.indicator.Indicator;
import io.tradegrid.indicator.PriceBar;
import io.tradegrid.performance.Benchmarked;
import io.tradegrid.performance.Performance;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.service.TickData;
import io.tradegrid.statistics.Cointegration;
import io.tradegrid.statistics.Comoments;
import io.tradegrid.statistics.LeastSquares;
import io.tradegrid.statistics.Regression;
import io.tradegrid.statistics.Sample;
import io.tradegrid.statistics.Trend;
import io.tradegrid.task.AnalyticsReply.IndicatorValues;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickQuestionCodec;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.ignite.Ignition;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.services.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The task asked through a thin client, on one node, beside the pure functions. */
final class AnalyticsTaskTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 300;
  private static final double[] X = walk(new Random(11), DAYS);
  private static final double[] Y = follower(X, new Random(12));
  private static final double[] Z = walk(new Random(13), DAYS);

  private static RiskCluster cluster;
  private static IgniteClient client;

  @BeforeAll
  static void start() {
    cluster = new RiskCluster(0);
    cluster.start();
    cluster.createTables();
    client = cluster.client();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      rows.add(day("X", i, X[i], 2));
      if (i % 10 != 3) {
        rows.add(day("Y", i, Y[i], 2));
      }
      if (i % 7 != 2) {
        rows.add(day("Z", i, Z[i], 2));
      }
      rows.add(closeOnly("C", i, X[i]));
      rows.add(closeOnly("B", i, Z[i]));
      rows.add(split("S", i, 1));
      rows.add(split("T", i, DAYS - 2));
      rows.add(split("U", i, DAYS - 50));
    }
    RiskCluster.put(client, rows);
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
    cluster.close();
  }

  private static double[] walk(Random random, int days) {
    double[] prices = new double[days];
    double price = 50;
    for (int i = 0; i < days; i++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      prices[i] = price;
    }
    return prices;
  }

  /** Twice the other and 10, and a deviation of which half is gone every day. */
  private static double[] follower(double[] x, Random random) {
    double[] y = new double[x.length];
    double deviation = 0;
    for (int i = 0; i < y.length; i++) {
      deviation = 0.5 * deviation + 0.3 * random.nextGaussian();
      y[i] = 10 + 2 * x[i] + deviation;
    }
    return y;
  }

  private static PriceBar bar(double close, double spread) {
    return new PriceBar(close, close + spread, close - spread, close, 1000);
  }

  private static Row day(String symbol, int day, double close, double spread) {
    PriceBar bar = bar(close, spread);
    return row(
        symbol, day, bar.close(), decimal(bar.open()), decimal(bar.high()), decimal(bar.low()));
  }

  private static Row closeOnly(String symbol, int day, double close) {
    return row(symbol, day, close, null, null, null);
  }

  private static Row row(
      String symbol, int day, double close, BigDecimal open, BigDecimal high, BigDecimal low) {
    return row(symbol, day, close, null, open, high, low);
  }

  private static Row row(
      String symbol,
      int day,
      double close,
      BigDecimal adjusted,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low) {
    return Row.of(
        Table.BARS_1D,
        symbol,
        Date.valueOf(FIRST_DAY.plusDays(day)),
        open,
        high,
        low,
        decimal(close),
        BigDecimal.valueOf(1000),
        adjusted,
        null,
        null,
        "IMPORT",
        0L);
  }

  /** X after a split of four for one, fifty days from the end; one day has no adjusted close. */
  private static Row split(String symbol, int day, int unknown) {
    double close = day < DAYS - 50 ? 4 * X[day] : X[day];
    Row plain = closeOnly(symbol, day, close);
    return day == unknown ? plain : row(symbol, day, close, decimal(X[day]), null, null, null);
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number);
  }

  private static Object[] ask(AnalyticsQuestion question) {
    try {
      return client
          .compute()
          .withTimeout(60_000)
          .execute(AnalyticsTask.class.getName(), question.toArgument());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A bar without an adjusted close matters where it is used, with a benchmark as without. */
  @Test
  void statisticsGoOverASplitWhateverIsMissingBefore() {
    double[] returns = Sample.returns(Arrays.copyOfRange(X, DAYS - 100, DAYS));
    for (String symbol : List.of("S", "T")) {
      for (String benchmark : List.of("", "B")) {
        Map<String, Object> measures =
            AnalyticsReply.measures(
                ask(AnalyticsQuestion.statistics(symbol, "1d", 100, benchmark, 252, 0)));
        assertThat((Double) measures.get("volatility"))
            .as(symbol + benchmark)
            .isCloseTo(Performance.volatility(returns, 252), within(1e-12));
      }
      IndicatorValues correlation =
          AnalyticsReply.indicator(ask(AnalyticsQuestion.correlation("X", symbol, "1d", 100, 60)));
      for (AnalyticsReply.Point point : correlation.points()) {
        assertThat(point.values().get(1)).isCloseTo(1, within(1e-9));
      }
    }
    for (String benchmark : List.of("", "B")) {
      assertThatThrownBy(
              () ->
                  AnalyticsReply.measures(
                      ask(AnalyticsQuestion.statistics("U", "1d", 100, benchmark, 252, 0))))
          .hasMessage("U: bars that compare over splits: required 100, actual 99");
    }
  }

  @Test
  void anIndicatorIsThatOfTheLatestBars() {
    IndicatorValues answer =
        AnalyticsReply.indicator(ask(AnalyticsQuestion.indicator("X", "1d", 100, "stoch(14,3)")));
    double[] latest = Arrays.copyOfRange(X, DAYS - 100, DAYS);
    double[][] expected =
        Indicator.parse("stoch(14,3)")
            .run(Arrays.stream(latest).mapToObj(close -> bar(close, 2)).toList());

    assertThat(answer.symbol()).isEqualTo("X");
    assertThat(answer.indicator()).isEqualTo("stoch(14,3,3)");
    assertThat(answer.lines()).containsExactly("k", "d");
    assertThat(answer.points()).hasSize(expected[0].length);
    for (int i = 0; i < expected[0].length; i++) {
      assertThat(answer.points().get(i).values()).containsExactly(expected[0][i], expected[1][i]);
    }
    Instant last = FIRST_DAY.plusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThat(answer.points().get(expected[0].length - 1).time()).isEqualTo(last);
  }

  @Test
  void statisticsAreThoseOfTheCommonDays() {
    Map<String, Object> answer =
        AnalyticsReply.measures(ask(AnalyticsQuestion.statistics("Y", "1d", 200, "X", 252, 0.05)));
    double[][] common = common(200);
    double[] returns = Sample.returns(common[0]);
    Benchmarked both = Benchmarked.of(returns, Sample.returns(common[1]), 0.05 / 252, 252);

    assertThat(answer)
        .containsEntry("returns", 199.0)
        .containsEntry("sharpe", Performance.sharpe(returns, 0.05 / 252, 252))
        .containsEntry("sortino", Performance.sortino(returns, 0.05 / 252, 252))
        .containsEntry("alpha", both.alpha())
        .containsAllEntriesOf(drawdown(common[0]))
        .containsEntry("beta", both.beta())
        .containsEntry("informationRatio", both.informationRatio());
  }

  /** Found by trying every pair of values. */
  private static Map<String, Object> drawdown(double[] closes) {
    double deepest = 0;
    int peak = 0;
    int trough = 0;
    for (int from = 0; from < closes.length; from++) {
      for (int to = from; to < closes.length; to++) {
        if (1 - closes[to] / closes[from] > deepest) {
          deepest = 1 - closes[to] / closes[from];
          peak = from;
          trough = to;
        }
      }
    }
    Object recovery = "INSUFFICIENT_DATA: not recovered from the deepest fall yet";
    for (int i = closes.length - 1; i > trough; i--) {
      recovery = closes[i] >= closes[peak] ? day(i) : recovery;
    }
    return Map.of(
        "maxDrawdown",
        deepest,
        "drawdownPeak",
        day(peak),
        "drawdownTrough",
        day(trough),
        "drawdownRecovery",
        recovery);
  }

  private static String day(int ofLatest200) {
    List<Integer> days = IntStream.range(0, DAYS).filter(i -> i % 10 != 3).boxed().toList();
    int day = days.get(days.size() - 200 + ofLatest200);
    return FIRST_DAY.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }

  private static double[][] common(int most) {
    double[] x = new double[DAYS];
    double[] y = new double[DAYS];
    int count = 0;
    for (int i = 0; i < DAYS; i++) {
      if (i % 10 != 3) {
        x[count] = X[i];
        y[count++] = Y[i];
      }
    }
    return new double[][] {
      Arrays.copyOfRange(y, count - most, count), Arrays.copyOfRange(x, count - most, count)
    };
  }

  @Test
  void aPairIsCointegrated() {
    Map<String, Object> answer =
        AnalyticsReply.measures(
            ask(AnalyticsQuestion.pair("Y", "X", "1d", 250, 1, Trend.CONSTANT)));
    double[][] common = common(250);
    Cointegration expected = Cointegration.test(common[0], Trend.CONSTANT, 1, common[1]);

    assertThat(answer)
        .containsEntry("statistic", expected.test().statistic())
        .containsEntry("critical1", expected.test().criticalValues()[0])
        .containsEntry("hedgeRatio", expected.coefficients()[0]);
    assertThat((Double) answer.get("hedgeRatio")).isBetween(1.95, 2.05);
    assertThat((Double) answer.get("probability")).isLessThan(0.001);
    assertThat((Double) answer.get("halfLife")).isBetween(0.7, 1.4);
  }

  @Test
  void aPairMayHaveATrend() {
    Map<String, Object> answer =
        AnalyticsReply.measures(ask(AnalyticsQuestion.pair("Y", "X", "1d", 250, 2, Trend.LINEAR)));
    double[][] common = common(250);
    Cointegration expected = Cointegration.test(common[0], Trend.LINEAR, 2, common[1]);

    assertThat(answer)
        .containsEntry("statistic", expected.test().statistic())
        .containsEntry("critical5", expected.test().criticalValues()[1])
        .containsEntry("constant", expected.coefficients()[1]);
    refuse(
        AnalyticsQuestion.pair("Y", "X", "1d", 250, 2, Trend.NONE),
        Failure.INVALID_INPUT,
        "trend: must be CONSTANT, LINEAR or QUADRATIC, got NONE");
  }

  @Test
  void aRegressionIsOfTheReturnsOfAll() {
    Map<String, Object> answer =
        AnalyticsReply.measures(
            ask(AnalyticsQuestion.regression("Y", List.of("X", "Z"), "1d", 100)));
    double[] y = new double[100];
    double[][] others = new double[2][100];
    for (int i = DAYS - 1, at = 99; at >= 0; i--) {
      if (i % 10 != 3 && i % 7 != 2) {
        y[at] = Y[i];
        others[0][at] = X[i];
        others[1][at--] = Z[i];
      }
    }
    Regression expected =
        LeastSquares.withConstant(
            Sample.returns(y), Sample.returns(others[0]), Sample.returns(others[1]));

    assertThat(answer)
        .containsExactly(
            entry("returns", 99.0),
            entry("rSquared", expected.rSquared()),
            entry("fStatistic", expected.fStatistic()),
            entry("residualDeviation", expected.residualDeviation()),
            entry("constant", expected.coefficients()[0]),
            entry("constant.error", expected.standardErrors()[0]),
            entry("constant.t", expected.tStatistic(0)),
            entry("X", expected.coefficients()[1]),
            entry("X.error", expected.standardErrors()[1]),
            entry("X.t", expected.tStatistic(1)),
            entry("Z", expected.coefficients()[2]),
            entry("Z.error", expected.standardErrors()[2]),
            entry("Z.t", expected.tStatistic(2)));
  }

  @Test
  void aCorrelationSlidesOverTheCommonBars() {
    IndicatorValues answer =
        AnalyticsReply.indicator(ask(AnalyticsQuestion.correlation("Y", "X", "1d", 50, 20)));
    double[][] common = common(50);
    double[] y = Sample.returns(common[0]);
    double[] x = Sample.returns(common[1]);

    assertThat(answer.symbol()).isEqualTo("Y X");
    assertThat(answer.indicator()).isEqualTo("correlation(20)");
    assertThat(answer.lines()).containsExactly("covariance", "correlation", "beta");
    assertThat(answer.points()).hasSize(30);
    for (int i = 0; i < 30; i++) {
      Comoments window =
          Comoments.of(Arrays.copyOfRange(x, i, i + 20), Arrays.copyOfRange(y, i, i + 20));
      List<Double> values = answer.points().get(i).values();
      assertThat(values.get(0)).isCloseTo(window.covariance(), within(1e-15));
      assertThat(values.get(1)).isCloseTo(window.correlation(), within(1e-12));
      assertThat(values.get(2)).isCloseTo(window.slope(), within(1e-12));
    }
    Instant last = FIRST_DAY.plusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    assertThat(answer.points().get(29).time()).isEqualTo(last);
  }

  @Test
  void whatIsOfClosesNeedsNoMore() {
    assertThat(
            AnalyticsReply.indicator(ask(AnalyticsQuestion.indicator("C", "1d", 60, "sma(60)")))
                .points())
        .hasSize(1);
    refuse(
        AnalyticsQuestion.indicator("C", "1d", 60, "atr"),
        Failure.INSUFFICIENT_DATA,
        "C 2025-08-29: open, high, low, close, volume: required 5, actual 2");
  }

  @Test
  void barsAreMadeOfTicks() {
    Ignition.allGrids().get(0).services().deployNodeSingleton(TickData.NAME, new ThreeBars());

    IndicatorValues answer =
        AnalyticsReply.indicator(ask(AnalyticsQuestion.indicator("T", "ticks:5m", 3, "vwma(2)")));

    assertThat(answer.points().stream().map(AnalyticsReply.Point::time))
        .containsExactly(Instant.ofEpochSecond(300), Instant.ofEpochSecond(600));
    // closes 1.01, 1.02 and 1.03, volumes 10, 20 and 30
    assertThat(answer.points().get(1).values().get(0))
        .isCloseTo((1.02 * 20 + 1.03 * 30) / 50, within(1e-15));
    refuse(
        AnalyticsQuestion.indicator("T", "ticks:5m", 4, "vwma(2)"),
        Failure.INSUFFICIENT_DATA,
        "T: bars: required 4, actual 3");
  }

  /** Stands for the node's service: three bars of five minutes, as docs/formats has them. */
  private static final class ThreeBars implements Service, TickData {

    private static final long serialVersionUID = 1L;
    private static final int COUNT = 3;

    @Override
    public byte[] ask(String[] symbols, byte[] question) {
      TickQuestion.BarsOf asked = (TickQuestion.BarsOf) TickQuestionCodec.decode(question);
      ByteBuffer answer = ByteBuffer.allocate(7 + COUNT * 65);
      answer.put((byte) 1).put((byte) 2).put((byte) 0).putInt(COUNT);
      for (int i = 0; i < COUNT; i++) {
        answer.putLong(i * asked.interval().lengthNs()).putLong(1).put((byte) 1);
        answer.putLong(101 + i).putLong(105).putLong(100).putLong(101 + i);
        answer.putLong(0).putLong(10L * (i + 1));
      }
      return TickAnswers.several(List.of(answer.array()));
    }

    @Override
    public int append(int shard, byte[] batch) {
      throw new UnsupportedOperationException("append");
    }

    @Override
    public byte[] symbols(String kind, String after, int limit) {
      throw new UnsupportedOperationException("symbols");
    }
  }

  @Test
  void tooLittleIsRefusedWithRequiredAndActual() {
    refuse(
        AnalyticsQuestion.indicator("X", "1d", 301, "sma"),
        Failure.INSUFFICIENT_DATA,
        "X: bars: required 301, actual 300");
    refuse(
        AnalyticsQuestion.indicator("X", "1d", 10, "sma(20)"),
        Failure.INSUFFICIENT_DATA,
        "sma(20): bars: required 20, actual 10");
    refuse(
        AnalyticsQuestion.indicator("GONE", "1m", 10, "sma(5)"),
        Failure.INSUFFICIENT_DATA,
        "GONE: bars: required 10, actual 0");
    refuse(
        AnalyticsQuestion.pair("Y", "X", "1d", 271, 1, Trend.CONSTANT),
        Failure.INSUFFICIENT_DATA,
        "Y and X: common bars: required 271, actual 270");
  }

  @Test
  void whatCannotBeAskedIsNamed() {
    refuse(
        AnalyticsQuestion.indicator("X", "2d", 10, "sma"),
        Failure.INVALID_INPUT,
        "bars: must be 1d, 1m or ticks: and a length such as 5m, got 2d");
    refuse(
        AnalyticsQuestion.indicator("X", "1d", 0, "sma"),
        Failure.INVALID_INPUT,
        "bars: must be 1 to 10000, got 0");
    refuse(
        AnalyticsQuestion.indicator("X", "1d", 10, "moon"),
        Failure.INVALID_INPUT,
        "indicator: must be one of docs/reference/statistics.md, got moon");
    refuse(
        AnalyticsQuestion.pair("X", "X", "1d", 30, 1, Trend.CONSTANT),
        Failure.INVALID_INPUT,
        "other: must be another name, got X");
    refuse(
        AnalyticsQuestion.pair("X", "Y", "1d", 30, -1, Trend.CONSTANT),
        Failure.INVALID_INPUT,
        "lags: must be at least 0, got -1");
    refuse(
        AnalyticsQuestion.statistics("X", "1d", 2, "", 252, 0),
        Failure.INVALID_INPUT,
        "bars: must be 3 to 10000, got 2");
    refuse(
        AnalyticsQuestion.regression("X", List.of("Y", "Y"), "1d", 100),
        Failure.INVALID_INPUT,
        "other: must be another name, got Y,Y");
    refuse(
        AnalyticsQuestion.regression("X", List.of("Y", "Z"), "1d", 4),
        Failure.INVALID_INPUT,
        "bars: must be at least 5, got 4");
    refuse(
        AnalyticsQuestion.correlation("X", "Y", "1d", 20, 20),
        Failure.INVALID_INPUT,
        "window: must be 2 to 19, got 20");
  }

  private static void refuse(AnalyticsQuestion question, Failure failure, String message) {
    assertThatThrownBy(() -> AnalyticsReply.indicator(ask(question)))
        .isInstanceOfSatisfying(
            RiskException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessage(message);
  }
}
