package io.tradegrid.client;

import io.tradegrid.statistics.Trend;
import io.tradegrid.task.AnalyticsQuestion;
import io.tradegrid.task.AnalyticsReply;
import io.tradegrid.task.AnalyticsReply.IndicatorValues;
import io.tradegrid.task.AnalyticsTask;
import java.util.List;
import java.util.Map;
import org.apache.ignite.client.IgniteClient;

/**
 * Indicators and statistics of symbols, computed where their bars and ticks are. Bars are {@code
 * 1d}, {@code 1m}, or {@code ticks:} and a length such as {@code ticks:5m}. Every question uses
 * exactly as many of the latest bars as it says, or is refused with a {@link
 * io.tradegrid.risk.RiskException}.
 */
public final class AnalyticsDesk {

  private static final long TIMEOUT_MS = 15_000;

  private final IgniteClient ignite;

  AnalyticsDesk(IgniteClient ignite) {
    this.ignite = ignite;
  }

  /**
   * Returns the values of an indicator.
   *
   * @param count how many of the latest bars it is fed, 1 to 10,000
   * @param indicator such as {@code rsi} or {@code macd(12,26,9)}
   * @throws io.tradegrid.risk.RiskException INVALID_INPUT naming what cannot be, INSUFFICIENT_DATA
   *     for fewer bars
   */
  public IndicatorValues indicator(String symbol, String bars, int count, String indicator) {
    return AnalyticsReply.indicator(
        ask(AnalyticsQuestion.indicator(symbol, bars, count, indicator)));
  }

  /**
   * Returns moments and performance of the returns between bars.
   *
   * @param count how many of the latest bars, 3 to 10,000
   * @param benchmark symbol to stand beside, empty for none
   * @param periodsPerYear bars a year, such as 252
   * @param riskFree return a year without risk, 0.02 for 2 %
   * @return by name a {@link Double}, or a text that says why there is none
   * @throws io.tradegrid.risk.RiskException as {@link #indicator}
   */
  public Map<String, Object> statistics(
      String symbol,
      String bars,
      int count,
      String benchmark,
      double periodsPerYear,
      double riskFree) {
    return AnalyticsReply.measures(
        ask(
            AnalyticsQuestion.statistics(
                symbol, bars, count, benchmark, periodsPerYear, riskFree)));
  }

  /**
   * Returns whether two symbols are cointegrated, and how their spread stands.
   *
   * @param count how many of the latest bars that both have, 20 to 10,000
   * @param lags of differences in the test, 0 or more
   * @param trend of the regression; not NONE
   * @return as {@link #statistics}
   * @throws io.tradegrid.risk.RiskException as {@link #indicator}
   */
  public Map<String, Object> pair(
      String symbol, String other, String bars, int count, int lags, Trend trend) {
    return AnalyticsReply.measures(
        ask(AnalyticsQuestion.pair(symbol, other, bars, count, lags, trend)));
  }

  /**
   * Returns how a symbol's returns depend on those of others, by ordinary least squares.
   *
   * @param others one to five
   * @param count how many of the latest bars that all have, 4 to 10,000
   * @return as {@link #statistics}
   * @throws io.tradegrid.risk.RiskException as {@link #indicator}
   */
  public Map<String, Object> regression(
      String symbol, List<String> others, String bars, int count) {
    return AnalyticsReply.measures(ask(AnalyticsQuestion.regression(symbol, others, bars, count)));
  }

  /**
   * Returns covariance, correlation and beta of two symbols' returns in a window that slides.
   *
   * @param count how many of the latest bars that both have, 3 to 10,000
   * @param window returns in the window, 2 or more and fewer than the bars
   * @throws io.tradegrid.risk.RiskException as {@link #indicator}
   */
  public IndicatorValues correlation(
      String symbol, String other, String bars, int count, int window) {
    return AnalyticsReply.indicator(
        ask(AnalyticsQuestion.correlation(symbol, other, bars, count, window)));
  }

  private Object[] ask(AnalyticsQuestion question) {
    try {
      return ignite
          .compute()
          .withTimeout(TIMEOUT_MS)
          .execute(AnalyticsTask.class.getName(), question.toArgument());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for an answer", e);
    }
  }
}
