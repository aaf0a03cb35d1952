package io.tradegrid.grid;

import io.tradegrid.engine.ReferenceLookup;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Shards;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.cache.query.SqlFieldsQuery;

/** Instruments and portfolios as they stand in their replicated tables. */
final class ReferenceTables implements ReferenceLookup {

  private final Ignite ignite;
  private final int shards;
  private final IgniteCache<String, BinaryObject> instruments;
  private final IgniteCache<String, BinaryObject> portfolios;

  /** Names never change their number, so what was found once stays. */
  private final Map<Integer, String> symbols = new ConcurrentHashMap<>();

  private final Map<Integer, String> names = new ConcurrentHashMap<>();

  ReferenceTables(Ignite ignite, int shards) {
    this.ignite = ignite;
    this.shards = shards;
    this.instruments = ignite.cache(Table.INSTRUMENTS.name()).withKeepBinary();
    this.portfolios = ignite.cache(Table.PORTFOLIOS.name()).withKeepBinary();
  }

  @Override
  public Optional<Instrument> instrument(int instrumentId) {
    return symbol(instrumentId).flatMap(this::instrument);
  }

  @Override
  public Optional<Portfolio> portfolio(int portfolioId) {
    return portfolioName(portfolioId).flatMap(this::portfolio);
  }

  Optional<String> portfolioName(int portfolioId) {
    return find(names, "SELECT PORTFOLIO FROM PORTFOLIOS WHERE PORTFOLIO_ID = ?", portfolioId);
  }

  Optional<String> symbol(int instrumentId) {
    return find(symbols, "SELECT SYMBOL FROM INSTRUMENTS WHERE INSTRUMENT_ID = ?", instrumentId);
  }

  private Optional<String> find(Map<Integer, String> known, String sql, int id) {
    String name = known.get(id);
    if (name == null) {
      List<List<?>> rows =
          IgniteCommandLog.orUnavailable(
              () -> instruments.query(new SqlFieldsQuery(sql).setArgs(id)).getAll());
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      name = (String) rows.get(0).get(0);
      known.put(id, name);
    }
    return Optional.of(name);
  }

  Optional<Instrument> instrument(String symbol) {
    BinaryObject row = IgniteCommandLog.orUnavailable(() -> instruments.get(symbol));
    return Optional.ofNullable(row)
        .map(
            r ->
                new Instrument(
                    r.<Integer>field("INSTRUMENT_ID"),
                    symbol,
                    r.field("CURRENCY"),
                    r.<BigDecimal>field("TICK_SIZE"),
                    r.<BigDecimal>field("LOT_SIZE"),
                    r.<Long>field("MAX_ORDER_LOTS")));
  }

  Optional<Portfolio> portfolio(String name) {
    BinaryObject row = IgniteCommandLog.orUnavailable(() -> portfolios.get(name));
    return Optional.ofNullable(row).map(r -> portfolio(name, r));
  }

  private static Portfolio portfolio(String name, BinaryObject row) {
    return new Portfolio(
        row.<Integer>field("PORTFOLIO_ID"),
        name,
        row.field("CURRENCY"),
        row.<BigDecimal>field("MAX_ORDER_NOTIONAL"),
        row.<Integer>field("MAX_OPEN_ORDERS"),
        row.<BigDecimal>field("MAX_POSITION"),
        row.<Integer>field("MAX_ORDERS_PER_SECOND"),
        row.<Integer>field("PRICE_BAND_BPS"),
        row.<Integer>field("SELF_TRADE_GROUP"),
        row.<Boolean>field("BLOCKED"));
  }

  boolean putIfAbsent(Instrument instrument) {
    Row row =
        Row.of(
            Table.INSTRUMENTS,
            instrument.symbol(),
            instrument.id(),
            instrument.currency(),
            instrument.tickSize(),
            instrument.lotSize(),
            instrument.maxOrderLots(),
            Shards.of(instrument.symbol(), shards));
    return instruments.putIfAbsent(instrument.symbol(), row.value(ignite.binary()));
  }

  boolean putIfAbsent(Portfolio portfolio) {
    return portfolios.putIfAbsent(portfolio.name(), row(portfolio).value(ignite.binary()));
  }

  /**
   * Changes a portfolio; of two who change it at the same moment neither is lost.
   *
   * @return the portfolio as it is then, empty if there is none of this name
   */
  Optional<Portfolio> change(String name, UnaryOperator<Portfolio> change) {
    while (true) {
      BinaryObject before = IgniteCommandLog.orUnavailable(() -> portfolios.get(name));
      if (before == null) {
        return Optional.empty();
      }
      Portfolio after = change.apply(portfolio(name, before));
      if (portfolios.replace(name, before, row(after).value(ignite.binary()))) {
        return Optional.of(after);
      }
    }
  }

  private static Row row(Portfolio portfolio) {
    return Row.of(
        Table.PORTFOLIOS,
        portfolio.name(),
        portfolio.id(),
        portfolio.currency(),
        portfolio.maxOrderNotional(),
        portfolio.maxOpenOrders(),
        portfolio.maxPosition(),
        portfolio.maxOrdersPerSecond(),
        portfolio.priceBandBps(),
        portfolio.selfTradeGroup(),
        portfolio.blocked());
  }
}
