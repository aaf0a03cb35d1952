package io.tradegrid.market;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.LadderOrderBook;
import io.tradegrid.orderbook.LadderQueues;
import io.tradegrid.orderbook.OrderBook.Level;
import java.util.List;

/**
 * The fast market. The way of an order: {@link PreTradeChecks}, accepted, executed against the book
 * while {@link Matching} books the trades, then the stop orders it has set off run one by one.
 * Nothing is allocated once its parts have grown to what the market needs.
 */
public final class LadderMarket implements Market {

  private final EventTape tape;
  private final Exposures exposures = new Exposures();
  private final OpenOrders orders;
  private final LadderOrderBook book;
  private final LadderQueues queues;
  private final Matching matching;
  private final PreTradeChecks checks;

  /** Made for the first order, and when the market first collects. */
  private Ticket ticket;

  private Auction auction;

  private final Collar collar = new Collar();
  private Phase phase = Phase.CONTINUOUS;

  /** When the volatility auction ends, 0 if it does not by itself. */
  private long auctionEndNs;

  /**
   * Makes an empty market in continuous trading.
   *
   * @param maxOrderLots the largest order, in lots
   * @param listener hears its events
   */
  public LadderMarket(long maxOrderLots, MarketListener listener) {
    this.tape = new EventTape(listener);
    this.orders = new OpenOrders(exposures, tape);
    this.book = orders.book();
    this.queues = book.queues();
    this.matching = new Matching(orders, exposures, tape);
    this.checks = new PreTradeChecks(this, exposures, maxOrderLots);
  }

  @Override
  public RejectReason enter(
      long orderId,
      int portfolioId,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceTicks,
      long lots,
      OrderTerms terms) {
    int who = exposures.of(portfolioId);
    if (exposures.limits(who) == null) {
      throw new IllegalStateException("portfolio " + portfolioId + " has no limits");
    }
    Ticket order =
        ticket().set(orderId, portfolioId, who, side, type, timeInForce, priceTicks, lots, terms);
    RejectReason reason = checks.ofNew(order);
    if (reason == RejectReason.NONE) {
      accept(order);
    } else {
      tape.rejected(order, priceTicks, reason);
    }
    finish();
    return reason;
  }

  private Ticket ticket() {
    if (ticket == null) {
      ticket = new Ticket();
    }
    return ticket;
  }

  private void accept(Ticket order) {
    exposures.opened(order.who, order.side, order.leavesLots);
    tape.accepted(order);
    boolean stop = order.type.isStop();
    if (order.terms.reduceOnly() && !stop) {
      orders.cutToPosition(order);
    }
    orders.rememberEnd(order);
    if (!stop) {
      execute(order, order.neededLots(), 0);
    } else if (phase == Phase.CONTINUOUS && lastTicks() != 0 && order.isReachedBy(lastTicks())) {
      trigger(order);
    } else {
      orders.addWaiting(order);
    }
  }

  /**
   * Executes an order by the phase the market is in.
   *
   * @param neededLots the least that has to trade at once
   * @param slot where it still stands in the book if it is amended, else 0
   */
  private void execute(Ticket order, long neededLots, int slot) {
    if (phase == Phase.CONTINUOUS) {
      trade(order, neededLots, slot);
    } else {
      if (slot != 0) {
        queues.remove(slot);
      }
      collect(order);
    }
    if (order.leavesLots == 0) {
      orders.closed(order.orderId, order.who);
    }
  }

  private void trade(Ticket order, long neededLots, int slot) {
    Side side = order.side;
    long limit = order.limitTicks();
    long clipped = collar.clip(side, limit, lastTicks());
    boolean moves = slot != 0 && clipped == limit;
    if (slot != 0 && !moves) {
      queues.remove(slot);
    }
    matching.begin(order);
    if (neededLots > 0 && !canTrade(order, clipped, neededLots)) {
      boolean fok = order.timeInForce == TimeInForce.FOK;
      CancelReason reason = fok ? CancelReason.FILL_OR_KILL : CancelReason.MINIMUM_QUANTITY;
      orders.cancelRest(order, order.leavesLots, reason);
      return;
    }
    long resting =
        moves
            ? book.replace(slot, side, limit, order.leavesLots, order.terms, matching)
            : book.enter(
                order.orderId,
                order.portfolioId,
                side,
                clipped,
                order.leavesLots,
                order.rests() && clipped == limit,
                order.terms,
                matching);
    if (resting > 0) {
      tape.booked(order, order.priceTicks);
    } else if (order.leavesLots > 0) {
      leave(order, clipped != limit && isReached(side, limit));
    }
  }

  /** A reduce-only order may have been cut to less than its minimum. */
  private boolean canTrade(Ticket order, long limitTicks, long neededLots) {
    int owner = order.portfolioId;
    SelfTrade selfTrade = order.terms.selfTrade();
    return neededLots <= order.leavesLots
        && book.fillable(order.side, limitTicks, neededLots, owner, selfTrade, matching)
            == neededLots;
  }

