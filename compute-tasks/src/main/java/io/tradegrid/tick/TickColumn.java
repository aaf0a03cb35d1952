package io.tradegrid.tick;

import java.util.List;

/** A field of ticks as a column of 64-bit numbers. */
public enum TickColumn {
  /** {@link Tick#timeNs}. */
  TIME_NS(0),
  /** {@link Tick#source}. */
  SOURCE(1),
  /** {@link Tick#sequence}. */
  SEQUENCE(2),
  /** {@link Tick#venue}. */
  VENUE(3),
  /** {@link Tick#conditions}. */
  CONDITIONS(4),
  /** {@link Tick#flags}. */
  FLAGS(5),
  /** {@link Tick#priceDecimals}. */
  PRICE_DECIMALS(6),
  /** {@link Tick#sizeDecimals}. */
  SIZE_DECIMALS(7),
  /** {@link TradeTick#price}. */
  PRICE(8),
  /** {@link TradeTick#size}. */
  SIZE(9),
  /** {@link QuoteTick#bidPrice}. */
  BID_PRICE(8),
  /** {@link QuoteTick#bidSize}. */
  BID_SIZE(9),
  /** {@link QuoteTick#askPrice}. */
  ASK_PRICE(10),
  /** {@link QuoteTick#askSize}. */
  ASK_SIZE(11);

  /** Those that both kinds of tick have. */
  static final List<TickColumn> COMMON =
      List.of(TIME_NS, SOURCE, SEQUENCE, VENUE, CONDITIONS, FLAGS, PRICE_DECIMALS, SIZE_DECIMALS);

  private final int place;

  TickColumn(int place) {
    this.place = place;
  }

  /**
   * Returns its place among the columns of its kind, from 0; what a block says and never changes.
   */
  public int place() {
    return place;
  }
}
