package io.tradegrid.shard;

import io.tradegrid.command.Command;
import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;

/** The checks an order has to pass before it may meet the book. */
final class OrderLimits {

  /** Traded and open quantity of one instrument stays below this, so that no sum can overflow. */
  private static final long COMMITTED_LOTS_MAX = 1L << 62;

  private OrderLimits() {}

  static RejectReason check(
      Listing listing, Portfolio portfolio, Side side, OrderType type, long ticks, long lots) {
    if (portfolio.blocked()) {
      return RejectReason.PORTFOLIO_BLOCKED;
    }
    boolean priced = ticks != Command.NO_PRICE;
    if (priced != (type == OrderType.LIMIT) || (priced && !isPrice(ticks))) {
      return RejectReason.INVALID_PRICE;
    }
    if (lots <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (lots > listing.instrument().maxOrderLots()) {
      return RejectReason.ORDER_QUANTITY_LIMIT;
    }
    if (exceeds(priced ? ticks : touch(listing, side), lots, listing.maxOrderTickLots(portfolio))) {
      return RejectReason.ORDER_NOTIONAL_LIMIT;
    }
    return listing.committedLots() > COMMITTED_LOTS_MAX - lots
        ? RejectReason.POSITION_OVERFLOW
        : RejectReason.NONE;
  }

  static boolean isPrice(long ticks) {
    return ticks > 0 && ticks <= Instrument.PRICE_TICKS_MAX;
  }

  /** What a market order pays is not known before it trades; the touch is the nearest estimate. */
  private static long touch(Listing listing, Side side) {
    TopOfBook top = listing.book().top();
    return side == Side.BUY ? top.askTicks() : top.bidTicks();
  }

  private static boolean exceeds(long ticks, long lots, long limit) {
    long product = ticks * lots;
    return Math.multiplyHigh(ticks, lots) != 0 || product < 0 || product > limit;
  }
}
