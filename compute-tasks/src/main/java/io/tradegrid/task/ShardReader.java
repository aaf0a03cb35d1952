package io.tradegrid.task;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.Contract;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.SqlFieldsQuery;

/** Reads rows of one shard on the node that owns it, and of the tables that every node has. */
final class ShardReader {

  /** A century of trading days: more than any answer uses, and a bound on what is read. */
  static final int MAX_CLOSES = 25_000;

  private static final int WEEK = 7;
  private static final int QUERY_TIMEOUT_MS = 30_000;

  private static final String POSITIONS =
      "SELECT SYMBOL, PORTFOLIO, QUANTITY FROM POSITIONS WHERE QUANTITY <> 0";
  private static final String OF_PORTFOLIO = " AND PORTFOLIO = ?";
  private static final String ORDER = " ORDER BY SYMBOL, PORTFOLIO";
  private static final String CLOSES =
      "SELECT TRADE_DATE, CLOSE, ADJUSTED_CLOSE FROM BARS_1D WHERE SYMBOL = ?"
          + " AND CLOSE IS NOT NULL ORDER BY TRADE_DATE DESC LIMIT ?";

  private final Ignite ignite;
  private final int shard;

  ShardReader(Ignite ignite, int shard) {
    this.ignite = ignite;
    this.shard = shard;
  }

  Ignite ignite() {
    return ignite;
  }

  /** What a portfolio holds of a symbol. */
  record Holding(String symbol, String portfolio, double quantity) {}

  /** Returns what the portfolios hold in the shard, in the order of symbols and portfolios. */
  List<Holding> holdings(String[] portfolios) {
    List<List<?>> rows =
        portfolios.length == 1
            ? rows(Table.POSITIONS, POSITIONS + OF_PORTFOLIO + ORDER, portfolios[0])
            : rows(Table.POSITIONS, POSITIONS + ORDER);
    Set<String> wanted = new HashSet<>(Arrays.asList(portfolios));
    List<Holding> holdings = new ArrayList<>();
    for (List<?> row : rows) {
      if (wanted.contains((String) row.get(1))) {
        holdings.add(
            new Holding(
                (String) row.get(0), (String) row.get(1), ((BigDecimal) row.get(2)).doubleValue()));
      }
    }
    return holdings;
  }

  /** Returns the contract of any symbol, an equity if it has no row. */
  Contract contract(String symbol) {
    return contract(ignite, symbol);
  }

  static Contract contract(Ignite ignite, String symbol) {
    BinaryObject row = row(ignite, Table.CONTRACTS, symbol);
    try {
      return row == null ? Contract.equity(symbol) : Contract.of(symbol, row::field);
    } catch (IllegalArgumentException e) {
      RiskException invalid = new RiskException(Failure.INVALID_INPUT, e.getMessage());
      invalid.initCause(e);
      throw invalid;
    }
  }

  static BinaryObject row(Ignite ignite, Table table, String key) {
    return ignite
        .<String, BinaryObject>cache(table.name())
        .<String, BinaryObject>withKeepBinary()
        .get(key);
  }

  /**
   * Returns the currency that an instrument is priced in.
   *
   * @throws RiskException INVALID_INPUT if there is no such instrument
   */
  String currency(String symbol) {
    return currency(ignite, symbol);
  }

  static String currency(Ignite ignite, String symbol) {
    BinaryObject instrument = row(ignite, Table.INSTRUMENTS, symbol);
    if (instrument == null) {
      throw new RiskException(
          Failure.INVALID_INPUT, symbol + ": is no instrument, so it is in no currency");
    }
    return instrument.field("CURRENCY");
  }

  /**
   * Returns the currency that a contract is priced in.
   *
   * @throws RiskException INVALID_INPUT if there is no such instrument, or if an option's
   *     underlying is one in another currency
   */
  static String currency(Ignite ignite, Contract contract) {
    String currency = currency(ignite, contract.symbol());
    if (contract.option() != null) {
      BinaryObject underlying = row(ignite, Table.INSTRUMENTS, contract.factor());
      if (underlying != null && !currency.equals(underlying.field("CURRENCY"))) {
        throw new RiskException(
            Failure.INVALID_INPUT,
            "%s: is priced in %s, its underlying %s in %s"
                .formatted(
                    contract.symbol(), currency, contract.factor(), underlying.field("CURRENCY")));
      }
    }
    return currency;
  }

  /**
   * Returns the latest closes of a symbol of the shard; of a crypto-currency, which trades at
   * weekends too, those of weekdays, so that it has the days that others have.
   */
  PriceHistory history(String symbol, int depth) {
    return contract(symbol).assetClass() == AssetClass.CRYPTO
        ? closes(symbol, depth + depth / 5 * 2 + WEEK).onWeekdays(depth)
        : closes(symbol, depth);
  }

  private PriceHistory closes(String symbol, int depth) {
    List<DailyClose> closes = new ArrayList<>();
    for (List<?> row : rows(Table.BARS_1D, CLOSES, symbol, depth)) {
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
    return new PriceHistory(symbol, closes);
  }

  private List<List<?>> rows(Table table, String sql, Object... arguments) {
    SqlFieldsQuery query =
        new SqlFieldsQuery(sql)
            .setSchema("PUBLIC")
            .setArgs(arguments)
            .setLocal(true)
            .setPartitions(shard)
            .setTimeout(QUERY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    return ignite.cache(table.name()).withKeepBinary().query(query).getAll();
  }
}
