package io.tradegrid.model;

/**
 * Why a command was not carried out. Each has its row in {@code docs/reference/reject-reasons.md}.
 */
public enum RejectReason implements WireCode {
  NONE(0, Kind.NONE, "The command was carried out."),

  UNKNOWN_INSTRUMENT(1, Kind.REFUSED, "No instrument has this symbol."),
  UNKNOWN_PORTFOLIO(2, Kind.REFUSED, "No portfolio has this name."),
  PRICE_OFF_TICK(
      3, Kind.REFUSED, "The price is not a whole multiple of the instrument's tick size."),
  QUANTITY_OFF_LOT(
      4, Kind.REFUSED, "The quantity is not a whole multiple of the instrument's lot size."),
  DUPLICATE_ID(
      5,
      Kind.REFUSED,
      "The portfolio has used this client order id for a command of other content."),
  BAD_REQUEST(6, Kind.REFUSED, "The request cannot be read; the message names the field."),
  DEFINITION_CONFLICT(
      7, Kind.REFUSED, "The instrument or portfolio exists already, with other terms."),
  RECORD_TAKEN(
      8,
      Kind.REFUSED,
      "The record of the topic was taken before, and its answer is no longer remembered."),

  INVALID_PRICE(
      20,
      Kind.RECORDED,
      "The price must be positive and at most 2^52 ticks, and a limit order must have one."),
  INVALID_QUANTITY(21, Kind.RECORDED, "The quantity must be positive."),
  PORTFOLIO_BLOCKED(22, Kind.RECORDED, "The portfolio is blocked from trading."),
  ORDER_QUANTITY_LIMIT(
      23, Kind.RECORDED, "The quantity exceeds the largest the instrument allows in one order."),
  ORDER_NOTIONAL_LIMIT(
      24, Kind.RECORDED, "Price times quantity exceeds the largest order the portfolio may enter."),
  OPEN_ORDER_LIMIT(
      25,
      Kind.RECORDED,
      "The portfolio has as many open orders in this instrument as it may have."),
  POSITION_OVERFLOW(
      26, Kind.RECORDED, "The order could take a position or the book past the range of 64 bits."),
  UNKNOWN_ORDER(
      27, Kind.RECORDED, "The portfolio has no order with this original client order id."),
  ORDER_CLOSED(28, Kind.RECORDED, "The order is filled, cancelled or rejected already."),
  INVALID_TERMS(
      29, Kind.RECORDED, "The order's terms contradict each other, its type or the time."),
  PHASE_FORBIDS(30, Kind.RECORDED, "The market's phase does not allow it."),
  PRICE_OFF_GRID(
      31, Kind.RECORDED, "The price is between two steps of the instrument's price grid."),
  PRICE_BAND(
      32, Kind.RECORDED, "The price is further past the last one than the portfolio may go."),
  PRICE_COLLAR(33, Kind.RECORDED, "The price is outside the instrument's price collar."),
  POSITION_LIMIT(
      34,
      Kind.RECORDED,
      "With all its open orders filled, the portfolio's position would exceed its limit."),
  ORDER_RATE_LIMIT(
      35, Kind.RECORDED, "The portfolio sends more orders a second than it may; wait a little."),
  POST_ONLY(36, Kind.RECORDED, "The order must not take liquidity, and would have."),
  REDUCE_ONLY(37, Kind.RECORDED, "The portfolio has no position that the order could reduce."),

  NOT_OWNER(60, Kind.TRANSIENT, "This node does not own the symbol's shard; ask the owner."),
  BUSY(
      61,
      Kind.TRANSIENT,
      "The shard has as much to do, or to remember, as it may; send the command again a little"
          + " later."),
  SHARD_STOPPED(
      62, Kind.TRANSIENT, "The shard is stopped on a broken invariant; an operator has to look."),
  SHARD_LOST(
      63,
      Kind.TRANSIENT,
      "No node that is there has a copy of the symbol's shard; an operator has to bring one back."),
  OUTCOME_UNKNOWN(
      80, Kind.UNKNOWN, "It is not known whether the command was taken; send it again to learn.");

  /** What a reason means for the client order id and for trying again. */
  public enum Kind {
    /** Nothing was refused. */
    NONE,
    /** Refused at the edge, nothing changed, the id is still free; correct the request. */
    REFUSED,
    /** Decided by the shard and logged under the id; a repeat gets the same answer. */
    RECORDED,
    /** Nothing changed; the same request may be sent again as it is. */
    TRANSIENT,
    /** May or may not have happened; the same request sent again gets the true answer. */
    UNKNOWN
  }

  private static final RejectReason[] VALUES = values();

  private final int code;
  private final Kind kind;
  private final String description;

  RejectReason(int code, Kind kind, String description) {
    this.code = code;
    this.kind = kind;
    this.description = description;
  }

  @Override
  public int code() {
    return code;
  }

  /** Returns what the reason means for the id and for trying again. */
  public Kind kind() {
    return kind;
  }

  /** Returns one sentence for people, as the reference page prints it. */
  public String description() {
    return description;
  }

  /**
   * Returns the reason with this wire code.
   *
   * @param code as {@link #code} gives it
   * @throws IllegalArgumentException for an unknown code
   */
  public static RejectReason of(int code) {
    return WireCode.of(VALUES, code, "reason");
  }
}
