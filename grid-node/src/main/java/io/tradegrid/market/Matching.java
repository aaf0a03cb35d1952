package io.tradegrid.market;

import io.tradegrid.model.CancelReason;
import io.tradegrid.model.Side;
import io.tradegrid.orderbook.MatchListener;

/** Books what the book says while it matches: positions, the last price, events, elections. */
final class Matching implements MatchListener {

  private static final Ticket NOBODY = new Ticket();

  private final OpenOrders orders;
  private final Exposures exposures;
  private final EventTape tape;

  /** The order that is being matched; its leaves fall with every trade. */
  private Ticket taker = NOBODY;

  private long lastTicks;
  private long turnoverLots;

  Matching(OpenOrders orders, Exposures exposures, EventTape tape) {
    this.orders = orders;
    this.exposures = exposures;
    this.tape = tape;
  }

  long lastTicks() {
    return lastTicks;
  }

  long turnoverLots() {
    return turnoverLots;
  }

  void restore(long newLastTicks, long newTurnoverLots) {
    lastTicks = newLastTicks;
    turnoverLots = newTurnoverLots;
  }

  void begin(Ticket order) {
    taker = order;
  }

  @Override
  public void filled(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    Ticket order = taker;
    int maker = exposures.of(makerOwner);
    Side makerSide = order.side.opposite();
    int owner = order.portfolioId;
    order.leavesLots -= lots;
    exposures.traded(order.who, order.side, lots);
    exposures.traded(maker, makerSide, lots);
    turnoverLots += lots;
    lastTicks = priceTicks;
    if (makerLeavesLots == 0) {
      orders.closed(makerId, maker);
    }
    tape.filled(
        makerId,
        makerOwner,
        makerSide,
        priceTicks,
        lots,
        makerLeavesLots,
        makerShownLots,
        takerId,
        owner,
        Liquidity.MAKER);
    tape.filled(
        takerId,
        owner,
        order.side,
        priceTicks,
        lots,
        order.leavesLots,
        0,
        makerId,
        makerOwner,
        Liquidity.TAKER);
    orders.elect(priceTicks);
  }

  @Override
  public void crossed(
      long buyId,
      int buyOwner,
      long buyLeavesLots,
      long buyShownLots,
      long sellId,
      int sellOwner,
      long sellLeavesLots,
      long sellShownLots,
      long priceTicks,
      long lots) {
    int buyer = exposures.of(buyOwner);
    int seller = exposures.of(sellOwner);
    exposures.traded(buyer, Side.BUY, lots);
    exposures.traded(seller, Side.SELL, lots);
    turnoverLots += lots;
    lastTicks = priceTicks;
    if (buyLeavesLots == 0) {
      orders.closed(buyId, buyer);
    }
    if (sellLeavesLots == 0) {
      orders.closed(sellId, seller);
    }
    tape.filled(
        buyId,
        buyOwner,
        Side.BUY,
        priceTicks,
        lots,
        buyLeavesLots,
        buyShownLots,
        sellId,
        sellOwner,
        Liquidity.AUCTION);
    tape.filled(
        sellId,
        sellOwner,
        Side.SELL,
        priceTicks,
        lots,
        sellLeavesLots,
        sellShownLots,
        buyId,
        buyOwner,
        Liquidity.AUCTION);
  }

  @Override
  public void prevented(
      long takerId,
      long makerId,
      int makerOwner,
      long priceTicks,
      long takerLots,
      long makerLots,
      long makerLeavesLots,
      long makerShownLots) {
    Ticket order = taker;
    if (makerLots > 0) {
      makerLost(
          makerId,
          makerOwner,
          priceTicks,
          makerLots,
          makerLeavesLots,
          makerShownLots,
          CancelReason.SELF_TRADE);
    }
    if (takerLots > 0) {
      order.leavesLots -= takerLots;
      exposures.changeOpen(order.who, order.side, -takerLots);
      tape.cancelled(order, takerLots, CancelReason.SELF_TRADE);
    }
  }

  @Override
  public void reducedToPosition(
      long makerId,
      int makerOwner,
      long priceTicks,
      long lots,
      long makerLeavesLots,
      long makerShownLots) {
    makerLost(
        makerId,
        makerOwner,
        priceTicks,
        lots,
        makerLeavesLots,
        makerShownLots,
        CancelReason.REDUCE_ONLY);
  }

  private void makerLost(
      long makerId,
      int owner,
      long priceTicks,
      long lots,
      long leavesLots,
      long shownLots,
      CancelReason reason) {
    int maker = exposures.of(owner);
    Side side = taker.side.opposite();
    exposures.changeOpen(maker, side, -lots);
    if (leavesLots == 0) {
      orders.closed(makerId, maker);
    }
    tape.cancelled(makerId, owner, side, priceTicks, lots, leavesLots, shownLots, reason);
  }

  @Override
  public long reducibleLots(int owner, Side side) {
    return exposures.reducibleLots(exposures.of(owner), side);
  }

  @Override
  public boolean isSameGroup(int owner, int other) {
    return exposures.isSameGroup(exposures.of(owner), exposures.of(other));
  }

  /** A trade made elsewhere moves positions. */
  void reported(int buyPortfolioId, int sellPortfolioId, long lots) {
    exposures.move(exposures.of(buyPortfolioId), lots);
    exposures.move(exposures.of(sellPortfolioId), -lots);
    turnoverLots += lots;
  }
}
