package io.tradegrid.client;

import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.ReferenceData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.ClientException;
import org.apache.ignite.client.IgniteClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows instruments and portfolios by name. What it has once read it keeps, because terms and ids
 * never change; limits are the shard's business, not its.
 */
final class ReferenceDirectory implements CommandTranslator.Names {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceDirectory.class);

  /** Neither a number of a portfolio nor {@link ReferenceData#CONFLICT}. */
  private static final int NO_ANSWER = 0;

  private static final String INSTRUMENT =
      "INSTRUMENT_ID, SYMBOL, CURRENCY, TICK_SIZE, LOT_SIZE, MAX_ORDER_LOTS";
  private static final String PORTFOLIO =
      "PORTFOLIO_ID, CURRENCY, MAX_ORDER_NOTIONAL, MAX_OPEN_ORDERS, MAX_POSITION,"
          + " MAX_ORDERS_PER_SECOND, PRICE_BAND_BPS, SELF_TRADE_GROUP, BLOCKED";

  private final IgniteClient ignite;
  private final ReferenceData service;
  private final Patience patience;
  private final ConcurrentMap<String, Instrument> instruments = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Portfolio> portfolios = new ConcurrentHashMap<>();

  /**
   * Reads from tables and changes by a service.
   *
   * @param patience with a node that dies while it tells all others of a change
   */
  ReferenceDirectory(IgniteClient ignite, ReferenceData service, Patience patience) {
    this.ignite = ignite;
    this.service = service;
    this.patience = patience;
  }

  @Override
  public Instrument instrument(String symbol) {
    CommandTranslator.require(symbol, "symbol");
    return instruments.computeIfAbsent(symbol, this::readInstrument);
  }

  @Override
  public Portfolio portfolio(String name) {
    CommandTranslator.require(name, "portfolio");
    return portfolios.computeIfAbsent(name, this::readPortfolio);
  }

  Instrument create(Instrument terms) {
    int id =
        service.createInstrument(
            terms.symbol(),
            terms.currency(),
            terms.tickSize(),
            terms.lotSize(),
            terms.maxOrderLots());
    return terms.withId(idOrConflict(id, "instrument " + terms.symbol()));
  }

  Portfolio create(Portfolio terms) {
    int id =
        service.createPortfolio(
            terms.name(),
            terms.currency(),
            terms.maxOrderNotional(),
            terms.maxOpenOrders(),
            terms.maxPosition(),
            terms.maxOrdersPerSecond(),
            terms.priceBandBps(),
            terms.selfTradeGroup());
    return terms.withId(idOrConflict(id, "portfolio " + terms.name()));
  }

  void changeLimits(Portfolio limits) {
    int id =
        service.changeLimits(
            limits.name(),
            limits.maxOrderNotional(),
            limits.maxOpenOrders(),
            limits.maxPosition(),
            limits.maxOrdersPerSecond(),
            limits.priceBandBps(),
            limits.selfTradeGroup());
    if (id == ReferenceData.CONFLICT) {
      throw unknownPortfolio(limits.name());
    }
    portfolios.remove(limits.name());
  }

  /** Repeats: a node that dies while all are told is no reason to leave the others untold. */
  void block(String name, boolean blocked) {
    int id =
        patience.ask(() -> attemptBlock(name, blocked), answer -> answer == NO_ANSWER, () -> {});
    if (id == NO_ANSWER) {
      throw new RejectedException(
          RejectReason.OUTCOME_UNKNOWN,
          "portfolio " + name + ": no node said that all know of it; do it again");
    }
    if (id == ReferenceData.CONFLICT) {
      throw unknownPortfolio(name);
    }
    portfolios.remove(name);
  }

  private int attemptBlock(String name, boolean blocked) {
    try {
      return service.blockPortfolio(name, blocked);
    } catch (ClientException e) {
      LOG.debug("Nobody said whether portfolio {} is blocked", name, e);
      return NO_ANSWER;
    }
  }

  private static int idOrConflict(int id, String what) {
    if (id == ReferenceData.CONFLICT) {
      throw new RejectedException(
          RejectReason.DEFINITION_CONFLICT, what + " exists already, with other terms");
    }
    return id;
  }

  /** Returns all symbols in their order, and keeps the terms of their instruments. */
  List<String> symbols() {
    String sql = "SELECT " + INSTRUMENT + " FROM INSTRUMENTS ORDER BY SYMBOL";
    List<String> symbols = new ArrayList<>();
    for (List<?> row : ignite.query(new SqlFieldsQuery(sql))) {
      Instrument instrument = toInstrument(row);
      instruments.putIfAbsent(instrument.symbol(), instrument);
      symbols.add(instrument.symbol());
    }
    return symbols;
  }

  private Instrument readInstrument(String symbol) {
    List<?> row = first("SELECT " + INSTRUMENT + " FROM INSTRUMENTS WHERE SYMBOL = ?", symbol);
    if (row == null) {
      throw new RejectedException(
          RejectReason.UNKNOWN_INSTRUMENT, "symbol: no instrument is called '" + symbol + "'");
    }
    return toInstrument(row);
  }

  private static Instrument toInstrument(List<?> row) {
    return new Instrument(
        (Integer) row.get(0),
        (String) row.get(1),
        (String) row.get(2),
        (BigDecimal) row.get(3),
        (BigDecimal) row.get(4),
        (Long) row.get(5));
  }

  private Portfolio readPortfolio(String name) {
    List<?> row = first("SELECT " + PORTFOLIO + " FROM PORTFOLIOS WHERE PORTFOLIO = ?", name);
    if (row == null) {
      throw unknownPortfolio(name);
    }
    return new Portfolio(
        (Integer) row.get(0),
        name,
        (String) row.get(1),
        (BigDecimal) row.get(2),
        (Integer) row.get(3),
        (BigDecimal) row.get(4),
        (Integer) row.get(5),
        (Integer) row.get(6),
        (Integer) row.get(7),
        (Boolean) row.get(8));
  }

  private static RejectedException unknownPortfolio(String name) {
    return new RejectedException(
        RejectReason.UNKNOWN_PORTFOLIO, "portfolio: no portfolio is called '" + name + "'");
  }

  private List<?> first(String sql, String argument) {
    List<List<?>> rows = ignite.query(new SqlFieldsQuery(sql).setArgs(argument)).getAll();
    return rows.isEmpty() ? null : rows.get(0);
  }
}
