package io.tradegrid.market;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.market.ReferenceOrder.Place;
import io.tradegrid.model.CancelReason;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.OrderBook;
import io.tradegrid.orderbook.OrderBook.Level;
import io.tradegrid.orderbook.OrderVisitor;
import io.tradegrid.orderbook.ReferenceOrderBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The obviously right market: whatever can be found by looking at all open orders is looked up
 * there each time. What it does is what the venue's rules are; the fast market is held to it.
 */
public final class ReferenceMarket implements Market {

  private final ReferenceOrderBook book = new ReferenceOrderBook();
  private final ReferenceOrders orders = new ReferenceOrders();
  private final ReferenceEvents events;
  private final ReferenceMatching matching;
  private final ReferenceChecks checks;

  /** Stop orders that were set off and run when what set them off is done. */
  private final Deque<ReferenceOrder> elected = new ArrayDeque<>();

  private TradingRules rules = TradingRules.OPEN;
  private Phase phase = Phase.CONTINUOUS;
  private ReferenceAuction published = ReferenceAuction.NONE;
  private long auctionEndNs = Long.MAX_VALUE;
  private long lastTicks;
  private long referenceTicks;

  /**
   * Makes an empty market in which orders trade at once.
   *
   * @param maxOrderLots the largest order, in lots
   * @param listener hears what happens
   */
  public ReferenceMarket(long maxOrderLots, MarketListener listener) {
    this.events = new ReferenceEvents(listener);
    this.matching = new ReferenceMatching(orders, events, this::traded);
    this.checks = new ReferenceChecks(this, orders, maxOrderLots);
  }

  /** Shows the orders of a side in the sequence of their queues, which a feed must know. */
  void forEachOrder(Side side, OrderVisitor visitor) {
    book.forEachOrder(side, visitor);
  }

  @Override
  public void limits(int portfolioId, RiskLimits newLimits) {
    orders.limits(portfolioId, newLimits);
  }

  @Override
  public void rules(TradingRules newRules) {
    rules = newRules;
    if (newRules.referenceTicks() != 0) {
      referenceTicks = newRules.referenceTicks();
    }
  }

  @Override
  public void report(int buyPortfolioId, int sellPortfolioId, long lots) {
    orders.trade(buyPortfolioId, sellPortfolioId, lots);
  }

  @Override
  public void advanceTo(long newTimeNs) {
    if (newTimeNs <= timeNs()) {
      return;
    }
    events.at(newTimeNs);
    while (nextDeadlineNs() <= newTimeNs) {
      ReferenceOrder first = orders.firstToExpire();
      if (first != null && first.expiresAtNs() <= auctionEndNs) {
        expire(first);
      } else {
        go(Phase.CONTINUOUS);
      }
    }
    publish();
  }

  @Override
  public long nextDeadlineNs() {
    ReferenceOrder first = orders.firstToExpire();
    return first == null ? auctionEndNs : Math.min(first.expiresAtNs(), auctionEndNs);
  }

  private void expire(ReferenceOrder order) {
    takeOut(order);
    long lots = order.leavesLots;
    orders.shrink(order, lots);
    events.expired(order, lots);
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
    ReferenceOrder order =
        new ReferenceOrder(orderId, portfolioId, side, type, timeInForce, priceTicks, lots, terms);
    long given = order.toldTicks();
    RejectReason reason = checks.entry(order);
    if (reason == RejectReason.NONE) {
      orders.add(order);
      events.accepted(order);
      begin(order);
      runElected();
    } else {
      events.rejected(order, given, reason);
    }
    publish();
    return reason;
  }

  private void begin(ReferenceOrder order) {
    if (!order.waits()) {
      cutToPosition(order);
      execute(order, order.needLots());
    } else if (phase == Phase.CONTINUOUS && lastTicks != 0 && order.isReachedBy(lastTicks)) {
      run(order);
    } else {
      orders.await(order);
    }
  }

  private void runElected() {
    while (!elected.isEmpty()) {
      run(elected.poll());
    }
  }

  /** Runs a stop order that was set off. */
  private void run(ReferenceOrder order) {
    order.place = Place.RUNNING;
    events.triggered(order);
    cutToPosition(order);
    if (order.leavesLots > 0) {
      execute(order, order.needLots());
    }
  }

  private void cutToPosition(ReferenceOrder order) {
    long allowed = orders.reducible(order.portfolio, order.side);
    if (order.terms.reduceOnly() && order.leavesLots > allowed) {
      matching.lose(order, order.leavesLots - allowed, 0, CancelReason.REDUCE_ONLY);
    }
  }

