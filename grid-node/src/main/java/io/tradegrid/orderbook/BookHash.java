package io.tradegrid.orderbook;

import io.tradegrid.command.Hash;
import io.tradegrid.model.Side;

/** The hash that all books share: order after order, in the sequence of the queues. */
final class BookHash {

  private BookHash() {}

  static long add(
      long hash,
      Side side,
      long priceTicks,
      long orderId,
      int owner,
      boolean reduceOnly,
      long shownLots) {
    long who = (long) (reduceOnly ? owner | Integer.MIN_VALUE : owner) << 32;
    return Hash.of(hash + side.code(), priceTicks, orderId + who, shownLots);
  }

  /** An iceberg's other half; an order that hides nothing leaves the hash as it is. */
  static long addHidden(long hash, long hiddenLots, long displayLots) {
    return hiddenLots == 0 ? hash : Hash.mix(hash + hiddenLots) + displayLots;
  }
}
