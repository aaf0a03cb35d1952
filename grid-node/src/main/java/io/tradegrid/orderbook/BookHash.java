package io.tradegrid.orderbook;

import io.tradegrid.command.Hash;
import io.tradegrid.model.Side;

/** The hash that all books share: order after order, in the sequence of the queues. */
final class BookHash {

  private BookHash() {}

  static long add(
      long hash, Side side, long priceTicks, long orderId, int portfolioId, long leavesLots) {
    return Hash.of(hash + side.code(), priceTicks, orderId + ((long) portfolioId << 32), leavesLots);
  }
}
