package io.tradegrid.orderbook;

/** What happens when an order would trade with one of its own owner; the incoming order decides. */
public enum SelfTrade {
  /** They trade. */
  ALLOW,
  /** What is left of the incoming order is cancelled. */
  CANCEL_TAKER,
  /** The resting order is cancelled, and matching goes on. */
  CANCEL_MAKER,
  /** Both are cancelled. */
  CANCEL_BOTH,
  /** Both lose the lots of the smaller one, which is thereby gone, and matching goes on. */
  DECREMENT
}
