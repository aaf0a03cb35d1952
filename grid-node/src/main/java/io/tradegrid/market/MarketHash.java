package io.tradegrid.market;

import io.tradegrid.command.Hash;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;

/** The parts of the hash that all markets share. */
final class MarketHash {

  private MarketHash() {}

  /** Returns the hash of a market, whose auction may be null. */
  static long of(LadderMarket market, MarketParts parts, Auction auction) {
    long hash =
        market(
            market.phase(),
            market.timeNs(),
            market.sequence(),
            market.lastTicks(),
            market.referenceTicks());
    Exposures exposures = parts.exposures();
    OpenOrders orders = parts.orders();
    long book = orders.book().stateHash();
    long published = auction == null ? 0 : auction.publishedTicks();
    long volume = auction == null ? 0 : auction.publishedVolume();
    hash = orders.addWaitingHash(addBook(hash, book, parts.auctionEndNs(), published, volume));
    return hash + exposures.stateHash() + orders.expiryHash() + parts.matching().turnoverLots();
  }

  static long market(Phase phase, long timeNs, long sequence, long lastTicks, long referenceTicks) {
    return Hash.of(phase.code() + (sequence << 4), timeNs, lastTicks, referenceTicks);
  }

  /** Adds a book: its hash, when the auction ends (0 if never), what was last said of its price. */
  static long addBook(
      long hash, long bookHash, long auctionEndNs, long indicativeTicks, long indicativeLots) {
    return Hash.of(hash + bookHash, auctionEndNs, indicativeTicks, indicativeLots);
  }

  /** Adds a waiting stop order; buying ones first, each side in the sequence of being set off. */
  static long addStop(
      long hash,
      Side side,
      long stopTicks,
      long orderId,
      int portfolioId,
      long priceTicks,
      long lots) {
    return Hash.of(
        hash + side.code(),
        stopTicks,
        orderId + ((long) portfolioId << 32),
        priceTicks + 31 * lots);
  }

  /** Returns the part of a portfolio that has a position or open orders; parts are added up. */
  static long exposure(
      int portfolioId, long positionLots, long openBuyLots, long openSellLots, int openOrders) {
    return Hash.of(
        portfolioId + ((long) openOrders << 32), positionLots, openBuyLots, openSellLots);
  }

  /**
   * Returns the part of an order that expires; DAY orders at Long.MAX_VALUE; parts are added up.
   */
  static long expiry(long orderId, long expiresAtNs) {
    return Hash.of(orderId, expiresAtNs, 0, 1);
  }
}
