package io.tradegrid.market;

import io.tradegrid.command.Hash;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;

/**
 * One thing that happened in a market. A market fills one object again and again, so that telling
 * costs no memory; fields that a kind does not name are 0, NONE or null. The reference page on
 * order types says which fields each kind has.
 */
public final class MarketEvent {

  /** What happened. */
  public enum Kind {
    /** An order was taken: order, portfolio, side, price (0 for none), lots, leaves. */
    ACCEPTED,
    /** An order was refused: order, portfolio, side, price (0 for none), lots, reject reason. */
    REJECTED,
    /** What is left of an order waits in the book: order, portfolio, side, price, leaves, shown. */
    BOOKED,
    /**
     * An order traded, one event for each of the two: order, portfolio, side, price, lots, leaves,
     * shown (0 for the taker), the other's order and portfolio, liquidity. The maker's comes before
     * the taker's, in an auction the buyer's before the seller's.
     */
    FILLED,
    /**
     * An order's price or quantity changed: order, portfolio, side, price (0 for none), leaves,
     * shown. Shown above 0: it kept its place in the book. Shown 0: it is out of the book (or was
     * never in it), and may trade and be booked again.
     */
    AMENDED,
    /**
     * Lots of an order are gone: order, portfolio, side, price (0 for none), lots, leaves, shown,
     * cancel reason. Leaves above 0: the rest of it stays.
     */
    CANCELLED,
    /** An order's time is over: order, portfolio, side, price (0 for none), lots. */
    EXPIRED,
    /** A stop order was set off: order, portfolio, side, price (0 for none), lots. */
    TRIGGERED,
    /** The market's phase changed: phase. */
    PHASE_CHANGED,
    /**
     * The price at which an auction would trade now: price, lots (its volume), leaves (the surplus)
     * and the surplus' side, null if there is none. All 0 if nothing would trade.
     */
    INDICATIVE
  }

  private Kind kind = Kind.ACCEPTED;
  private long sequence;
  private long timeNs;
  private long orderId;
  private int portfolioId;
  private Side side;
  private long priceTicks;
  private long lots;
  private long leavesLots;
  private long shownLots;
  private long contraOrderId;
  private int contraPortfolioId;
  private Liquidity liquidity;
  private RejectReason rejectReason = RejectReason.NONE;
  private CancelReason cancelReason = CancelReason.NONE;
  private Phase phase;

  /** Whether fields are set that an order's other events do not set. */
  private boolean isSpecial;

  /** Begins the next event; everything that is not set afterwards is 0, NONE or null. */
  MarketEvent next(Kind newKind, long newSequence, long newTimeNs) {
    kind = newKind;
    sequence = newSequence;
    timeNs = newTimeNs;
    if (isSpecial) {
      clear();
    }
    return this;
  }

  /** Most events are followed by one that sets the same fields, and need not be cleared. */
  private void clear() {
    order(0, 0, null, 0);
    lots(0, 0, 0);
    contra(0, 0, null);
    rejectReason = RejectReason.NONE;
    cancelReason = CancelReason.NONE;
    phase = null;
    isSpecial = false;
  }

  MarketEvent order(long newOrderId, int newPortfolioId, Side newSide, long newPriceTicks) {
    orderId = newOrderId;
    portfolioId = newPortfolioId;
    side = newSide;
    priceTicks = newPriceTicks;
    return this;
  }

  MarketEvent lots(long newLots, long newLeavesLots, long newShownLots) {
    lots = newLots;
    leavesLots = newLeavesLots;
    shownLots = newShownLots;
    return this;
  }

  MarketEvent contra(long newOrderId, int newPortfolioId, Liquidity newLiquidity) {
    contraOrderId = newOrderId;
    contraPortfolioId = newPortfolioId;
    liquidity = newLiquidity;
    isSpecial = true;
    return this;
  }

  MarketEvent reason(RejectReason reason) {
    rejectReason = reason;
    isSpecial = true;
    return this;
  }

