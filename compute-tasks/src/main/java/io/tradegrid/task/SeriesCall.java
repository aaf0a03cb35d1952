package io.tradegrid.task;

import io.tradegrid.indicator.PriceBar;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.schema.Table;
import io.tradegrid.service.TickData;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.TickAnswers;
import io.tradegrid.tick.TickQuestion;
import io.tradegrid.tick.TickQuestionCodec;
import io.tradegrid.tick.TickRange;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;

/**
 * Reads the bars of one symbol on the node that owns it. A question about one symbol is answered
 * there; of one about several, the answer is a {@link RiskReply} of times and closes.
 */
final class SeriesCall implements IgniteCallable<Object[]> {

  private static final long serialVersionUID = 1L;

  private static final int QUERY_TIMEOUT_MS = 5_000;
  private static final long NS_PER_MS = 1_000_000;
  private static final long MS_PER_DAY = 86_400_000;

  private static final String DAYS =
      "SELECT TRADE_DATE, OPEN, HIGH, LOW, CLOSE, VOLUME, ADJUSTED_CLOSE FROM BARS_1D"
          + " WHERE SYMBOL = ? AND CLOSE IS NOT NULL ORDER BY TRADE_DATE DESC LIMIT ?";
  private static final String MINUTES =
      "SELECT OPENED_AT, OPEN, HIGH, LOW, CLOSE, VOLUME, CLOSE FROM BARS_1M"
          + " WHERE SYMBOL = ? ORDER BY OPENED_AT DESC LIMIT ?";

  private final AnalyticsQuestion question;
  private final String symbol;
  private final int shard;

  @IgniteInstanceResource private transient Ignite ignite;

  SeriesCall(AnalyticsQuestion question, String symbol, int shard) {
    this.question = question;
    this.symbol = symbol;
    this.shard = shard;
  }

  /** Reads and computes; a {@link RiskException} becomes the answer. */
  @Override
  public Object[] call() {
    try {
      PriceSeries series =
          switch (question.source()) {
            case BarSource.DAYS -> rows(Table.BARS_1D, DAYS);
            case BarSource.MINUTES -> rows(Table.BARS_1M, MINUTES);
            default -> trades();
          };
      return question.symbols().size() == 1
          ? question.answer(List.of(series))
          : RiskReply.of(series.times, series.closes, series.adjusted);
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  private PriceSeries rows(Table table, String sql) {
    SqlFieldsQuery query =
        new SqlFieldsQuery(sql)
            .setSchema("PUBLIC")
            .setArgs(symbol, question.barsToRead())
            .setLocal(true)
            .setPartitions(shard)
            .setTimeout(QUERY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    List<List<?>> rows = ignite.cache(table.name()).withKeepBinary().query(query).getAll();
    int count = rows.size();
    long[] times = new long[count];
    double[] closes = new double[count];
    double[] adjusted = new double[count];
    List<PriceBar> bars = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<?> row = rows.get(count - 1 - i); // the latest come first
      times[i] = time(row.get(0));
      closes[i] = ((BigDecimal) row.get(4)).doubleValue();
      adjusted[i] = row.get(6) == null ? Double.NaN : ((BigDecimal) row.get(6)).doubleValue();
      bars.add(bar(row));
    }
    return new PriceSeries(times, bars, closes, adjusted);
  }

  private static long time(Object time) {
    return time instanceof Date day
        ? day.toLocalDate().toEpochDay() * MS_PER_DAY
        : ((Timestamp) time).getTime();
  }

  private PriceBar bar(List<?> row) {
    double[] numbers = new double[5];
    for (int i = 0; i < numbers.length; i++) {
      Object number = row.get(i + 1);
      if (number == null && question.needsWholeBars()) {
        throw new RiskException(
            Failure.INSUFFICIENT_DATA,
            symbol
                + " "
                + row.get(0)
                + ": open, high, low, close, volume: required 5, actual "
                + row.subList(1, 6).stream().filter(each -> each != null).count());
      }
      // Not looked at by a question about closes only.
      numbers[i] = number == null ? 0 : ((BigDecimal) number).doubleValue();
    }
    return question.needsWholeBars()
        ? new PriceBar(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
        : PriceBar.of(numbers[3]);
  }

  private PriceSeries trades() {
    TickData ticks = ignite.services().serviceProxy(TickData.NAME, TickData.class, false);
    TickQuestion.BarsOf asked =
        new TickQuestion.BarsOf(
            TickRange.of(Long.MIN_VALUE, Long.MAX_VALUE),
            BarInterval.of(BarSource.tickNs(question.source())),
            BarFill.NONE,
            Long.MIN_VALUE,
            TickQuestion.BARS_MAX);
    byte[] answer =
        TickAnswers.several(ticks.ask(new String[] {symbol}, TickQuestionCodec.encode(asked)))
            .get(0);
    if (answer.length == 0) {
      throw new IgniteException(symbol + ": is changing hands; ask again");
    }
    Bars all = bars(answer);
    int first = Math.max(0, all.count() - question.barsToRead());
    long[] times = new long[all.count() - first];
    double[] closes = new double[times.length];
    List<PriceBar> bars = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      int bar = first + i;
      times[i] = Math.floorDiv(all.startNs(bar), NS_PER_MS);
      closes[i] = price(all, all.close(bar));
      bars.add(
          new PriceBar(
              price(all, all.open(bar)),
              price(all, all.high(bar)),
              price(all, all.low(bar)),
              closes[i],
              all.volumeDecimal(bar).doubleValue()));
    }
    return new PriceSeries(times, bars, closes, closes);
  }

  private static Bars bars(byte[] answer) {
    try {
      return TickAnswers.bars(answer);
    } catch (IllegalArgumentException e) {
      RiskException refused = new RiskException(Failure.INVALID_INPUT, e.getMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  private static double price(Bars bars, long price) {
    return bars.scale().price(price).doubleValue();
  }
}
