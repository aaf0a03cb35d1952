package io.tradegrid.marketdata;

import io.tradegrid.model.Phase;
import io.tradegrid.model.Side;
import io.tradegrid.model.WireCode;

/**
 * One message of a public feed. One object is filled again and again, so that publishing costs no
 * memory; fields that a kind does not name are 0 or null.
 */
public final class FeedMessage {

  /** What a message says. */
  public enum Kind implements WireCode {
    /** By order: an order is now behind its equals: order, side, price, lots it shows. */
    ADD(1),
    /** By order: an order in the book traded: order, price, lots; with its last lot it is out. */
    EXECUTE(2),
    /** By order: an order shows fewer lots and keeps its place: order, lots that are gone. */
    REDUCE(3),
    /** By order: an order is out of the book: order. */
    DELETE(4),
    /**
     * By order: an auction traded two orders of the book: buy order, sell order, price, lots, which
     * may be more than an order shows; with the last lot it shows each is out. By price: a trade,
     * which changes no level: price, lots, side of the order that came in, null in an auction.
     */
    TRADE(5),
    /** By price: what a level has now: side, price, lots and orders, both 0 if it is gone. */
    LEVEL(6),
    /** The phase changed, and no indicative price is known: phase. */
    PHASE(7),
    /**
     * At what price an auction would trade now: price, lots (its volume), surplus and its side,
     * null if there is none. All 0 if nothing would trade.
     */
    INDICATIVE(8),
    /** A command has ended: the checksum of the book. */
    CHECKSUM(9),
    /**
     * A snapshot begins: lots is how many messages it has, this one and the CHECKSUM that ends it
     * included.
     */
    SNAPSHOT(10);

    private static final Kind[] VALUES = values();

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }

    /**
     * Returns the kind with this wire code.
     *
     * @param code as {@link #code} gives it
     * @throws IllegalArgumentException for an unknown code
     */
    public static Kind of(int code) {
      return WireCode.of(VALUES, code, "kind");
    }
  }

  private Kind kind = Kind.CHECKSUM;
  private long sequence;
  private long timeNs;
  private int part;
  private long orderId;
  private long contraOrderId;
  private Side side;
  private long priceTicks;
  private long lots;
  private int orders;
  private long surplusLots;
  private Phase phase;
  private long checksum;

  /** Makes an empty message. */
  public FeedMessage() {}

  /** Begins the next message; everything that is not set afterwards is 0 or null. */
  public FeedMessage begin(Kind newKind, long newSequence, long newTimeNs) {
    kind = newKind;
    sequence = newSequence;
    timeNs = newTimeNs;
    part = 0;
    orderId = 0;
    contraOrderId = 0;
    side = null;
    priceTicks = 0;
    lots = 0;
    orders = 0;
    surplusLots = 0;
    phase = null;
    checksum = 0;
    return this;
  }

  /** Sets its place in a snapshot, from 1; 0 for a message that is not of one. */
  public FeedMessage part(int newPart) {
    part = newPart;
    return this;
  }

  /** Sets the order that it is about, the buy order of an auction's trade. */
  public FeedMessage order(long newOrderId) {
    orderId = newOrderId;
    return this;
  }

  /** Sets the sell order of an auction's trade. */
  public FeedMessage contra(long newContraOrderId) {
    contraOrderId = newContraOrderId;
    return this;
  }

  /** Sets the side, null for none. */
  public FeedMessage side(Side newSide) {
    side = newSide;
    return this;
  }

  /** Sets the price in ticks and the lots. */
  public FeedMessage quantity(long newPriceTicks, long newLots) {
    priceTicks = newPriceTicks;
    lots = newLots;
    return this;
  }

  /** Sets the number of orders of a level. */
  public FeedMessage orders(int newOrders) {
    orders = newOrders;
    return this;
  }

  /** Sets the surplus of an indicative price in lots. */
  public FeedMessage surplus(long newSurplusLots) {
    surplusLots = newSurplusLots;
    return this;
  }

  /** Sets the phase. */
  public FeedMessage phase(Phase newPhase) {
    phase = newPhase;
    return this;
  }

  /** Sets the checksum, 0 to 2^32 - 1. */
  public FeedMessage checksum(long newChecksum) {
    checksum = newChecksum;
    return this;
  }

  /** Returns what it says. */
  public Kind kind() {
    return kind;
  }

  /** Returns its place in the feed, from 1 without gaps; in a snapshot the last place it covers. */
  public long sequence() {
    return sequence;
  }

  /** Returns the market's time, in nanoseconds since the epoch. */
  public long timeNs() {
    return timeNs;
  }

  /** Returns its place in a snapshot, from 1; 0 if it is not of one. */
  public int part() {
    return part;
  }

  /** Returns the order that it is about, the buy order of an auction's trade; 0 for none. */
  public long orderId() {
    return orderId;
  }

  /** Returns the sell order of an auction's trade, 0 for none. */
  public long contraOrderId() {
    return contraOrderId;
  }

  /** Returns the side, null for none. */
  public Side side() {
    return side;
  }

  /** Returns the price in ticks. */
  public long priceTicks() {
    return priceTicks;
  }

  /** Returns the lots. */
  public long lots() {
    return lots;
  }

  /** Returns the number of orders of a level. */
  public int orders() {
    return orders;
  }

  /** Returns the surplus of an indicative price in lots. */
  public long surplusLots() {
    return surplusLots;
  }

  /** Returns the phase, null for none. */
  public Phase phase() {
    return phase;
  }

  /** Returns the checksum, 0 to 2^32 - 1. */
  public long checksum() {
    return checksum;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(sequence).append(' ').append(kind);
    add(text, "part", part);
    add(text, "order", orderId);
    add(text, "with", contraOrderId);
    text.append(side == null ? "" : " " + side);
    add(text, "price", priceTicks);
    add(text, "lots", lots);
    add(text, "orders", orders);
    add(text, "surplus", surplusLots);
    text.append(phase == null ? "" : " " + phase);
    return kind == Kind.CHECKSUM ? text.append(' ').append(checksum).toString() : text.toString();
  }

  private static void add(StringBuilder text, String name, long value) {
    if (value != 0) {
      text.append(' ').append(name).append(' ').append(value);
    }
  }
}
