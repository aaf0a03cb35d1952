package io.tradegrid.projection;

import io.tradegrid.bar.Bar;
import io.tradegrid.command.Command;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.RejectReason;
import io.tradegrid.position.Position;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.Order;
import io.tradegrid.shard.ShardState;
import io.tradegrid.shard.Trade;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/** What orders, trades, positions and bars look like as rows; ticks and lots become decimals. */
final class TableRows {

  private TableRows() {}

  static Row order(ShardState state, Listing listing, Order order, long sequence) {
    Instrument instrument = listing.instrument();
    OrderTerms terms = order.terms();
    return Row.of(
        Table.ORDERS,
        instrument.symbol(),
        order.orderId(),
        state.portfolio(order.portfolioId()).name(),
        order.clientOrderId().toString(),
        order.side().name(),
        order.type().name(),
        order.timeInForce().name(),
        order.priceTicks() == Command.NO_PRICE ? null : instrument.price(order.priceTicks()),
        terms.stopTicks() == 0 ? null : instrument.price(terms.stopTicks()),
        instrument.quantity(order.quantityLots()),
        terms.displayLots() == OrderTerms.ALL ? null : instrument.quantity(terms.displayLots()),
        terms.minimumLots() == 0 ? null : instrument.quantity(terms.minimumLots()),
        terms.postOnly().name(),
        terms.reduceOnly(),
        terms.selfTrade().name(),
        terms.expiresAtNs() == 0 ? null : timestamp(terms.expiresAtNs()),
        instrument.quantity(order.filledLots()),
        instrument.quantity(order.cancelledLots()),
        instrument.quantity(order.leavesLots()),
        order.status().name(),
        order.rejectReason() == RejectReason.NONE ? null : order.rejectReason().name(),
        order.cancelReason() == CancelReason.NONE ? null : order.cancelReason().name(),
        timestamp(order.enteredAtNs()),
        timestamp(order.updatedAtNs()),
        sequence);
  }

  static Row trade(ShardState state, Listing listing, Trade trade, long sequence) {
    Instrument instrument = listing.instrument();
    return Row.of(
        Table.TRADES,
        instrument.symbol(),
        trade.tradeId(),
        instrument.price(trade.priceTicks()),
        instrument.quantity(trade.quantityLots()),
        state.portfolio(trade.buyPortfolioId()).name(),
        state.portfolio(trade.sellPortfolioId()).name(),
        trade.buyOrderId() == 0 ? null : trade.buyOrderId(),
        trade.sellOrderId() == 0 ? null : trade.sellOrderId(),
        trade.aggressor() == null ? null : trade.aggressor().name(),
        timestamp(trade.timeNs()),
        sequence);
  }

  static Row position(ShardState state, Listing listing, Position position, long sequence) {
    Instrument instrument = listing.instrument();
    return Row.of(
        Table.POSITIONS,
        instrument.symbol(),
        state.portfolio(position.portfolioId()).name(),
        instrument.quantity(position.quantityLots()),
        instrument.quantity(position.boughtLots()),
        instrument.quantity(position.soldLots()),
        instrument.money(1).multiply(new BigDecimal(position.netCashTickLots())),
        timestamp(position.updatedAtNs()),
        sequence);
  }

  static Row minuteBar(Listing listing, Bar bar, long sequence) {
    Instrument instrument = listing.instrument();
    return Row.of(
        Table.BARS_1M,
        instrument.symbol(),
        timestamp(bar.openedAtNs()),
        instrument.price(bar.openTicks()),
        instrument.price(bar.highTicks()),
        instrument.price(bar.lowTicks()),
        instrument.price(bar.closeTicks()),
        instrument.quantity(bar.volumeLots()),
        bar.trades(),
        sequence);
  }

  static Row dailyBar(Listing listing, Bar bar, long sequence) {
    Instrument instrument = listing.instrument();
    return Row.of(
        Table.BARS_1D,
        instrument.symbol(),
        new Date(Math.floorDiv(bar.openedAtNs(), 1_000_000L)),
        instrument.price(bar.openTicks()),
        instrument.price(bar.highTicks()),
        instrument.price(bar.lowTicks()),
        instrument.price(bar.closeTicks()),
        instrument.quantity(bar.volumeLots()),
        instrument.price(bar.closeTicks()),
        BigDecimal.ZERO,
        BigDecimal.ONE,
        "TRADES",
        sequence);
  }

  /** Nodes run in UTC, so a timestamp's fields are the UTC ones. */
  static Timestamp timestamp(long timeNs) {
    Timestamp timestamp = new Timestamp(Math.floorDiv(timeNs, 1_000_000L));
    timestamp.setNanos((int) Math.floorMod(timeNs, 1_000_000_000L));
    return timestamp;
  }
}