  /** Matches an order, up to the collar, and puts what is left where it belongs. */
  private void execute(ReferenceOrder order, long needLots) {
    if (phase.collects()) {
      collect(order);
      return;
    }
    long clipped = collar().clip(order.side, order.limitTicks());
    if (needLots > order.leavesLots || fillable(order, clipped, needLots) < needLots) {
      boolean whole = order.timeInForce == TimeInForce.FOK;
      cancel(order, whole ? CancelReason.FILL_OR_KILL : CancelReason.MINIMUM_QUANTITY);
      return;
    }
    book.enter(
        order.id,
        order.portfolio,
        order.side,
        clipped,
        order.leavesLots,
        false,
        order.terms,
        matching);
    if (order.leavesLots == 0) {
      return;
    }
    // Had the collar not clipped it, the order would have traded on.
    boolean beyond = order.reaches(book.bestTicks(order.side.opposite()));
    if (beyond && rules.collarAction() == CollarAction.AUCTION) {
      begin(Phase.VOLATILITY_AUCTION);
      collect(order);
    } else if (beyond) {
      cancel(order, CancelReason.COLLAR);
    } else if (order.type.isLimit() && order.timeInForce.rests()) {
      book(order);
    } else {
      cancel(order, CancelReason.IMMEDIATE);
    }
  }

  private long fillable(ReferenceOrder order, long limitTicks, long wantedLots) {
    return book.fillable(
        order.side, limitTicks, wantedLots, order.portfolio, order.terms.selfTrade(), matching);
  }

  private void collect(ReferenceOrder order) {
    if (order.timeInForce.rests()) {
      book(order);
    } else {
      cancel(order, CancelReason.IMMEDIATE);
    }
  }

  private void book(ReferenceOrder order) {
    order.place = Place.BOOKED;
    long price = order.bookTicks();
    book.collect(order.id, order.portfolio, order.side, price, order.leavesLots, order.terms);
    events.booked(order, book.shownLots(order.id));
  }

  @Override
  public RejectReason amend(long orderId, long priceTicks, long leavesLots, OrderTerms terms) {
    ReferenceOrder order = orders.get(orderId);
    RejectReason reason =
        order == null ? RejectReason.UNKNOWN_ORDER : amend(order, priceTicks, leavesLots);
    runElected();
    publish();
    return reason;
  }

  private RejectReason amend(ReferenceOrder order, long priceTicks, long leavesLots) {
    if (leavesLots < 1) {
      return RejectReason.INVALID_QUANTITY;
    }
    if (!phase.takesOrders()) {
      return RejectReason.PHASE_FORBIDS;
    }
    boolean keepsPrice =
        priceTicks == NO_PRICE
            || (order.waits() ? priceTicks == order.priceTicks : priceTicks == order.bookTicks());
    boolean mustKeepPrice = order.isCollectedMarketOrder() || !order.hasPrice();
    if (mustKeepPrice && !keepsPrice) {
      return RejectReason.INVALID_PRICE;
    }
    if (keepsPrice && leavesLots <= order.leavesLots) {
      reduce(order, leavesLots);
      return RejectReason.NONE;
    }
    ReferenceOrder changed = order.with(keepsPrice ? order.priceTicks : priceTicks, leavesLots);
    RejectReason reason = checks.amendment(changed, order.leavesLots);
    if (reason == RejectReason.NONE) {
      replace(order, changed);
    }
    return reason;
  }

  private void reduce(ReferenceOrder order, long leavesLots) {
    order.leavesLots = leavesLots;
    if (!order.waits()) {
      book.reduce(order.id, leavesLots);
    }
    events.amended(order, book.shownLots(order.id));
  }

  private void replace(ReferenceOrder order, ReferenceOrder changed) {
    takeOut(order);
    if (changed.terms.reduceOnly() && !changed.waits()) {
      long allowed = orders.reducible(changed.portfolio, changed.side);
      changed.leavesLots = Math.min(changed.leavesLots, allowed);
    }
    orders.add(changed);
    events.amended(changed, 0);
    if (changed.waits()) {
      orders.await(changed);
    } else {
      changed.place = Place.RUNNING;
      execute(changed, 0);
    }
  }

  @Override
  public RejectReason cancel(long orderId) {
    ReferenceOrder order = orders.get(orderId);
    if (order != null) {
      cancel(order, CancelReason.REQUESTED);
    }
    publish();
    return order == null ? RejectReason.UNKNOWN_ORDER : RejectReason.NONE;
  }

