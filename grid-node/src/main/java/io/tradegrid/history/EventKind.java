package io.tradegrid.history;

import io.tradegrid.market.MarketEvent;

/** What a row of a market's history is. The codes are those of stored blocks and never change. */
public enum EventKind {
  /** An order was taken. */
  ACCEPTED(1),
  /** An order was refused. */
  REJECTED(2),
  /** What is left of an order waits in the book. */
  BOOKED(3),
  /** An order traded; each trade has two rows, one for each order. */
  FILLED(4),
  /** An order's price or quantity changed. */
  AMENDED(5),
  /** Lots of an order are gone. */
  CANCELLED(6),
  /** An order's time is over. */
  EXPIRED(7),
  /** A stop order was set off. */
  TRIGGERED(8),
  /** The market's phase changed. */
  PHASE_CHANGED(9),
  /** The price of an auction changed. */
  INDICATIVE(10),
  /**
   * A trade that was made elsewhere was reported: the buyer as portfolio, the seller as contra
   * portfolio, price, lots, trade id. It has no number among the market's events and stands under
   * that of the last one before it.
   */
  REPORTED(11);

  private static final EventKind[] BY_MARKET_KIND = new EventKind[MarketEvent.Kind.values().length];
  private static final EventKind[] BY_CODE = new EventKind[values().length + 1];

  static {
    for (MarketEvent.Kind kind : MarketEvent.Kind.values()) {
      BY_MARKET_KIND[index(kind)] = valueOf(kind.name());
    }
    for (EventKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;

  EventKind(int code) {
    this.code = code;
  }

  @SuppressWarnings("EnumOrdinal") // The number never leaves this class.
  private static int index(MarketEvent.Kind kind) {
    return kind.ordinal();
  }

  static EventKind of(MarketEvent event) {
    return BY_MARKET_KIND[index(event.kind())];
  }

  /**
   * Returns the kind with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EventKind of(long code) {
    if (code < 1 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("kind: " + code + " is not the code of an event");
    }
    return BY_CODE[(int) code];
  }

  /** Returns the code that blocks have. */
  public int code() {
    return code;
  }
}