  MarketEvent reason(CancelReason reason) {
    cancelReason = reason;
    isSpecial = true;
    return this;
  }

  MarketEvent phase(Phase newPhase) {
    clear();
    phase = newPhase;
    isSpecial = true;
    return this;
  }

  MarketEvent indicative(long newPriceTicks, long volumeLots, long surplusLots, Side surplusSide) {
    clear();
    priceTicks = newPriceTicks;
    lots = volumeLots;
    leavesLots = surplusLots;
    side = surplusSide;
    isSpecial = true;
    return this;
  }

  /** Returns what happened. */
  public Kind kind() {
    return kind;
  }

  /** Returns its place among the market's events, from 1 without gaps. */
  public long sequence() {
    return sequence;
  }

  /** Returns the market's time, in nanoseconds since the epoch. */
  public long timeNs() {
    return timeNs;
  }

  /** Returns the order, 0 if it is not about one. */
  public long orderId() {
    return orderId;
  }

  /** Returns the order's portfolio. */
  public int portfolioId() {
    return portfolioId;
  }

  /** Returns the order's side, or that of an indicative surplus. */
  public Side side() {
    return side;
  }

  /** Returns the price in ticks, 0 for none. */
  public long priceTicks() {
    return priceTicks;
  }

  /** Returns the lots that the event is about. */
  public long lots() {
    return lots;
  }

  /** Returns the order's open lots afterwards, hidden ones included. */
  public long leavesLots() {
    return leavesLots;
  }

  /** Returns the lots the order shows in the book afterwards. */
  public long shownLots() {
    return shownLots;
  }

  /** Returns the other order of a trade. */
  public long contraOrderId() {
    return contraOrderId;
  }

  /** Returns the other portfolio of a trade. */
  public int contraPortfolioId() {
    return contraPortfolioId;
  }

  /** Returns who made the market in a trade, null for other events. */
  public Liquidity liquidity() {
    return liquidity;
  }

  /** Returns why an order was refused. */
  public RejectReason rejectReason() {
    return rejectReason;
  }

  /** Returns why lots are gone. */
  public CancelReason cancelReason() {
    return cancelReason;
  }

  /** Returns the new phase, null for other events. */
  public Phase phase() {
    return phase;
  }

  /** Returns a hash that goes on from the one before it, over every field. */
  public long hash(long before) {
    long what = Hash.of(before + kind.ordinal(), sequence, timeNs, orderId);
    long who = Hash.of(portfolioId, code(side), contraOrderId, contraPortfolioId);
    long how = Hash.of(priceTicks, lots, leavesLots, shownLots);
    long why = rejectReason.code() + ((long) cancelReason.code() << 8);
    long state = (liquidity == null ? 0 : 1L + liquidity.ordinal()) + ((long) code(phase) << 8);
    return Hash.of(what + why, who, how, state);
  }

  private static int code(Side side) {
    return side == null ? 0 : 1 + side.code();
  }

  private static int code(Phase phase) {
    return phase == null ? 0 : 1 + phase.code();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(sequence).append(' ').append(kind);
    add(text, "order", orderId);
    add(text, "of", portfolioId);
    text.append(side == null ? "" : " " + side);
    add(text, "price", priceTicks);
    add(text, "lots", lots);
    add(text, "leaves", leavesLots);
    add(text, "shown", shownLots);
    add(text, "with", contraOrderId);
    add(text, "of", contraPortfolioId);
    text.append(liquidity == null ? "" : " " + liquidity);
    text.append(rejectReason == RejectReason.NONE ? "" : " " + rejectReason);
    text.append(cancelReason == CancelReason.NONE ? "" : " " + cancelReason);
    return text.append(phase == null ? "" : " " + phase).toString();
  }

  private static void add(StringBuilder text, String name, long value) {
    if (value != 0) {
      text.append(' ').append(name).append(' ').append(value);
    }
  }
}
