package io.tradegrid.market;

import io.tradegrid.market.MarketEvent.Kind;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;

/** Tells a market's events: each gets the next number and the market's time. */
final class EventTape {

  private final MarketListener listener;

  /** Made with the first event, so that a market nobody uses stays small. */
  private MarketEvent event;

  private long sequence;
  private long timeNs;

  EventTape(MarketListener listener) {
    this.listener = listener;
  }

  long sequence() {
    return sequence;
  }

  long timeNs() {
    return timeNs;
  }

  /** Reads what telling an event will need. */
  long readAhead() {
    return event == null ? 0 : event.orderId() + event.contraOrderId();
  }

  void advanceTo(long newTimeNs) {
    timeNs = newTimeNs;
  }

  void restore(long newSequence, long newTimeNs) {
    sequence = newSequence;
    timeNs = newTimeNs;
  }

  private MarketEvent next(Kind kind) {
    if (event == null) {
      event = new MarketEvent();
    }
    return event.next(kind, ++sequence, timeNs);
  }

  private MarketEvent next(Kind kind, Ticket order) {
    return next(kind).order(order.orderId, order.portfolioId, order.side, order.shownTicks());
  }

  void accepted(Ticket order) {
    listener.on(next(Kind.ACCEPTED, order).lots(order.leavesLots, order.leavesLots, 0));
  }

  void rejected(Ticket order, long askedTicks, RejectReason reason) {
    long ticks = askedTicks == Market.NO_PRICE ? 0 : askedTicks;
    listener.on(
        next(Kind.REJECTED)
            .order(order.orderId, order.portfolioId, order.side, ticks)
            .lots(order.leavesLots, 0, 0)
            .reason(reason));
  }

  void booked(Ticket order, long priceTicks) {
    long shown = Math.min(order.leavesLots, order.terms.displayLots());
    listener.on(
        next(Kind.BOOKED)
            .order(order.orderId, order.portfolioId, order.side, priceTicks)
            .lots(0, order.leavesLots, shown));
  }

  void amended(Ticket order, long shownLots) {
    listener.on(next(Kind.AMENDED, order).lots(0, order.leavesLots, shownLots));
  }

  void triggered(Ticket order) {
    listener.on(next(Kind.TRIGGERED, order).lots(order.leavesLots, 0, 0));
  }

  /** Some lots of an order that is not in the book are gone; its leaves are those afterwards. */
  void cancelled(Ticket order, long lots, CancelReason reason) {
    listener.on(next(Kind.CANCELLED, order).lots(lots, order.leavesLots, 0).reason(reason));
  }

  void cancelled(
      long orderId,
      int portfolioId,
      Side side,
      long priceTicks,
      long lots,
      long leavesLots,
      long shownLots,
      CancelReason reason) {
    listener.on(
        next(Kind.CANCELLED)
            .order(orderId, portfolioId, side, priceTicks)
            .lots(lots, leavesLots, shownLots)
            .reason(reason));
  }

  void expired(long orderId, int portfolioId, Side side, long priceTicks, long lots) {
    listener.on(next(Kind.EXPIRED).order(orderId, portfolioId, side, priceTicks).lots(lots, 0, 0));
  }

  void expired(Ticket order) {
    listener.on(next(Kind.EXPIRED, order).lots(order.leavesLots, 0, 0));
  }

  void filled(
      long orderId,
      int portfolioId,
      Side side,
      long priceTicks,
      long lots,
      long leavesLots,
      long shownLots,
      long contraOrderId,
      int contraPortfolioId,
      Liquidity liquidity) {
    listener.on(
        next(Kind.FILLED)
            .order(orderId, portfolioId, side, priceTicks)
            .lots(lots, leavesLots, shownLots)
            .contra(contraOrderId, contraPortfolioId, liquidity));
  }

  void phaseChanged(Phase phase) {
    listener.on(next(Kind.PHASE_CHANGED).phase(phase));
  }

  void indicative(long priceTicks, long volumeLots, long surplusLots, Side surplusSide) {
    listener.on(next(Kind.INDICATIVE).indicative(priceTicks, volumeLots, surplusLots, surplusSide));
  }
}