  /** What is left rests, is collected or goes; beyond means that only the collar stopped it. */
  private void leave(Ticket order, boolean beyond) {
    if (beyond && collar.rules().collarAction() == CollarAction.AUCTION) {
      begin(Phase.VOLATILITY_AUCTION);
      collect(order);
    } else if (order.rests() && !beyond) {
      putInBook(order, order.priceTicks);
    } else {
      CancelReason reason = beyond ? CancelReason.COLLAR : CancelReason.IMMEDIATE;
      orders.cancelRest(order, order.leavesLots, reason);
    }
  }

  /** Returns whether an order with this limit would trade with the book as it stands. */
  boolean isReached(Side side, long limitTicks) {
    Side makers = side.opposite();
    long opposite = bestTicks(makers);
    return opposite != 0 && makers.rank(opposite) >= makers.rank(limitTicks);
  }

  private void collect(Ticket order) {
    if (!order.timeInForce.rests()) {
      orders.cancelRest(order, order.leavesLots, CancelReason.IMMEDIATE);
      return;
    }
    if (!order.type.isLimit()) {
      orders.addMarketOrder(order.orderId);
    }
    putInBook(order, order.hasPrice() ? order.priceTicks : AuctionPrice.ofMarketOrder(order.side));
  }

  private void putInBook(Ticket order, long ticks) {
    int owner = order.portfolioId;
    book.collect(order.orderId, owner, order.side, ticks, order.leavesLots, order.terms);
    tape.booked(order, ticks);
  }

  /** What a command has set off, until nothing more happens by itself. */
  private void finish() {
    runElected();
    if (phase.isAuction()) {
      auction().publish();
    }
  }

  private void runElected() {
    for (Ticket next = orders.nextElected(); next != null; next = orders.nextElected()) {
      trigger(next);
      orders.giveBack(next);
    }
  }

  private void trigger(Ticket order) {
    tape.triggered(order);
    if (order.terms.reduceOnly()) {
      orders.cutToPosition(order);
      if (order.leavesLots == 0) {
        orders.closed(order.orderId, order.who);
        return;
      }
    }
    long needed = order.timeInForce == TimeInForce.FOK ? order.leavesLots : 0;
    execute(order, needed, 0);
  }

  @Override
  public RejectReason amend(long orderId, long priceTicks, long leavesLots, OrderTerms terms) {
    int slot = queues.find(orderId);
    RejectReason reason =
        slot != 0
            ? amendBooked(slot, orderId, priceTicks, leavesLots, terms)
            : amendWaiting(orders.findWaiting(orderId), priceTicks, leavesLots);
    finish();
    return reason;
  }

  private RejectReason amendBooked(
      int slot, long orderId, long priceTicks, long leavesLots, OrderTerms terms) {
    long oldTicks = queues.priceTicks(slot);
    long oldLots = queues.leavesLots(slot);
    boolean samePrice = priceTicks == NO_PRICE || priceTicks == oldTicks;
    boolean isMarketOrder = orders.isMarketOrder(orderId);
    RejectReason reason = checks.ofAmendment(leavesLots, isMarketOrder && !samePrice);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Side side = queues.side(slot);
    int owner = queues.owner(slot);
    int who = exposures.of(owner);
    OrderType type = isMarketOrder ? OrderType.MARKET : OrderType.LIMIT;
    long ticks = samePrice ? oldTicks : priceTicks;
    Ticket order =
        ticket().set(orderId, owner, who, side, type, TimeInForce.GTC, ticks, leavesLots, terms);
    if (samePrice && leavesLots <= oldLots) {
      queues.reduce(slot, leavesLots);
      exposures.changeOpen(who, side, leavesLots - oldLots);
      tape.amended(order, queues.shownLots(slot));
      return RejectReason.NONE;
    }
    boolean unpriced = isMarketOrder && oldTicks == AuctionPrice.ofMarketOrder(side);
    order.priceTicks = unpriced ? NO_PRICE : ticks;
    reason = checks.ofAmended(order, oldLots, false);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    order.priceTicks = unpriced ? oldTicks : order.priceTicks;
    order.leavesLots =
        terms.reduceOnly() ? Math.min(leavesLots, exposures.reducibleLots(who, side)) : leavesLots;
    exposures.changeOpen(who, side, order.leavesLots - oldLots);
    tape.amended(order, 0);
    execute(order, 0, slot);
    return RejectReason.NONE;
  }

