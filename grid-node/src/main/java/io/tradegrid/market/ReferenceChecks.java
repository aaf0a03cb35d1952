package io.tradegrid.market;

import static io.tradegrid.model.RejectReason.INVALID_PRICE;
import static io.tradegrid.model.RejectReason.INVALID_QUANTITY;
import static io.tradegrid.model.RejectReason.INVALID_TERMS;
import static io.tradegrid.model.RejectReason.NONE;
import static io.tradegrid.model.RejectReason.OPEN_ORDER_LIMIT;
import static io.tradegrid.model.RejectReason.ORDER_NOTIONAL_LIMIT;
import static io.tradegrid.model.RejectReason.ORDER_QUANTITY_LIMIT;
import static io.tradegrid.model.RejectReason.ORDER_RATE_LIMIT;
import static io.tradegrid.model.RejectReason.PHASE_FORBIDS;
import static io.tradegrid.model.RejectReason.PORTFOLIO_BLOCKED;
import static io.tradegrid.model.RejectReason.POSITION_LIMIT;
import static io.tradegrid.model.RejectReason.POSITION_OVERFLOW;
import static io.tradegrid.model.RejectReason.POST_ONLY;
import static io.tradegrid.model.RejectReason.PRICE_BAND;
import static io.tradegrid.model.RejectReason.PRICE_COLLAR;
import static io.tradegrid.model.RejectReason.PRICE_OFF_GRID;
import static io.tradegrid.model.RejectReason.REDUCE_ONLY;

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
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** What the {@link ReferenceMarket} asks of an order before it takes or changes it, in order. */
final class ReferenceChecks {

  private static final long SECOND_NS = 1_000_000_000;
  private static final BigInteger COMMITTED_MAX = BigInteger.ONE.shiftLeft(62);

  private final ReferenceMarket market;
  private final ReferenceOrders orders;
  private final long maxOrderLots;

  /** When a portfolio's next order would come if it kept exactly to its rate. */
  private final Map<Integer, Long> nextOrderNs = new HashMap<>();

  ReferenceChecks(ReferenceMarket market, ReferenceOrders orders, long maxOrderLots) {
    this.market = market;
    this.orders = orders;
    this.maxOrderLots = maxOrderLots;
  }

  /** Checks a new order; a post-only one that slides has its new price afterwards. */
  RejectReason entry(ReferenceOrder order) {
    RiskLimits limits = orders.limits(order.portfolio);
    if (limits.blocked()) {
      return PORTFOLIO_BLOCKED;
    }
    if (!isInTime(order.portfolio, limits)) {
      return ORDER_RATE_LIMIT;
    }
    if (order.leavesLots < 1) {
      return INVALID_QUANTITY;
    }
    if (!hasValidPrice(order)) {
      return INVALID_PRICE;
    }
    if (!hasValidTerms(order)) {
      return INVALID_TERMS;
    }
    if (!isTakenIn(market.phase(), order)) {
      return PHASE_FORBIDS;
    }
    TickTable table = market.rules().tickTable();
    if (order.type.isStop() && !table.isPrice(order.terms.stopTicks())) {
      return PRICE_OFF_GRID;
    }
    RejectReason reason = size(order, limits);
    if (reason == NONE && orders.count(order.portfolio) >= limits.maxOpenOrders()) {
      reason = OPEN_ORDER_LIMIT;
    }
    return reason == NONE ? exposureAndPrice(order, limits, 0) : reason;
  }

  /** Checks an order as it would be after an amendment, against all others. */
  RejectReason amendment(ReferenceOrder order, long ownLots) {
    RiskLimits limits = orders.limits(order.portfolio);
    if (limits.blocked()) {
      return PORTFOLIO_BLOCKED;
    }
    if (!isInTime(order.portfolio, limits)) {
      return ORDER_RATE_LIMIT;
    }
    if (order.hasPrice() && !isInRange(order.priceTicks)) {
      return INVALID_PRICE;
    }
    RejectReason reason = size(order, limits);
    return reason == NONE ? exposureAndPrice(order, limits, ownLots) : reason;
  }

  /** The generic cell rate algorithm with a burst of one second. */
  private boolean isInTime(int portfolio, RiskLimits limits) {
    if (limits.maxOrdersPerSecond() == 0) {
      return true;
    }
    long stepNs = SECOND_NS / limits.maxOrdersPerSecond();
    long earliest = Math.max(nextOrderNs.getOrDefault(portfolio, 0L), market.timeNs());
    if (earliest - market.timeNs() > SECOND_NS - stepNs) {
      return false;
    }
    nextOrderNs.put(portfolio, earliest + stepNs);
    return true;
  }

  private static boolean isInRange(long ticks) {
    return ticks >= 1 && ticks <= Instrument.PRICE_TICKS_MAX;
  }

  private static boolean hasValidPrice(ReferenceOrder order) {
    return order.hasPrice() ? isInRange(order.priceTicks) : !order.type.isLimit();
  }

