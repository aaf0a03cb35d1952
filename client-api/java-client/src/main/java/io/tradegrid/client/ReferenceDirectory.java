package io.tradegrid.client;

import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.client.OrderRequest.Report;
import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.RejectedException;
import io.tradegrid.service.ReferenceData;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.IgniteClient;

/**
 * Knows instruments and portfolios by name and turns requests into commands. What it has once read
 * it keeps, because terms and ids never change; limits are the shard's business, not its.
 */
final class ReferenceDirectory {

  private final IgniteClient ignite;
  private final ReferenceData service;
  private final ConcurrentMap<String, Instrument> instruments = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Portfolio> portfolios = new ConcurrentHashMap<>();

  ReferenceDirectory(IgniteClient ignite) {
    this.ignite = ignite;
    this.service = ignite.services().serviceProxy(ReferenceData.NAME, ReferenceData.class);
  }

  Instrument instrument(String symbol) {
    require(symbol, "symbol");
    return instruments.computeIfAbsent(symbol, this::readInstrument);
  }

  Portfolio portfolio(String name) {
    require(name, "portfolio");
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

  void block(String name, boolean blocked) {
    if (service.blockPortfolio(name, blocked) == ReferenceData.CONFLICT) {
      throw unknownPortfolio(name);
    }
    portfolios.remove(name);
  }

  Request toCommand(OrderRequest request) {
    Instrument instrument = instrument(request.symbol());
    int portfolioId = portfolio(request.portfolio()).id();
    ClientOrderId id = ClientOrderId.of(request.clientOrderId());
    long time = request.timestampNs();
    if (request instanceof New order) {
      require(order.side(), "side");
      require(order.type(), "type");
      require(order.timeInForce(), "timeInForce");
      return new NewOrder(
          instrument.id(),
          portfolioId,
          id,
          time,
          order.side(),
          order.type(),
          order.timeInForce(),
          ticksOrNone(instrument, order.price()),
          instrument.toLots(require(order.quantity(), "quantity")));
    } else if (request instanceof Cancel cancel) {
      return new CancelOrder(
          instrument.id(), portfolioId, id, time, orig(cancel.origClientOrderId()));
    } else if (request instanceof Amend amend) {
      return new AmendOrder(
          instrument.id(),
          portfolioId,
          id,
          time,
          orig(amend.origClientOrderId()),
          ticksOrNone(instrument, amend.price()),
          instrument.toLots(require(amend.quantity(), "quantity")));
    }
    Report report = (Report) request;
    return new TradeReport(
        instrument.id(),
        portfolioId,
        id,
        time,
        portfolio(report.counterPortfolio()).id(),
        instrument.toTicks(require(report.price(), "price")),
        instrument.toLots(require(report.quantity(), "quantity")));
  }

  private static ClientOrderId orig(String text) {
    return ClientOrderId.of(require(text, "origClientOrderId"));
  }

  private static long ticksOrNone(Instrument instrument, BigDecimal price) {
    return price == null ? Command.NO_PRICE : instrument.toTicks(price);
  }

  private static <T> T require(T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + ": is missing");
    }
    return value;
  }

  private static int idOrConflict(int id, String what) {
    if (id == ReferenceData.CONFLICT) {
      throw new RejectedException(
          RejectReason.DEFINITION_CONFLICT, what + " exists already, with other terms");
    }
    return id;
  }

  private Instrument readInstrument(String symbol) {
    List<?> row =
        first(
            "SELECT INSTRUMENT_ID, CURRENCY, TICK_SIZE, LOT_SIZE, MAX_ORDER_LOTS"
                + " FROM INSTRUMENTS WHERE SYMBOL = ?",
            symbol);
    if (row == null) {
      throw new RejectedException(
          RejectReason.UNKNOWN_INSTRUMENT, "symbol: no instrument is called '" + symbol + "'");
    }
    return new Instrument(
        (Integer) row.get(0),
        symbol,
        (String) row.get(1),
        (BigDecimal) row.get(2),
        (BigDecimal) row.get(3),
        (Long) row.get(4));
  }

  private Portfolio readPortfolio(String name) {
    List<?> row =
        first(
            "SELECT PORTFOLIO_ID, CURRENCY, MAX_ORDER_NOTIONAL, MAX_OPEN_ORDERS, BLOCKED"
                + " FROM PORTFOLIOS WHERE PORTFOLIO = ?",
            name);
    if (row == null) {
      throw unknownPortfolio(name);
    }
    return new Portfolio(
        (Integer) row.get(0),
        name,
        (String) row.get(1),
        (BigDecimal) row.get(2),
        (Integer) row.get(3),
        (Boolean) row.get(4));
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