  private RejectReason amendWaiting(Ticket waiting, long priceTicks, long leavesLots) {
    if (waiting == null) {
      return RejectReason.UNKNOWN_ORDER;
    }
    boolean samePrice = priceTicks == NO_PRICE || priceTicks == waiting.priceTicks;
    RejectReason reason = checks.ofAmendment(leavesLots, !samePrice && !waiting.hasPrice());
    if (reason != RejectReason.NONE) {
      return reason;
    }
    long oldLots = waiting.leavesLots;
    if (samePrice && leavesLots <= oldLots) {
      orders.reduceWaiting(waiting, leavesLots);
      tape.amended(waiting, 0);
      return RejectReason.NONE;
    }
    Ticket order = ticket().copy(waiting);
    order.priceTicks = samePrice ? waiting.priceTicks : priceTicks;
    order.leavesLots = leavesLots;
    reason = checks.ofAmended(order, oldLots, true);
    if (reason == RejectReason.NONE) {
      orders.replaceWaiting(waiting, order);
      tape.amended(order, 0);
    }
    return reason;
  }

  /** Reads what every command reads, for {@link ReadAhead}; returns a number without meaning. */
  long readAhead() {
    return tape.readAhead() + matching.lastTicks() + collar.referenceTicks() + orders.lots();
  }

  @Override
  public RejectReason cancel(long orderId) {
    RejectReason reason = orders.cancel(orderId, CancelReason.REQUESTED);
    finish();
    return reason;
  }

  @Override
  public int cancelAll(int portfolioId, Side side) {
    int count = orders.cancelAll(portfolioId, side);
    finish();
    return count;
  }

  @Override
  public void changePhase(Phase next) {
    if (next != phase) {
      goTo(next);
      finish();
    }
  }

  private void goTo(Phase next) {
    boolean toClosed = next == Phase.CLOSED;
    if (next == Phase.CONTINUOUS || (toClosed && phase == Phase.CLOSING_AUCTION)) {
      collar.moveReference(auction().uncross());
    }
    if (next == Phase.CONTINUOUS || toClosed) {
      orders.cancelMarketOrders();
    }
    if (next == Phase.CONTINUOUS) {
      collar.moveReference(auction().uncrossExtremes());
    }
    begin(next);
    if (toClosed) {
      orders.expireDay();
    }
    if (next == Phase.CONTINUOUS && lastTicks() != 0) {
      orders.elect(lastTicks());
    }
  }

  private void begin(Phase next) {
    auction().begin();
    boolean ends = next == Phase.VOLATILITY_AUCTION && collar.rules().volatilityAuctionNs() > 0;
    restore(next, ends ? timeNs() + collar.rules().volatilityAuctionNs() : 0);
    tape.phaseChanged(next);
  }

  @Override
  public void advanceTo(long timeNs) {
    if (timeNs <= tape.timeNs()) {
      return;
    }
    tape.advanceTo(timeNs);
    while (nextDeadlineNs() <= timeNs) {
      if (orders.firstExpiryNs() <= auctionDeadlineNs()) {
        orders.expireFirst();
      } else {
        goTo(Phase.CONTINUOUS);
        runElected();
      }
    }
    finish();
  }

  @Override
  public long nextDeadlineNs() {
    return Math.min(orders.firstExpiryNs(), auctionDeadlineNs());
  }

  private long auctionDeadlineNs() {
    return auctionEndNs == 0 ? Long.MAX_VALUE : auctionEndNs;
  }

  Auction auction() {
    if (auction == null) {
      auction = new Auction(this, orders, tape);
    }
    return auction;
  }

  /** Returns the parts of which a snapshot writes and restores what they hold. */
  MarketParts parts() {
    return new MarketParts(
        checks.maxOrderLots(), auctionEndNs, tape, matching, collar, exposures, orders);
  }

  /** Is in a phase from now on, as a snapshot has it too; nothing else happens. */
  void restore(Phase newPhase, long newAuctionEndNs) {
    phase = newPhase;
    auctionEndNs = newAuctionEndNs;
  }

  LadderQueues queues() {
    return queues;
  }

  Exposures exposures() {
    return exposures;
  }

  Matching matching() {
    return matching;
  }

  Collar collar() {
    return collar;
  }

  long timeNs() {
    return tape.timeNs();
  }

  long bestTicks(Side side) {
    return book.bestTicks(side);
  }

  @Override
  public void limits(int portfolioId, RiskLimits limits) {
    exposures.limits(exposures.of(portfolioId), limits);
  }

  @Override
  public void rules(TradingRules newRules) {
    collar.rules(newRules);
  }

  @Override
  public void report(int buyPortfolioId, int sellPortfolioId, long lots) {
    matching.reported(buyPortfolioId, sellPortfolioId, lots);
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public long lastTicks() {
    return matching.lastTicks();
  }

  @Override
  public long referenceTicks() {
    return collar.referenceTicks();
  }

  @Override
  public long sequence() {
    return tape.sequence();
  }

  @Override
  public long positionLots(int portfolioId) {
    return exposures.positionLots(exposures.of(portfolioId));
  }

  @Override
  public int openOrders() {
    return orders.size();
  }

  @Override
  public long openLots() {
    return orders.lots();
  }

  @Override
  public TopOfBook top() {
    return book.top();
  }

  @Override
  public List<Level> levels(Side side, int max) {
    return book.levels(side, max);
  }

  @Override
  public long stateHash() {
    return MarketHash.of(this, parts(), auction);
  }
}
