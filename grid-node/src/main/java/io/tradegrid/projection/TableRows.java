package io.tradegrid.projection;

import io.tradegrid.bar.Bar;
import io.tradegrid.command.Command;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.OrderBook.Level;
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

/** What each thing looks like as a row; ticks and lots become decimals here. */
final class TableRows {

  private TableRows() {}

  static Row order(ShardState state, Listing listing, Order order, long sequence) {
    Instrument instrument = listing.instrument();
    return Row.of(
        Table.ORDERS,
        instrument.symbol(),
        order.orderId(),
        state.portfolioName(order.portfolioId()),
        order.clientOrderId().toString(),
        order.side().name(),
        order.type().name(),
        order.timeInForce().name(),
        order.priceTicks() == Command.NO_PRICE ? null : instrument.price(order.priceTicks()),
        instrument.quantity(order.quantityLots()),
        instrument.quantity(order.filledLots()),
        instrument.quantity(order.leavesLots()),
        order.status().name(),
        order.rejectReason() == RejectReason.NONE ? null : order.rejectReason().name(),
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
        state.portfolioName(trade.buyPortfolioId()),
        state.portfolioName(trade.sellPortfolioId()),
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
        state.portfolioName(position.portfolioId()),
        instrument.quantity(position.quantityLots()),
        instrument.quantity(position.boughtLots()),
        instrument.quantity(position.soldLots()),
        instrument.money(1).multiply(new BigDecimal(position.netCashTickLots())),
        timestamp(position.updatedAtNs()),
        sequence);
  }

  static Row quote(Listing listing, long sequence) {
    Instrument instrument = listing.instrument();
    TopOfBook top = listing.book().top();
    boolean traded = listing.lastLots() > 0;
    return Row.of(
        Table.QUOTES,
        instrument.symbol(),
        top.bidLots() == 0 ? null : instrument.price(top.bidTicks()),
        top.bidLots() == 0 ? null : instrument.quantity(top.bidLots()),
        top.askLots() == 0 ? null : instrument.price(top.askTicks()),
        top.askLots() == 0 ? null : instrument.quantity(top.askLots()),
        traded ? instrument.price(listing.lastPriceTicks()) : null,
        traded ? instrument.quantity(listing.lastLots()) : null,
        timestamp(listing.lastTimeNs()),
        sequence);
  }

  static Row level(Listing listing, Side side, int number, Level level, long sequence) {
    Instrument instrument = listing.instrument();
    return Row.of(
        Table.BOOK_LEVELS,
        instrument.symbol(),
        side.name(),
        number,
        instrument.price(level.priceTicks()),
        instrument.quantity(level.lots()),
        level.orders(),
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
  private static Timestamp timestamp(long timeNs) {
    Timestamp timestamp = new Timestamp(Math.floorDiv(timeNs, 1_000_000L));
    timestamp.setNanos((int) Math.floorMod(timeNs, 1_000_000_000L));
    return timestamp;
  }
}
