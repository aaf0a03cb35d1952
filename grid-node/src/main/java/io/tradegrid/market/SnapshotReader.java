package io.tradegrid.market;

import static io.tradegrid.market.MarketSnapshot.require;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.LadderQueues;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a market of what {@link SnapshotWriter} wrote. What a portfolio's open orders come to is
 * not in the bytes; it is added up again.
 */
final class SnapshotReader {

  private static final int ORDER_FLAGS =
      SnapshotWriter.REDUCE_ONLY
          | SnapshotWriter.MARKET_ORDER
          | SnapshotWriter.ICEBERG
          | SnapshotWriter.DAY
          | SnapshotWriter.TIMED;

  private final ByteBuffer in;
  private final Ticket ticket = new Ticket();

  SnapshotReader(ByteBuffer in) {
    this.in = in;
  }

  LadderMarket read(MarketListener listener) {
    LadderMarket market = new LadderMarket(in.getLong(), listener);
    MarketParts parts = market.parts();
    parts.tape().restore(in.getLong(), in.getLong());
    parts.matching().restore(in.getLong(), in.getLong());
    long referenceTicks = in.getLong();
    readPhase(market);
    parts.collar().rules(readRules());
    parts.collar().moveReference(referenceTicks);
    int portfolios = in.getInt();
    for (int i = 0; i < portfolios; i++) {
      readPortfolio(parts.exposures());
    }
    readBook(Side.BUY, parts);
    readBook(Side.SELL, parts);
    int stops = in.getInt();
    for (int i = 0; i < stops; i++) {
      readStop(parts);
    }
    return market;
  }

  private void readPhase(LadderMarket market) {
    Phase phase = Phase.of(in.get());
    market.restore(phase, in.getLong());
    if (phase.isAuction()) {
      market.auction().restore(in.getLong(), in.getLong(), in.getLong(), readSurplusSide());
    }
  }

  private Side readSurplusSide() {
    byte code = in.get();
    return code == SnapshotWriter.NO_SIDE ? null : Side.of(code);
  }

  private TradingRules readRules() {
    long referenceTicks = in.getLong();
    int staticCollarBps = in.getInt();
    int dynamicCollarBps = in.getInt();
    CollarAction action = CollarAction.of(in.get());
    long volatilityAuctionNs = in.getLong();
    int bands = in.getInt();
    List<Band> table = new ArrayList<>();
    for (int i = 0; i < bands; i++) {
      table.add(new Band(in.getLong(), in.getLong()));
    }
    return new TradingRules(
        new TickTable(table),
        referenceTicks,
        staticCollarBps,
        dynamicCollarBps,
        action,
        volatilityAuctionNs);
  }

  private void readPortfolio(Exposures exposures) {
    int flags = in.get();
    require(
        flags >= 0 && flags <= (SnapshotWriter.LIMITED | SnapshotWriter.BLOCKED),
        "portfolio flags: " + flags + " are not known");
    int who = exposures.of(in.getInt());
    exposures.move(who, in.getLong());
    exposures.arrivalNs(who, in.getLong());
    if ((flags & SnapshotWriter.LIMITED) != 0) {
      exposures.limits(
          who,
          new RiskLimits(
              in.getInt(),
              (flags & SnapshotWriter.BLOCKED) != 0,
              in.getLong(),
              in.getInt(),
              in.getLong(),
              in.getInt(),
              in.getInt()));
    }
  }

  private void readBook(Side side, MarketParts parts) {
    int levels = in.getInt();
    for (int i = 0; i < levels; i++) {
      long ticks = in.getLong();
      requireTicks("price", ticks);
      int orders = in.getInt();
      for (int j = 0; j < orders; j++) {
        readBooked(side, ticks, parts);
      }
    }
  }

  private void readBooked(Side side, long ticks, MarketParts parts) {
    int flags = in.get();
    require((flags & ~ORDER_FLAGS) == 0, "order flags: " + flags + " are not known");
    long orderId = in.getLong();
    int portfolioId = in.getInt();
    long shown = in.getLong();
    boolean iceberg = (flags & SnapshotWriter.ICEBERG) != 0;
    long hidden = iceberg ? in.getLong() : 0;
    long display = iceberg ? in.getLong() : OrderTerms.ALL;
    OpenOrders orders = parts.orders();
    requireNew(orderId, orders);
    require(portfolioId > 0, "owner: must be positive, got " + portfolioId);
    require(shown > 0 && hidden >= 0, "order " + orderId + ": shows " + shown + " lots");
    LadderQueues queues = orders.book().queues();
    boolean reduceOnly = (flags & SnapshotWriter.REDUCE_ONLY) != 0;
    queues.restore(orderId, portfolioId, reduceOnly, side, ticks, shown, hidden, display);
    Exposures exposures = parts.exposures();
    exposures.opened(exposures.of(portfolioId), side, shown + hidden);
    if ((flags & SnapshotWriter.MARKET_ORDER) != 0) {
      orders.addMarketOrder(orderId);
    }
    if ((flags & (SnapshotWriter.DAY | SnapshotWriter.TIMED)) != 0) {
      boolean day = (flags & SnapshotWriter.DAY) != 0;
      orders.rememberEnd(orderId, day ? Expiries.END_OF_DAY : in.getLong());
    }
  }

  private void readStop(MarketParts parts) {
    int flags = in.get();
    require((flags & ~SnapshotWriter.REDUCE_ONLY) == 0, "stop flags: " + flags + " are not known");
    ticket.orderId = in.getLong();
    requireNew(ticket.orderId, parts.orders());
    ticket.portfolioId = in.getInt();
    ticket.who = parts.exposures().of(ticket.portfolioId);
    ticket.side = Side.of(in.get());
    ticket.type = OrderType.of(in.get());
    ticket.timeInForce = TimeInForce.of(in.get());
    ticket.priceTicks = in.getLong();
    ticket.leavesLots = in.getLong();
    long stopTicks = in.getLong();
    requireTicks("stopTicks", stopTicks);
    ticket.terms =
        new OrderTerms(
            stopTicks,
            in.getLong(),
            in.getLong(),
            PostOnly.of(in.get()),
            (flags & SnapshotWriter.REDUCE_ONLY) != 0,
            SelfTrade.of(in.get()),
            in.getLong());
    parts.exposures().opened(ticket.who, ticket.side, ticket.leavesLots);
    parts.orders().addWaiting(ticket);
    parts.orders().rememberEnd(ticket);
  }

  private static void requireNew(long orderId, OpenOrders orders) {
    require(orderId > 0, "orderId: must be positive, got " + orderId);
    boolean known =
        orders.book().queues().find(orderId) != 0 || orders.findWaiting(orderId) != null;
    require(!known, "order " + orderId + ": is there twice");
  }

  private static void requireTicks(String field, long ticks) {
    require(
        ticks > 0 && ticks <= Instrument.PRICE_TICKS_MAX,
        field + ": must be 1 to " + Instrument.PRICE_TICKS_MAX + ", got " + ticks);
  }
}
