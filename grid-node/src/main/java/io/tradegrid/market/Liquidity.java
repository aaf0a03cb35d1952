package io.tradegrid.market;

/** Who made the market in a trade (FIX tag 851). */
public enum Liquidity {
  /** The order was in the book and was traded with. */
  MAKER,
  /** The order came in and took what was there. */
  TAKER,
  /** Both were in the book and an auction matched them. */
  AUCTION
}