  private boolean hasValidTerms(ReferenceOrder order) {
    OrderTerms terms = order.terms;
    OrderType type = order.type;
    boolean rests = order.timeInForce.rests();
    boolean isPlainEntry = !type.isStop() && terms.postOnly() == PostOnly.OFF;
    boolean stop = type.isStop() ? isInRange(terms.stopTicks()) : terms.stopTicks() == 0;
    boolean expiry =
        order.timeInForce == TimeInForce.GTD
            ? terms.expiresAtNs() > market.timeNs()
            : terms.expiresAtNs() == 0;
    boolean display =
        terms.displayLots() == OrderTerms.ALL
            || (terms.displayLots() >= 1 && type.isLimit() && rests);
    boolean minimum =
        terms.minimumLots() == 0
            || (terms.minimumLots() > 0 && terms.minimumLots() <= order.leavesLots && isPlainEntry);
    boolean postOnly = terms.postOnly() == PostOnly.OFF || (type == OrderType.LIMIT && rests);
    return stop && expiry && display && minimum && postOnly;
  }

  private static boolean isTakenIn(Phase phase, ReferenceOrder order) {
    boolean isPlain = order.terms.postOnly() == PostOnly.OFF && order.terms.minimumLots() == 0;
    return phase.takesOrders() && (!phase.collects() || (order.timeInForce.rests() && isPlain));
  }

  private RejectReason size(ReferenceOrder order, RiskLimits limits) {
    if (order.hasPrice() && !market.rules().tickTable().isPrice(order.priceTicks)) {
      return PRICE_OFF_GRID;
    }
    if (order.leavesLots > maxOrderLots) {
      return ORDER_QUANTITY_LIMIT;
    }
    BigInteger notional = big(valueTicks(order)).multiply(big(order.leavesLots));
    return notional.compareTo(big(limits.maxOrderTickLots())) > 0 ? ORDER_NOTIONAL_LIMIT : NONE;
  }

  /** Returns the price at which an order is valued. */
  private long valueTicks(ReferenceOrder order) {
    if (order.hasPrice()) {
      return order.priceTicks;
    } else if (order.waits()) {
      return order.terms.stopTicks();
    } else if (!market.phase().collects()) {
      return market.book().bestTicks(order.side.opposite());
    }
    return LongStream.of(market.indicativeTicks(), market.lastTicks(), market.referenceTicks())
        .filter(ticks -> ticks != 0)
        .findFirst()
        .orElse(Instrument.PRICE_TICKS_MAX);
  }

  private RejectReason exposureAndPrice(ReferenceOrder order, RiskLimits limits, long ownLots) {
    BigInteger more = big(order.leavesLots).subtract(big(ownLots));
    if (big(orders.turnoverLots()).add(big(orders.lots())).add(more).compareTo(COMMITTED_MAX) > 0) {
      return POSITION_OVERFLOW;
    }
    long position = order.side.sign() * orders.position(order.portfolio);
    BigInteger worst = big(position).add(big(orders.lots(order.portfolio, order.side)));
    long reducible = orders.reducible(order.portfolio, order.side);
    boolean reduces = order.terms.reduceOnly();
    long counted = reduces ? Math.min(order.leavesLots, reducible) : order.leavesLots;
    worst = worst.add(big(counted)).subtract(big(ownLots));
    if (worst.compareTo(big(limits.maxPositionLots())) > 0) {
      return POSITION_LIMIT;
    }
    if (counted == 0 && !order.waits()) {
      return REDUCE_ONLY;
    }
    if (!isPostedOrSlid(order)) {
      return POST_ONLY;
    }
    return price(order, limits);
  }

  /** Slides a post-only order if it wants that; returns false if it would take all the same. */
  private boolean isPostedOrSlid(ReferenceOrder order) {
    long best = market.book().bestTicks(order.side.opposite());
    boolean takes = order.reaches(best);
    if (order.terms.postOnly() == PostOnly.OFF || market.phase() != Phase.CONTINUOUS || !takes) {
      return true;
    }
    if (order.terms.postOnly() == PostOnly.REJECT) {
      return false;
    }
    TickTable table = market.rules().tickTable();
    order.priceTicks = order.side == Side.BUY ? table.below(best) : table.above(best);
    return isInRange(order.priceTicks);
  }

  private RejectReason price(ReferenceOrder order, RiskLimits limits) {
    if (!order.hasPrice()) {
      return NONE;
    }
    long base = market.lastTicks() != 0 ? market.lastTicks() : market.referenceTicks();
    if (limits.priceBandBps() > 0 && base != 0) {
      long past = order.side.sign() * (order.priceTicks - base);
      if (past > ReferenceCollar.width(base, limits.priceBandBps())) {
        return PRICE_BAND;
      }
    }
    boolean isHeld =
        market.phase() == Phase.CONTINUOUS
            && market.rules().collarAction() == CollarAction.REFUSE
            && order.type.isLimit()
            && !order.waits();
    return isHeld && !market.collar().contains(order.priceTicks) ? PRICE_COLLAR : NONE;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
