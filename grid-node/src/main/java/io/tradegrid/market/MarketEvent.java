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

  private static final Kind[] KINDS = Kind.values();
  private static final Side[] SIDES = {null, Side.BUY, Side.SELL};

  private static final int NO_SIDE = -1;

  /** Small numbers instead of references: those cost more to write, and events are many. */
  private int kind;

  private int sideCode = NO_SIDE;
  private long sequence;
  private long timeNs;
  private long orderId;
  private int portfolioId;
  private long priceTicks;
  private long lots;
  private long leavesLots;
  private long shownLots;

  /** Whether any of the fields that follow is set; most events set none of them. */
  private boolean isSpecial;

  private long contraOrderId;
  private int contraPortfolioId;
  private Liquidity liquidity;
  private RejectReason rejectReason = RejectReason.NONE;
  private CancelReason cancelReason = CancelReason.NONE;
  private Phase phase;

  /** Begins the next event; what is not set afterwards is 0, NONE or null. */
  @SuppressWarnings("EnumOrdinal") // The number never leaves this object.
  MarketEvent next(Kind newKind, long newSequence, long newTimeNs) {
    kind = newKind.ordinal();
    sequence = newSequence;
    timeNs = newTimeNs;
    if (isSpecial) {
      contraOrderId = 0;
      contraPortfolioId = 0;
      liquidity = null;
      rejectReason = RejectReason.NONE;
      cancelReason = CancelReason.NONE;
      phase = null;
      isSpecial = false;
    }
    return this;
  }

  MarketEvent order(long newOrderId, int newPortfolioId, Side newSide, long newPriceTicks) {
    orderId = newOrderId;
    portfolioId = newPortfolioId;
    sideCode = newSide.code();
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
    indicative(0, 0, 0, null);
    phase = newPhase;
    isSpecial = true;
    return this;
  }

  MarketEvent indicative(long newPriceTicks, long volumeLots, long surplusLots, Side surplusSide) {
    orderId = 0;
    portfolioId = 0;
    sideCode = surplusSide == null ? NO_SIDE : surplusSide.code();
    priceTicks = newPriceTicks;
    return lots(volumeLots, surplusLots, 0);
  }

  /** Returns what happened. */
  public Kind kind() {
    return KINDS[kind];
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
    return SIDES[sideCode + 1];
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
  @SuppressWarnings("EnumOrdinal") // The hash is compared within one build and never kept.
  public long hash(long before) {
    long what = Hash.of(before + kind, sequence, timeNs, orderId);
    long who = Hash.of(portfolioId, sideCode + 1, contraOrderId, contraPortfolioId);
    long how = Hash.of(priceTicks, lots, leavesLots, shownLots);
    long why = rejectReason.code() + ((long) cancelReason.code() << 8);
    long state = (liquidity == null ? 0 : 1L + liquidity.ordinal()) + ((long) code(phase) << 8);
    return Hash.of(what + why, who, how, state);
  }

  private static int code(Phase phase) {
    return phase == null ? 0 : 1 + phase.code();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(sequence).append(' ').append(kind());
    add(text, "order", orderId);
    add(text, "of", portfolioId);
    text.append(sideCode == NO_SIDE ? "" : " " + side());
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
