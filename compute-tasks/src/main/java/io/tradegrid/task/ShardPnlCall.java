package io.tradegrid.task;

import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.PnlVector;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;

/**
 * Computes the P&amp;L of a portfolio's positions in one shard, from rows of that shard only, on
 * the node that owns it. Answers a {@link RiskReply} of one {@link PnlVector}, or of null if the
 * portfolio holds nothing in the shard.
 */
final class ShardPnlCall implements IgniteCallable<Object[]> {

  private static final long serialVersionUID = 1L;

  private static final int QUERY_TIMEOUT_MS = 5_000;

  /** A century of trading days: more than any answer uses, and a bound on what is read. */
  private static final int MAX_CLOSES = 25_000;

  private static final String POSITIONS =
      "SELECT SYMBOL, QUANTITY FROM POSITIONS WHERE PORTFOLIO = ? AND QUANTITY <> 0"
          + " ORDER BY SYMBOL";
  private static final String CLOSES =
      "SELECT TRADE_DATE, CLOSE, ADJUSTED_CLOSE FROM BARS_1D WHERE SYMBOL = ?"
          + " AND CLOSE IS NOT NULL ORDER BY TRADE_DATE DESC LIMIT "
          + MAX_CLOSES;

  private final RiskQuestion question;
  private final String currency;
  private final int shard;

  @IgniteInstanceResource private transient Ignite ignite;

  ShardPnlCall(RiskQuestion question, String currency, int shard) {
    this.question = question;
    this.currency = currency;
    this.shard = shard;
  }

  /** Reads and computes; a {@link RiskException} becomes the answer. */
  @Override
  public Object[] call() {
    try {
      List<PnlVector> vectors = new ArrayList<>();
      for (List<?> row : rows(Table.POSITIONS, POSITIONS, question.portfolio())) {
        vectors.add(pnl((String) row.get(0), (BigDecimal) row.get(1)));
      }
      return RiskReply.of(new Object[] {vectors.isEmpty() ? null : PnlVector.sum(vectors)});
    } catch (RiskException e) {
      return RiskReply.of(e);
    }
  }

  private PnlVector pnl(String symbol, BigDecimal quantity) {
    requireCurrency(symbol);
    List<DailyClose> closes = new ArrayList<>();
    for (List<?> row : rows(Table.BARS_1D, CLOSES, symbol)) {
      BigDecimal adjusted = (BigDecimal) row.get(2);
      closes.add(
          new DailyClose(
              ((Date) row.get(0)).toLocalDate(),
              ((BigDecimal) row.get(1)).doubleValue(),
              adjusted == null
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(adjusted.doubleValue())));
    }
    Collections.reverse(closes);
    PriceHistory history = new PriceHistory(symbol, closes);
    UnitRisk unit = new UnitRisk(Contract.equity(symbol), history);
    PnlVector pnl = unit.historical(history.moves()).times(quantity.doubleValue());
    if (pnl.size() < question.observations()) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: daily scenarios: required %d, actual %d"
              .formatted(symbol, question.observations(), pnl.size()));
    }
    return pnl;
  }

  /** Amounts in two currencies do not add up, and there are no exchange rates here. */
  private void requireCurrency(String symbol) {
    BinaryObject instrument =
        ignite
            .<String, BinaryObject>cache(Table.INSTRUMENTS.name())
            .<String, BinaryObject>withKeepBinary()
            .get(symbol);
    String priced = instrument == null ? null : instrument.field("CURRENCY");
    if (!currency.equals(priced)) {
      throw new RiskException(
          Failure.INSUFFICIENT_DATA,
          "%s: is priced in %s, the portfolio reports in %s: exchange rates: required 1, actual 0"
              .formatted(symbol, priced, currency));
    }
  }

  private List<List<?>> rows(Table table, String sql, Object argument) {
    SqlFieldsQuery query =
        new SqlFieldsQuery(sql)
            .setSchema("PUBLIC")
            .setArgs(argument)
            .setLocal(true)
            .setPartitions(shard)
            .setTimeout(QUERY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    return ignite.cache(table.name()).withKeepBinary().query(query).getAll();
  }
}