  @Override
  public int cancelAll(int portfolioId, Side side) {
    List<ReferenceOrder> all = new ArrayList<>(orders.booked(book, Side.BUY));
    all.addAll(orders.booked(book, Side.SELL));
    all.addAll(orders.stopsInSequence());
    all.removeIf(order -> portfolioId != 0 && order.portfolio != portfolioId);
    all.removeIf(order -> side != null && order.side != side);
    all.forEach(order -> cancel(order, CancelReason.MASS_CANCEL));
    publish();
    return all.size();
  }

  private void traded(long priceTicks) {
    lastTicks = priceTicks;
    elect();
  }

  /** Sets off the stop orders that the last price reaches. */
  private void elect() {
    for (ReferenceOrder order : orders.stopsInSequence()) {
      if (order.isReachedBy(lastTicks)) {
        orders.awaitNoMore(order);
        elected.add(order);
      }
    }
  }

  /** Cancels what is left of an order, wherever it is. */
  private void cancel(ReferenceOrder order, CancelReason reason) {
    takeOut(order);
    matching.lose(order, order.leavesLots, 0, reason);
  }

  private void takeOut(ReferenceOrder order) {
    orders.awaitNoMore(order);
    book.cancel(order.id);
  }

  @Override
  public void changePhase(Phase newPhase) {
    if (newPhase != phase) {
      go(newPhase);
      publish();
    }
  }

  private void go(Phase newPhase) {
    boolean trades = newPhase == Phase.CONTINUOUS;
    boolean ends = newPhase == Phase.CLOSED;
    if ((trades || (ends && phase == Phase.CLOSING_AUCTION)) && isCrossed()) {
      matching.cutReduceOnly(book, Side.BUY);
      matching.cutReduceOnly(book, Side.SELL);
      uncross(ReferenceAuction.of(book, auctionNearTicks()).priceTicks());
    }
    if (trades || ends) {
      orders
          .which(ReferenceOrder::isCollectedMarketOrder)
          .forEach(order -> cancel(order, CancelReason.AUCTION_END));
    }
    if (trades && isCrossed()) {
      // Only bids at the highest price met offers at the lowest, and nothing to be near to.
      uncross(Instrument.PRICE_TICKS_MAX);
    }
    begin(newPhase);
    if (ends) {
      orders.which(order -> order.timeInForce == TimeInForce.DAY).forEach(this::expire);
    }
    if (trades && lastTicks != 0) {
      elect();
      runElected();
    }
  }

  private void begin(Phase newPhase) {
    phase = newPhase;
    published = ReferenceAuction.NONE;
    boolean ends = newPhase == Phase.VOLATILITY_AUCTION && rules.volatilityAuctionNs() > 0;
    auctionEndNs = ends ? timeNs() + rules.volatilityAuctionNs() : Long.MAX_VALUE;
    events.phaseChanged(newPhase);
  }

  private boolean isCrossed() {
    long bid = book.bestTicks(Side.BUY);
    long ask = book.bestTicks(Side.SELL);
    return bid != 0 && ask != 0 && bid >= ask;
  }

  private void uncross(long priceTicks) {
    if (priceTicks != 0 && book.uncross(priceTicks, matching) > 0) {
      lastTicks = priceTicks;
      referenceTicks = priceTicks;
    }
  }

  /** Tells at which price an auction would trade now, if that is news. */
  private void publish() {
    if (!phase.isAuction()) {
      return;
    }
    ReferenceAuction now = ReferenceAuction.of(book, auctionNearTicks());
    if (!now.equals(published)) {
      published = now;
      events.indicative(now);
    }
  }

  /** Returns the price that it told last of its auction, 0 if there is none. */
  long indicativeTicks() {
    return published.priceTicks();
  }

  private long auctionNearTicks() {
    return referenceTicks != 0 ? referenceTicks : lastTicks;
  }

  ReferenceCollar collar() {
    return ReferenceCollar.of(rules, referenceTicks, lastTicks);
  }

  TradingRules rules() {
    return rules;
  }

  long timeNs() {
    return events.timeNs();
  }

  OrderBook book() {
    return book;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public long lastTicks() {
    return lastTicks;
  }

  @Override
  public long referenceTicks() {
    return referenceTicks;
  }

  @Override
  public long sequence() {
    return events.sequence();
  }

  @Override
  public long positionLots(int portfolioId) {
    return orders.position(portfolioId);
  }

  @Override
  public int openOrders() {
    return orders.count();
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
    long endNs = auctionEndNs == Long.MAX_VALUE ? 0 : auctionEndNs;
    long hash = MarketHash.market(phase, timeNs(), sequence(), lastTicks, referenceTicks);
    hash =
        MarketHash.addBook(
            hash, book.stateHash(), endNs, published.priceTicks(), published.volumeLots());
    return orders.addTo(hash);
  }
}
