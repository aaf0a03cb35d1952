package io.tradegrid.shard;

import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;

/**
 * The checks a trade has to pass that was made outside the market. It is a fact, so it may take a
 * position past its limit.
 */
final class ReportLimits {

  private ReportLimits() {}

  static RejectReason check(
      Listing listing, Portfolio buyer, Portfolio seller, TradeReport report) {
    long ticks = report.priceTicks();
    long lots = report.quantityLots();
    if (buyer.blocked() || seller.blocked()) {
      return RejectReason.PORTFOLIO_BLOCKED;
    }
    if (ticks < 1 || ticks > Instrument.PRICE_TICKS_MAX) {
      return RejectReason.INVALID_PRICE;
    }
    if (lots < 1) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (lots > listing.instrument().maxOrderLots()) {
      return RejectReason.ORDER_QUANTITY_LIMIT;
    }
    if (!listing.limits(buyer).allowsOrder(ticks, lots)) {
      return RejectReason.ORDER_NOTIONAL_LIMIT;
    }
    return listing.committedLots() > Instrument.COMMITTED_LOTS_MAX - lots
        ? RejectReason.POSITION_OVERFLOW
        : RejectReason.NONE;
  }
}
