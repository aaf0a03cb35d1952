package io.tradegrid.market;

import io.tradegrid.market.MarketEvent.Kind;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;

/** Numbers and tells what happens in the {@link ReferenceMarket}. */
final class ReferenceEvents {

  private final MarketListener listener;
  private final MarketEvent event = new MarketEvent();
  private long timeNs;
  private long sequence;

  ReferenceEvents(MarketListener listener) {
    this.listener = listener;
  }

  long timeNs() {
    return timeNs;
  }

  void at(long newTimeNs) {
    timeNs = newTimeNs;
  }

  long sequence() {
    return sequence;
  }

  void rejected(ReferenceOrder order, long givenTicks, RejectReason reason) {
    next(Kind.REJECTED)
        .order(order.id, order.portfolio, order.side, givenTicks)
        .lots(order.leavesLots, 0, 0)
        .reason(reason);
    listener.on(event);
  }

  void accepted(ReferenceOrder order) {
    next(Kind.ACCEPTED, order).lots(order.leavesLots, order.leavesLots, 0);
    listener.on(event);
  }

  void triggered(ReferenceOrder order) {
    next(Kind.TRIGGERED, order).lots(order.leavesLots, 0, 0);
    listener.on(event);
  }

  void booked(ReferenceOrder order, long shownLots) {
    next(Kind.BOOKED, order).lots(0, order.leavesLots, shownLots);
    listener.on(event);
  }

  void amended(ReferenceOrder order, long shownLots) {
    next(Kind.AMENDED, order).lots(0, order.leavesLots, shownLots);
    listener.on(event);
  }

  void filled(
      ReferenceOrder order,
      ReferenceOrder contra,
      long priceTicks,
      long lots,
      long shownLots,
      Liquidity liquidity) {
    next(Kind.FILLED)
        .order(order.id, order.portfolio, order.side, priceTicks)
        .lots(lots, order.leavesLots, shownLots)
        .contra(contra.id, contra.portfolio, liquidity);
    listener.on(event);
  }

  void cancelled(ReferenceOrder order, long lots, long shownLots, CancelReason reason) {
    next(Kind.CANCELLED, order).lots(lots, order.leavesLots, shownLots).reason(reason);
    listener.on(event);
  }

  void expired(ReferenceOrder order, long lots) {
    next(Kind.EXPIRED, order).lots(lots, 0, 0);
    listener.on(event);
  }

  void phaseChanged(Phase phase) {
    next(Kind.PHASE_CHANGED).phase(phase);
    listener.on(event);
  }

  void indicative(ReferenceAuction now) {
    next(Kind.INDICATIVE)
        .indicative(now.priceTicks(), now.volumeLots(), now.surplusLots(), now.surplusSide());
    listener.on(event);
  }

  private MarketEvent next(Kind kind) {
    return event.next(kind, ++sequence, timeNs);
  }

  private MarketEvent next(Kind kind, ReferenceOrder order) {
    return next(kind).order(order.id, order.portfolio, order.side, order.toldTicks());
  }
}
