package io.tradegrid.market;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;

/**
 * What an order has to pass before it may meet the book, in the sequence of the reference page: the
 * owner, the order itself, the market's rules, the owner's limits, the prices around it.
 */
final class PreTradeChecks {

  private final LadderMarket market;
  private final Exposures exposures;
  private final long maxOrderLots;

  PreTradeChecks(LadderMarket market, Exposures exposures, long maxOrderLots) {
    this.market = market;
    this.exposures = exposures;
    this.maxOrderLots = maxOrderLots;
  }

  /** Checks a new order; a post-only order may slide to another price. */
  RejectReason ofNew(Ticket order) {
    int who = order.who;
    if (exposures.limits(who).blocked()) {
      return RejectReason.PORTFOLIO_BLOCKED;
    }
    if (!exposures.isWithinRate(who, market.timeNs())) {
      return RejectReason.ORDER_RATE_LIMIT;
    }
    RejectReason reason = ofItself(order);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    if (!isPhaseFor(order)) {
      return RejectReason.PHASE_FORBIDS;
    }
    TickTable grid = market.collar().rules().tickTable();
    if (!(isOnGrid(order, grid) && grid.isPrice(order.terms.stopTicks()))) {
      return RejectReason.PRICE_OFF_GRID;
    }
    reason = ofSize(order, 0);
    return reason == RejectReason.NONE ? ofPrices(order, order.type == OrderType.LIMIT) : reason;
  }

  long maxOrderLots() {
    return maxOrderLots;
  }

  /** Checks what any amendment needs. */
  RejectReason ofAmendment(long leavesLots, boolean isPriceWrong) {
    if (leavesLots < 1) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (!market.phase().takesOrders()) {
      return RejectReason.PHASE_FORBIDS;
    }
    return isPriceWrong ? RejectReason.INVALID_PRICE : RejectReason.NONE;
  }

  /**
   * Checks an amendment that is more than a smaller quantity.
   *
   * @param order as it will be
   * @param oldLots its open lots now
   * @param waits whether it is a stop order that waits
   */
  RejectReason ofAmended(Ticket order, long oldLots, boolean waits) {
    int who = order.who;
    if (exposures.limits(who).blocked()) {
      return RejectReason.PORTFOLIO_BLOCKED;
    }
    if (!exposures.isWithinRate(who, market.timeNs())) {
      return RejectReason.ORDER_RATE_LIMIT;
    }
    if (order.hasPrice() && !isPrice(order.priceTicks)) {
      return RejectReason.INVALID_PRICE;
    }
    if (!isOnGrid(order, market.collar().rules().tickTable())) {
      return RejectReason.PRICE_OFF_GRID;
    }
    RejectReason reason = ofSize(order, oldLots);
    return reason == RejectReason.NONE ? ofPrices(order, !waits) : reason;
  }

  @SuppressWarnings("ReferenceEquality") // Other plain terms pass the longer checks as well.
  private RejectReason ofItself(Ticket order) {
    if (order.leavesLots < 1) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (order.hasPrice() ? !isPrice(order.priceTicks) : order.type.isLimit()) {
      return RejectReason.INVALID_PRICE;
    }
    return order.terms == OrderTerms.PLAIN ? ofPlain(order) : ofTerms(order);
  }

  private static RejectReason ofPlain(Ticket order) {
    boolean plain = !order.type.isStop() && order.timeInForce != TimeInForce.GTD;
    return plain ? RejectReason.NONE : RejectReason.INVALID_TERMS;
  }

  private static boolean isPrice(long ticks) {
    return ticks > 0 && ticks <= Instrument.PRICE_TICKS_MAX;
  }

  /** Checks that terms agree with each other, the type and the time. */
  private RejectReason ofTerms(Ticket order) {
    OrderTerms terms = order.terms;
    boolean rests = order.rests();
    boolean stop = order.type.isStop() ? isPrice(terms.stopTicks()) : terms.stopTicks() == 0;
    boolean expiry =
        order.timeInForce == TimeInForce.GTD
            ? terms.expiresAtNs() > market.timeNs()
            : terms.expiresAtNs() == 0;
    boolean display = terms.displayLots() >= 1 && (terms.displayLots() == OrderTerms.ALL || rests);
    boolean minimum =
        terms.minimumLots() == 0
            || (terms.minimumLots() > 0
                && terms.minimumLots() <= order.leavesLots
                && !order.type.isStop()
                && terms.postOnly() == PostOnly.OFF);
    boolean post = terms.postOnly() == PostOnly.OFF || (order.type == OrderType.LIMIT && rests);
    boolean valid = stop && expiry && display && minimum && post;
    return valid ? RejectReason.NONE : RejectReason.INVALID_TERMS;
  }

