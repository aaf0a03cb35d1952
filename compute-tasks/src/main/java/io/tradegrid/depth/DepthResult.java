package io.tradegrid.depth;

/** What became of an update. A refused one has changed nothing. */
public enum DepthResult {
  /** The book has changed as asked. */
  APPLIED,
  /** An order with this id rests already. */
  DUPLICATE_ORDER,
  /** No order with this id rests. */
  UNKNOWN_ORDER,
  /** More lots than are open of the order were to be taken from it. */
  EXCEEDS_ORDER,
  /** No level at this price, so nothing to remove or take from; usual beyond a bounded depth. */
  UNKNOWN_LEVEL,
  /** More lots or orders than the level has were to be taken from it. */
  EXCEEDS_LEVEL,
  /** The lots or orders of the level would no longer fit their number. */
  OVERFLOW
}
