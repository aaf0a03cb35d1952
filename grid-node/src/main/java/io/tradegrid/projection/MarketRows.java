package io.tradegrid.projection;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.market.Market;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.OrderBook.Level;
import io.tradegrid.schema.Row;
import io.tradegrid.schema.Table;
import io.tradegrid.shard.CollarBounds;
import io.tradegrid.shard.Indicative;
import io.tradegrid.shard.Listing;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a market and its book look like as rows; ticks and lots become decimals. */
final class MarketRows {

  private MarketRows() {}

  static Row market(Listing listing, long sequence) {
    Instrument instrument = listing.instrument();
    Market market = listing.market();
    TradingRules rules = listing.rules();
    CollarBounds collar = listing.collar();
    Indicative indicative = listing.indicative();
    boolean auction = indicative.lots() > 0;
    boolean surplus = indicative.surplusSide() != null;
    return Row.of(
        Table.MARKETS,
        instrument.symbol(),
        market.phase().name(),
        priceOrNull(instrument, market.lastTicks()),
        priceOrNull(instrument, market.referenceTicks()),
        priceOrNull(instrument, collar.lowTicks()),
        priceOrNull(instrument, collar.highTicks()),
        priceOrNull(instrument, indicative.priceTicks()),
        auction ? instrument.quantity(indicative.lots()) : null,
        auction ? instrument.quantity(indicative.surplusLots()) : null,
        surplus ? indicative.surplusSide().name() : null,
        market.openOrders(),
        rules.staticCollarBps(),
        rules.dynamicCollarBps(),
        rules.collarAction().name(),
        TimeUnit.NANOSECONDS.toMillis(rules.volatilityAuctionNs()),
        tickTable(instrument, rules.tickTable()),
        market.sequence(),
        TableRows.timestamp(listing.changedAtNs()),
        sequence);
  }

  private static BigDecimal priceOrNull(Instrument instrument, long ticks) {
    return ticks == 0 ? null : instrument.price(ticks);
  }

  private static String tickTable(Instrument instrument, TickTable table) {
    return table.bands().isEmpty()
        ? null
        : table.bands().stream()
            .map(
                band ->
                    instrument.price(band.fromTicks()).toPlainString()
                        + ":"
                        + instrument.price(band.stepTicks()).toPlainString())
            .collect(Collectors.joining(" "));
  }

  static Row quote(Listing listing, long sequence) {
    Instrument instrument = listing.instrument();
    TopOfBook top = listing.market().top();
    boolean traded = listing.lastLots() > 0;
    return Row.of(
        Table.QUOTES,
        instrument.symbol(),
        price(listing, Side.BUY, top.bidTicks()),
        top.bidLots() == 0 ? null : instrument.quantity(top.bidLots()),
        price(listing, Side.SELL, top.askTicks()),
        top.askLots() == 0 ? null : instrument.quantity(top.askLots()),
        traded ? instrument.price(listing.lastPriceTicks()) : null,
        traded ? instrument.quantity(listing.lastLots()) : null,
        TableRows.timestamp(listing.changedAtNs()),
        sequence);
  }

  static Row level(Listing listing, Side side, int number, Level level, long sequence) {
    return Row.of(
        Table.BOOK_LEVELS,
        listing.instrument().symbol(),
        side.name(),
        number,
        price(listing, side, level.priceTicks()),
        listing.instrument().quantity(level.lots()),
        level.orders(),
        sequence);
  }

  /** Orders at any price are collected at the end of all prices, which is no price to show. */
  private static BigDecimal price(Listing listing, Side side, long ticks) {
    long any = side == Side.BUY ? Instrument.PRICE_TICKS_MAX : 1;
    boolean isAny = ticks == any && listing.market().phase().collects();
    return isAny ? null : priceOrNull(listing.instrument(), ticks);
  }
}