  private boolean isPhaseFor(Ticket order) {
    Phase phase = market.phase();
    return phase == Phase.CONTINUOUS
        || (phase.collects()
            && order.timeInForce.rests()
            && order.terms.postOnly() == PostOnly.OFF
            && order.terms.minimumLots() == 0);
  }

  private static boolean isOnGrid(Ticket order, TickTable grid) {
    return !order.hasPrice() || grid.isPrice(order.priceTicks);
  }

  /** Checks quantities against the limits; of an amendment, its old lots do not count. */
  private RejectReason ofSize(Ticket order, long oldLots) {
    RiskLimits limits = exposures.limits(order.who);
    long lots = order.leavesLots;
    if (lots > maxOrderLots) {
      return RejectReason.ORDER_QUANTITY_LIMIT;
    }
    if (!limits.allowsOrder(valuedAt(order), lots)) {
      return RejectReason.ORDER_NOTIONAL_LIMIT;
    }
    if (oldLots == 0 && exposures.openOrders(order.who) >= limits.maxOpenOrders()) {
      return RejectReason.OPEN_ORDER_LIMIT;
    }
    long committed = market.matching().turnoverLots() + market.openLots() - oldLots;
    if (committed > Instrument.COMMITTED_LOTS_MAX - lots) {
      return RejectReason.POSITION_OVERFLOW;
    }
    boolean reduces = order.terms.reduceOnly();
    long counted = reduces ? Math.min(lots, exposures.reducibleLots(order.who, order.side)) : lots;
    if (exposures.exceedsPosition(order.who, order.side, counted - oldLots)) {
      return RejectReason.POSITION_LIMIT;
    }
    // What a stop order may reduce is looked at again when it is set off.
    return counted == 0 && !order.type.isStop() ? RejectReason.REDUCE_ONLY : RejectReason.NONE;
  }

  private long valuedAt(Ticket order) {
    if (order.hasPrice()) {
      return order.priceTicks;
    }
    return order.type.isStop() ? order.terms.stopTicks() : marketTicks(order.side);
  }

  /**
   * What a market order pays is not known before it trades. While orders are collected the best
   * opposite price says nothing of it: the book may be crossed, and waiting market orders stand in
   * it at prices that nobody has named.
   */
  private long marketTicks(Side side) {
    if (market.phase() == Phase.CONTINUOUS) {
      return market.bestTicks(side.opposite());
    }
    long indicative = market.auction().publishedTicks();
    if (indicative != 0) {
      return indicative;
    }
    long known = market.lastTicks() != 0 ? market.lastTicks() : market.referenceTicks();
    return known != 0 ? known : Instrument.PRICE_TICKS_MAX;
  }

  /** Checks the price against the book, the last price and the collar. */
  private RejectReason ofPrices(Ticket order, boolean meetsTheBook) {
    boolean continuous = market.phase() == Phase.CONTINUOUS;
    if (meetsTheBook && continuous && order.terms.postOnly() != PostOnly.OFF && !isPosted(order)) {
      return RejectReason.POST_ONLY;
    }
    if (exposures.limits(order.who).priceBandBps() > 0 && order.hasPrice() && isPastBand(order)) {
      return RejectReason.PRICE_BAND;
    }
    return meetsTheBook && continuous && market.collar().isSet() && isOutsideCollar(order)
        ? RejectReason.PRICE_COLLAR
        : RejectReason.NONE;
  }

  /** Returns whether the order takes nothing, at its price or at one it may slide to. */
  private boolean isPosted(Ticket order) {
    boolean takes = market.isReached(order.side, order.priceTicks);
    if (takes && order.terms.postOnly() == PostOnly.SLIDE) {
      long opposite = market.bestTicks(order.side.opposite());
      TickTable grid = market.collar().rules().tickTable();
      order.priceTicks = order.side == Side.BUY ? grid.below(opposite) : grid.above(opposite);
      return isPrice(order.priceTicks);
    }
    return !takes;
  }

  private boolean isPastBand(Ticket order) {
    long base = market.lastTicks() != 0 ? market.lastTicks() : market.referenceTicks();
    long width = TradingRules.width(base, exposures.limits(order.who).priceBandBps());
    return base != 0 && order.side.sign() * (order.priceTicks - base) > width;
  }

  private boolean isOutsideCollar(Ticket order) {
    Collar collar = market.collar();
    long last = market.lastTicks();
    return collar.rules().collarAction() == CollarAction.REFUSE
        && (order.priceTicks > collar.edge(Side.BUY, last)
            || order.priceTicks < collar.edge(Side.SELL, last));
  }
}
