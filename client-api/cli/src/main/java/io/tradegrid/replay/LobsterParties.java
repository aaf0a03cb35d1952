package io.tradegrid.replay;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.client.OrderRequest.Report;
import io.tradegrid.client.TradeGridClient;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Who trades in a LOBSTER replay, and how what they do is written as requests. NASDAQ says nothing
 * of owners, so all resting orders have one, all incoming ones another, and seeds a third.
 *
 * @param symbol the instrument
 * @param makers portfolio of the orders that the file shows
 * @param takers portfolio of the orders that execute them
 * @param seeds portfolio of the orders that the file knows by their sum only
 */
record LobsterParties(String symbol, String makers, String takers, String seeds) {

  private static final int PRICE_DECIMALS = 4;
  private static final String CURRENCY = "USD";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** Returns the parties for the flow of a day, under a symbol of choice. */
  static LobsterParties of(LobsterName name, String symbol) {
    String prefix = symbol + "-" + DAY.format(name.date()) + "-";
    return new LobsterParties(symbol, prefix + "makers", prefix + "takers", prefix + "seeds");
  }

  /** Hidden executions have fractions of a cent, so a tick is what the file counts in. */
  Instrument instrument() {
    return new Instrument(
        0,
        symbol,
        CURRENCY,
        BigDecimal.ONE.movePointLeft(PRICE_DECIMALS),
        BigDecimal.ONE,
        Instrument.MAX_ORDER_LOTS_MAX);
  }

  List<String> portfolios() {
    return List.of(makers, takers, seeds);
  }

  String currency() {
    return CURRENCY;
  }

  New enter(Resting order, long timestampNs) {
    return limit(
        ownerOf(order),
        order.clientOrderId(),
        order.side(),
        TimeInForce.GTC,
        order.price(),
        order.total(),
        timestampNs);
  }

  /** An incoming order that takes what rests on the side of an executed order. */
  New take(LobsterMessage execution, String id) {
    return limit(
        takers,
        id,
        execution.side().opposite(),
        TimeInForce.IOC,
        execution.price(),
        execution.size(),
        execution.timestampNs());
  }

  private New limit(
      String owner, String id, Side side, TimeInForce time, long price, long size, long ns) {
    return new New(
        symbol, owner, id, side, OrderType.LIMIT, time, price(price), BigDecimal.valueOf(size), ns);
  }

  OrderRequest cancel(Resting order, String id, long timestampNs) {
    return new Cancel(symbol, ownerOf(order), id, order.clientOrderId(), timestampNs);
  }

  OrderRequest amend(Resting order, String id, long timestampNs) {
    return new Amend(
        symbol,
        ownerOf(order),
        id,
        order.clientOrderId(),
        null,
        BigDecimal.valueOf(order.total()),
        timestampNs);
  }

  /** A trade with a hidden order: the maker bought if the hidden order was to buy. */
  Report report(LobsterMessage hidden, String id) {
    boolean makerBuys = hidden.side() == Side.BUY;
    return new Report(
        symbol,
        makerBuys ? makers : takers,
        id,
        makerBuys ? takers : makers,
        price(hidden.price()),
        BigDecimal.valueOf(hidden.size()),
        hidden.timestampNs());
  }

  private String ownerOf(Resting order) {
    return order.isSeed() ? seeds : makers;
  }

  private static BigDecimal price(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, PRICE_DECIMALS);
  }

  /** Creates the instrument and the portfolios that trade it, where they are not there yet. */
  void create(TradeGridClient client) {
    client.createInstrument(instrument());
    for (String name : portfolios()) {
      client.createPortfolio(Portfolio.named(name, currency()));
    }
  }
}
