package io.tradegrid.history;

import io.tradegrid.market.Liquidity;

/** The columns of a block of events, in their order, which never changes. */
public enum EventColumn {
  /** Code of an {@link EventKind}. */
  KIND,
  /** Place among the market's events, from 1; of a reported trade that of the event before. */
  SEQUENCE,
  /** Market's time, in nanoseconds since the epoch; never falls from row to row. */
  TIME_NS,
  /** Order, 0 if it is not about one. */
  ORDER_ID,
  /** Portfolio, 0 if none. */
  PORTFOLIO_ID,
  /** 1 for BUY, 2 for SELL, 0 for none. */
  SIDE,
  /** Price in ticks, 0 for none. */
  PRICE_TICKS,
  /** Lots that the event is about. */
  LOTS,
  /** Open lots afterwards. */
  LEAVES_LOTS,
  /** Lots shown in the book afterwards. */
  SHOWN_LOTS,
  /** The other order of a trade, 0 for none. */
  CONTRA_ORDER_ID,
  /** The other portfolio of a trade, 0 for none. */
  CONTRA_PORTFOLIO_ID,
  /** 1 for MAKER, 2 for TAKER, 3 for AUCTION, 0 for none. */
  LIQUIDITY,
  /** Code of a RejectReason, 0 for NONE. */
  REJECT_REASON,
  /** Code of a CancelReason, 0 for NONE. */
  CANCEL_REASON,
  /** 1 and the code of a Phase, 0 for none. */
  PHASE,
  /** Trade, 0 if it is not one. */
  TRADE_ID;

  private static final int COUNT = values().length;

  /** Returns how many columns there are. */
  public static int count() {
    return COUNT;
  }

  /**
   * Returns the liquidity that a cell of {@link #LIQUIDITY} stands for, null for none.
   *
   * @throws IllegalArgumentException for any other number
   */
  public static Liquidity liquidity(long code) {
    return switch (Math.toIntExact(code)) {
      case 0 -> null;
      case 1 -> Liquidity.MAKER;
      case 2 -> Liquidity.TAKER;
      case 3 -> Liquidity.AUCTION;
      default -> throw new IllegalArgumentException("liquidity: " + code + " is not a code");
    };
  }

  static int code(Liquidity liquidity) {
    if (liquidity == null) {
      return 0;
    }
    return switch (liquidity) {
      case MAKER -> 1;
      case TAKER -> 2;
      case AUCTION -> 3;
    };
  }

  /** Returns the column's place in a block, from 0. */
  @SuppressWarnings("EnumOrdinal") // The order of declaration is the format's; a test holds it.
  public int place() {
    return ordinal();
  }
}
