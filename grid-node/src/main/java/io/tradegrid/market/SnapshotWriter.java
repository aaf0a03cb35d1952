package io.tradegrid.market;

import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.LadderQueues;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes what a market holds; {@link SnapshotReader} reads it in the same sequence. */
final class SnapshotWriter {

  /** Portfolio flags. */
  static final int LIMITED = 1;

  static final int BLOCKED = 2;

  /** Order flags; of a stop order that waits only the first. */
  static final int REDUCE_ONLY = 1;

  static final int MARKET_ORDER = 2;
  static final int ICEBERG = 4;
  static final int DAY = 8;
  static final int TIMED = 16;

  static final int NO_SIDE = -1;

  /** No record is longer. */
  private static final int RECORD_BYTES_MAX = 128;

  /** Virtual machines keep some bytes of an array to themselves. */
  private static final int ARRAY_BYTES_MAX = Integer.MAX_VALUE - 64;

  private static final Side[] SIDES = Side.values();

  private final LadderMarket market;
  private final MarketParts parts;
  private final LadderQueues queues;
  private ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

  SnapshotWriter(LadderMarket market) {
    this.market = market;
    this.parts = market.parts();
    this.queues = parts.orders().book().queues();
  }

  /** Returns everything, with room for a checksum behind it and the header left blank. */
  ByteBuffer write() {
    out.position(MarketSnapshot.HEADER_BYTES);
    writeNumbers();
    writeRules(parts.collar().rules());
    int[] known = parts.exposures().known();
    record().putInt(known.length);
    for (int portfolioId : known) {
      writePortfolio(portfolioId);
    }
    for (Side side : SIDES) {
      writeBook(side);
    }
    record().putInt(parts.orders().waiting());
    for (Side side : SIDES) {
      parts.orders().forEachWaiting(side, this::writeStop);
    }
    return record();
  }

  /** Returns the output with room for one more record and the checksum. */
  private ByteBuffer record() {
    if (out.remaining() < RECORD_BYTES_MAX) {
      int capacity = out.capacity();
      if (capacity == ARRAY_BYTES_MAX) {
        throw new IllegalStateException("market snapshot: takes more than " + capacity + " bytes");
      }
      int more = (int) Math.min(2L * capacity, ARRAY_BYTES_MAX);
      ByteBuffer grown = ByteBuffer.allocate(more).order(ByteOrder.LITTLE_ENDIAN);
      out = grown.put(out.flip());
    }
    return out;
  }

  private void writeNumbers() {
    record()
        .putLong(parts.maxOrderLots())
        .putLong(parts.tape().sequence())
        .putLong(parts.tape().timeNs())
        .putLong(parts.matching().lastTicks())
        .putLong(parts.matching().turnoverLots())
        .putLong(parts.collar().referenceTicks())
        .put((byte) market.phase().code())
        .putLong(parts.auctionEndNs());
    if (market.phase().isAuction()) {
      Auction auction = market.auction();
      Side side = auction.publishedSide();
      record()
          .putLong(auction.publishedTicks())
          .putLong(auction.publishedVolume())
          .putLong(auction.publishedSurplus())
          .put((byte) (side == null ? NO_SIDE : side.code()));
    }
  }

  private void writeRules(TradingRules rules) {
    record()
        .putLong(rules.referenceTicks())
        .putInt(rules.staticCollarBps())
        .putInt(rules.dynamicCollarBps())
        .put((byte) rules.collarAction().code())
        .putLong(rules.volatilityAuctionNs())
        .putInt(rules.tickTable().bands().size());
    for (Band band : rules.tickTable().bands()) {
      record().putLong(band.fromTicks()).putLong(band.stepTicks());
    }
  }

  private void writePortfolio(int portfolioId) {
    Exposures exposures = parts.exposures();
    int who = exposures.of(portfolioId);
    RiskLimits limits = exposures.limits(who);
    int flags = limits == null ? 0 : limits.blocked() ? LIMITED | BLOCKED : LIMITED;
    record()
        .put((byte) flags)
        .putInt(portfolioId)
        .putLong(exposures.positionLots(who))
        .putLong(exposures.arrivalNs(who));
    if (limits != null) {
      out.putInt(limits.group())
          .putLong(limits.maxOrderTickLots())
          .putInt(limits.maxOpenOrders())
          .putLong(limits.maxPositionLots())
          .putInt(limits.maxOrdersPerSecond())
          .putInt(limits.priceBandBps());
    }
  }

  private void writeBook(Side side) {
    int levels = 0;
    for (long rank = queues.best(side);
        rank != LadderQueues.NO_LEVEL;
        rank = queues.worse(side, rank)) {
      levels++;
    }
    record().putInt(levels);
    for (long rank = queues.best(side);
        rank != LadderQueues.NO_LEVEL;
        rank = queues.worse(side, rank)) {
      record().putLong(side.rank(rank)).putInt(queues.ordersOf(side, rank));
      for (int order = queues.first(side, rank); order != 0; order = queues.next(order)) {
        writeBooked(order);
      }
    }
  }

  private void writeBooked(int order) {
    long orderId = queues.orderId(order);
    long hidden = queues.hiddenLots(order);
    long endNs = parts.orders().endOf(orderId);
    boolean timed = endNs != 0 && endNs != Expiries.END_OF_DAY;
    int flags = queues.isReduceOnly(order) ? REDUCE_ONLY : 0;
    flags |= parts.orders().isMarketOrder(orderId) ? MARKET_ORDER : 0;
    flags |= hidden > 0 ? ICEBERG : 0;
    flags |= endNs == Expiries.END_OF_DAY ? DAY : 0;
    flags |= timed ? TIMED : 0;
    record()
        .put((byte) flags)
        .putLong(orderId)
        .putInt(queues.owner(order))
        .putLong(queues.shownLots(order));
    if (hidden > 0) {
      out.putLong(hidden).putLong(queues.displayLots(order));
    }
    if (timed) {
      out.putLong(endNs);
    }
  }

  private void writeStop(Ticket order) {
    OrderTerms terms = order.terms;
    record()
        .put((byte) (terms.reduceOnly() ? REDUCE_ONLY : 0))
        .putLong(order.orderId)
        .putInt(order.portfolioId)
        .put((byte) order.side.code())
        .put((byte) order.type.code())
        .put((byte) order.timeInForce.code())
        .putLong(order.priceTicks)
        .putLong(order.leavesLots)
        .putLong(terms.stopTicks())
        .putLong(terms.displayLots())
        .putLong(terms.minimumLots())
        .put((byte) terms.postOnly().code())
        .put((byte) terms.selfTrade().code())
        .putLong(terms.expiresAtNs());
  }
}
