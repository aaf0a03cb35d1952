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

  /** Traded and open quantity of one instrument stays below this, so that no sum can overflow. */
  private static final long COMMITTED_LOTS_MAX = 1L << 62;

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
    if (exceeds(ticks, lots, listing.maxOrderTickLots(buyer))) {
      return RejectReason.ORDER_NOTIONAL_LIMIT;
    }
    return listing.committedLots() > COMMITTED_LOTS_MAX - lots
        ? RejectReason.POSITION_OVERFLOW
        : RejectReason.NONE;
  }

  private static boolean exceeds(long ticks, long lots, long limit) {
    long product = ticks * lots;
    return Math.multiplyHigh(ticks, lots) != 0 || product < 0 || product > limit;
  }
}
