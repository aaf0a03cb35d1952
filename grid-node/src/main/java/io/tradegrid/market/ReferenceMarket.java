package io.tradegrid.market;

import io.tradegrid.command.TopOfBook;
import io.tradegrid.market.MarketEvent.Kind;
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
import io.tradegrid.orderbook.MatchListener;
import io.tradegrid.orderbook.OrderBook;
import io.tradegrid.orderbook.OrderBook.Level;
import io.tradegrid.orderbook.ReferenceOrderBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The obviously right market: whatever can be found by looking at all open orders is looked up
 * there each time. What it does is what the venue's rules are; the fast market is held to it.
 */
public final class ReferenceMarket implements Market {

  private static final Comparator<ReferenceOrder> FIRST_TO_BE_SET_OFF =
      Comparator.<ReferenceOrder, Side>comparing(order -> order.side)
          .thenComparing(order -> order.side.sign() * order.terms.stopTicks());

  private final MarketListener listener;
  private final MarketEvent event = new MarketEvent();
  private final MatchListener matching = new Matching();
  private final ReferenceOrderBook book = new ReferenceOrderBook();
  private final ReferenceChecks checks;
  private final Map<Integer, RiskLimits> limits = new HashMap<>();
  private final SortedMap<Integer, Long> positions = new TreeMap<>();
  private final SortedMap<Long, ReferenceOrder> open = new TreeMap<>();

  /** Stop orders, the earliest first. */
  private final List<ReferenceOrder> waiting = new ArrayList<>();

  /** Stop orders that were set off and run when what set them off is done. */
  private final Deque<ReferenceOrder> elected = new ArrayDeque<>();

  private TradingRules rules = TradingRules.OPEN;
  private Phase phase = Phase.CONTINUOUS;
  private ReferenceAuction published = ReferenceAuction.NONE;
  private long auctionEndNs = Long.MAX_VALUE;
  private long timeNs;
  private long lastTicks;
  private long referenceTicks;
  private long sequence;
  private long turnoverLots;

  /**
   * Makes an empty market in which orders trade at once.
   *
   * @param maxOrderLots the largest order, in lots
   * @param listener hears what happens
   */
  public ReferenceMarket(long maxOrderLots, MarketListener listener) {
    this.checks = new ReferenceChecks(this, maxOrderLots);
    this.listener = listener;
  }

  @Override
  public void limits(int portfolioId, RiskLimits newLimits) {
    limits.put(portfolioId, newLimits);
  }

  @Override
  public void rules(TradingRules newRules) {
    rules = newRules;
    if (newRules.referenceTicks() != 0) {
      referenceTicks = newRules.referenceTicks();
    }
  }

  @Override
  public void advanceTo(long newTimeNs) {
    if (newTimeNs <= timeNs) {
      return;
    }
    timeNs = newTimeNs;
    while (nextDeadlineNs() <= timeNs) {
      ReferenceOrder first = firstToExpire();
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
    ReferenceOrder first = firstToExpire();
    return first == null ? auctionEndNs : Math.min(first.expiresAtNs(), auctionEndNs);
  }

  private ReferenceOrder firstToExpire() {
    ReferenceOrder first = null;
    for (ReferenceOrder order : open.values()) {
      boolean ends = order.timeInForce == TimeInForce.GTD;
      if (ends && (first == null || order.expiresAtNs() < first.expiresAtNs())) {
        first = order;
      }
    }
    return first;
  }

  private void expire(ReferenceOrder order) {
    takeOut(order);
    next(Kind.EXPIRED, order).lots(order.leavesLots, 0, 0);
    open.remove(order.id);
    tell();
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
    if (reason != RejectReason.NONE) {
      event.next(Kind.REJECTED, ++sequence, timeNs).order(orderId, portfolioId, side, given);
      event.lots(lots, 0, 0).reason(reason);
      tell();
    } else {
      open.put(orderId, order);
      next(Kind.ACCEPTED, order).lots(lots, lots, 0);
      tell();
      begin(order);
      runElected();
    }
    publish();
    return reason;
  }

  private void begin(ReferenceOrder order) {
    if (!order.waits()) {
      cutToPosition(order);
      execute(order, needLots(order));
    } else if (phase == Phase.CONTINUOUS && lastTicks != 0 && order.isReachedBy(lastTicks)) {
      run(order);
    } else {
      waiting.add(order);
    }
  }

  private static long needLots(ReferenceOrder order) {
    return order.timeInForce == TimeInForce.FOK ? order.leavesLots : order.terms.minimumLots();
  }

  private void runElected() {
    while (!elected.isEmpty()) {
      run(elected.poll());
    }
  }

  /** Runs a stop order that was set off. */
  private void run(ReferenceOrder order) {
    order.place = Place.RUNNING;
    next(Kind.TRIGGERED, order).lots(order.leavesLots, 0, 0);
    tell();
    cutToPosition(order);
    if (order.leavesLots > 0) {
      execute(order, needLots(order));
    }
  }

  private void cutToPosition(ReferenceOrder order) {
    long allowed = reducibleLots(order.portfolio, order.side);
    if (order.terms.reduceOnly() && order.leavesLots > allowed) {
      lose(order, order.leavesLots - allowed, 0, CancelReason.REDUCE_ONLY);
    }
  }

  /** Matches an order, up to the collar, and puts what is left where it belongs. */
  private void execute(ReferenceOrder order, long needLots) {
    if (phase.collects()) {
      collect(order);
      return;
    }
    Side opposite = order.side.opposite();
    long any = order.side == Side.BUY ? OrderBook.ANY_PRICE_BUY : OrderBook.ANY_PRICE_SELL;
    long limit = order.hasPrice() ? order.priceTicks : any;
    long clipped = collar().clip(order.side, limit);
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
    long best = book.bestTicks(opposite);
    boolean accepts = order.side == Side.BUY ? best <= limit : best >= limit;
    boolean beyond = clipped != limit && best != 0 && accepts;
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
    next(Kind.BOOKED, order).lots(0, order.leavesLots, book.shownLots(order.id));
    tell();
  }

  @Override
  public RejectReason amend(long orderId, long priceTicks, long leavesLots, OrderTerms terms) {
    ReferenceOrder order = open.get(orderId);
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
    next(Kind.AMENDED, order).lots(0, leavesLots, book.shownLots(order.id));
    tell();
  }

  private void replace(ReferenceOrder order, ReferenceOrder changed) {
    takeOut(order);
    if (changed.terms.reduceOnly() && !changed.waits()) {
      long allowed = reducibleLots(changed.portfolio, changed.side);
      changed.leavesLots = Math.min(changed.leavesLots, allowed);
    }
    open.put(changed.id, changed);
    next(Kind.AMENDED, changed).lots(0, changed.leavesLots, 0);
    tell();
    if (changed.waits()) {
      waiting.add(changed);
    } else {
      changed.place = Place.RUNNING;
      execute(changed, 0);
    }
  }

  @Override
  public RejectReason cancel(long orderId) {
    ReferenceOrder order = open.get(orderId);
    if (order != null) {
      cancel(order, CancelReason.REQUESTED);
    }
    publish();
    return order == null ? RejectReason.UNKNOWN_ORDER : RejectReason.NONE;
  }

  @Override
  public int cancelAll(int portfolioId, Side side) {
    List<ReferenceOrder> all = bookedOrders(Side.BUY);
    all.addAll(bookedOrders(Side.SELL));
    all.addAll(stopsInSequence());
    all.removeIf(order -> portfolioId != 0 && order.portfolio != portfolioId);
    all.removeIf(order -> side != null && order.side != side);
    all.forEach(order -> cancel(order, CancelReason.MASS_CANCEL));
    publish();
    return all.size();
  }

  private List<ReferenceOrder> bookedOrders(Side side) {
    List<ReferenceOrder> orders = new ArrayList<>();
    book.forEachOrder(
        side, (id, owner, price, shown, hidden, display, reduceOnly) -> orders.add(open.get(id)));
    return orders;
  }

  /** Returns stop orders in the sequence of being set off; sorting keeps the earliest first. */
  private List<ReferenceOrder> stopsInSequence() {
    return waiting.stream().sorted(FIRST_TO_BE_SET_OFF).toList();
  }

  private void elect(long priceTicks) {
    for (ReferenceOrder order : stopsInSequence()) {
      if (order.isReachedBy(priceTicks)) {
        waiting.remove(order);
        elected.add(order);
      }
    }
  }

  /** Cancels what is left of an order, wherever it is. */
  private void cancel(ReferenceOrder order, CancelReason reason) {
    takeOut(order);
    lose(order, order.leavesLots, 0, reason);
  }

  private void takeOut(ReferenceOrder order) {
    waiting.remove(order);
    book.cancel(order.id);
  }

  private void lose(ReferenceOrder order, long lots, long shownLots, CancelReason reason) {
    shrink(order, lots);
    next(Kind.CANCELLED, order).lots(lots, order.leavesLots, shownLots).reason(reason);
    tell();
  }

  private void shrink(ReferenceOrder order, long lots) {
    order.leavesLots -= lots;
    if (order.leavesLots == 0) {
      open.remove(order.id);
    }
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
      cutReduceOnly(Side.BUY);
      cutReduceOnly(Side.SELL);
      uncross(ReferenceAuction.of(book, auctionNearTicks()).priceTicks());
    }
    if (trades || ends) {
      List<ReferenceOrder> left = new ArrayList<>(open.values());
      left.removeIf(order -> !order.isCollectedMarketOrder());
      left.forEach(order -> cancel(order, CancelReason.AUCTION_END));
    }
    if (trades && isCrossed()) {
      // Only bids at the highest price met offers at the lowest, and nothing to be near to.
      uncross(Instrument.PRICE_TICKS_MAX);
    }
    begin(newPhase);
    if (ends) {
      List<ReferenceOrder> ended = new ArrayList<>(open.values());
      ended.removeIf(order -> order.timeInForce != TimeInForce.DAY);
      ended.forEach(this::expire);
    }
    if (trades && lastTicks != 0) {
      elect(lastTicks);
      runElected();
    }
  }

  private void begin(Phase newPhase) {
    phase = newPhase;
    published = ReferenceAuction.NONE;
    boolean ends = newPhase == Phase.VOLATILITY_AUCTION && rules.volatilityAuctionNs() > 0;
    auctionEndNs = ends ? timeNs + rules.volatilityAuctionNs() : Long.MAX_VALUE;
    event.next(Kind.PHASE_CHANGED, ++sequence, timeNs).phase(newPhase);
    tell();
  }

  private boolean isCrossed() {
    long bid = book.bestTicks(Side.BUY);
    long ask = book.bestTicks(Side.SELL);
    return bid != 0 && ask != 0 && bid >= ask;
  }

  /** Cuts reduce-only orders so that no auction can take a position through zero. */
  private void cutReduceOnly(Side side) {
    Map<Integer, Long> allowances = new HashMap<>();
    for (ReferenceOrder order : bookedOrders(side)) {
      if (!order.terms.reduceOnly()) {
        long allowed = reducibleLots(order.portfolio, side);
        allowances.merge(order.portfolio, allowed - order.leavesLots, (a, b) -> a + b - allowed);
      }
    }
    for (ReferenceOrder order : bookedOrders(side)) {
      if (order.terms.reduceOnly()) {
        long allowed = reducibleLots(order.portfolio, side);
        long kept =
            Math.min(
                order.leavesLots, Math.max(0, allowances.getOrDefault(order.portfolio, allowed)));
        allowances.merge(order.portfolio, allowed - kept, (a, b) -> a + b - allowed);
        cutInBook(order, kept);
      }
    }
  }

  private void cutInBook(ReferenceOrder order, long kept) {
    if (kept == order.leavesLots) {
      return;
    }
    if (kept == 0) {
      book.cancel(order.id);
    } else {
      book.reduce(order.id, kept);
    }
    lose(order, order.leavesLots - kept, book.shownLots(order.id), CancelReason.REDUCE_ONLY);
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
      event.next(Kind.INDICATIVE, ++sequence, timeNs);
      event.indicative(now.priceTicks(), now.volumeLots(), now.surplusLots(), now.surplusSide());
      tell();
    }
  }

  private long auctionNearTicks() {
    return referenceTicks != 0 ? referenceTicks : lastTicks;
  }

  @Override
  public void report(int buyPortfolioId, int sellPortfolioId, long lots) {
    positions.merge(buyPortfolioId, lots, Long::sum);
    positions.merge(sellPortfolioId, -lots, Long::sum);
    turnoverLots += lots;
  }

  /** What the book says of an order on its way, or of two in an auction. */
  private final class Matching implements MatchListener {

    @Override
    public void filled(
        long takerId,
        long makerId,
        int makerOwner,
        long priceTicks,
        long lots,
        long makerLeavesLots,
        long makerShownLots) {
      ReferenceOrder taker = open.get(takerId);
      ReferenceOrder maker = open.get(makerId);
      boolean buys = taker.side == Side.BUY;
      report((buys ? taker : maker).portfolio, (buys ? maker : taker).portfolio, lots);
      lastTicks = priceTicks;
      fill(maker, taker, priceTicks, lots, makerShownLots, Liquidity.MAKER);
      fill(taker, maker, priceTicks, lots, 0, Liquidity.TAKER);
      elect(priceTicks);
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
      ReferenceOrder buy = open.get(buyId);
      ReferenceOrder sell = open.get(sellId);
      report(buyOwner, sellOwner, lots);
      fill(buy, sell, priceTicks, lots, buyShownLots, Liquidity.AUCTION);
      fill(sell, buy, priceTicks, lots, sellShownLots, Liquidity.AUCTION);
    }

    private void fill(
        ReferenceOrder order,
        ReferenceOrder contra,
        long priceTicks,
        long lots,
        long shownLots,
        Liquidity liquidity) {
      shrink(order, lots);
      event.next(Kind.FILLED, ++sequence, timeNs);
      event.order(order.id, order.portfolio, order.side, priceTicks);
      event.lots(lots, order.leavesLots, shownLots).contra(contra.id, contra.portfolio, liquidity);
      tell();
    }

    @Override
    public void prevented(
        long takerId,
        long makerId,
        int makerOwner,
        long takerLots,
        long makerLots,
        long makerLeavesLots,
        long makerShownLots) {
      if (makerLots > 0) {
        lose(open.get(makerId), makerLots, makerShownLots, CancelReason.SELF_TRADE);
      }
      if (takerLots > 0) {
        lose(open.get(takerId), takerLots, 0, CancelReason.SELF_TRADE);
      }
    }

    @Override
    public void reducedToPosition(
        long makerId, int makerOwner, long lots, long makerLeavesLots, long makerShownLots) {
      lose(open.get(makerId), lots, makerShownLots, CancelReason.REDUCE_ONLY);
    }

    @Override
    public long reducibleLots(int owner, Side side) {
      return ReferenceMarket.this.reducibleLots(owner, side);
    }

    @Override
    public boolean isSameGroup(int owner, int other) {
      int group = limits.getOrDefault(owner, RiskLimits.NONE).group();
      int otherGroup = limits.getOrDefault(other, RiskLimits.NONE).group();
      return owner == other || (group != 0 && group == otherGroup);
    }
  }

  private MarketEvent next(Kind kind, ReferenceOrder order) {
    event.next(kind, ++sequence, timeNs);
    return event.order(order.id, order.portfolio, order.side, order.toldTicks());
  }

  private void tell() {
    listener.on(event);
  }

  /** Returns what a portfolio is held to. */
  RiskLimits limitsOf(int portfolioId) {
    RiskLimits set = limits.get(portfolioId);
    if (set == null) {
      throw new IllegalStateException("portfolio: " + portfolioId + " has no limits");
    }
    return set;
  }

  /** Returns how many lots a reduce-only order of this side may trade. */
  long reducibleLots(int portfolioId, Side side) {
    return Math.max(0, -side.sign() * positionLots(portfolioId));
  }

  /** Returns the open lots of a portfolio's orders on a side. */
  long openLots(int portfolioId, Side side) {
    long sum = 0;
    for (ReferenceOrder order : open.values()) {
      sum += order.portfolio == portfolioId && order.side == side ? order.leavesLots : 0;
    }
    return sum;
  }

  /** Returns the number of a portfolio's open orders. */
  int openOrders(int portfolioId) {
    int count = 0;
    for (ReferenceOrder order : open.values()) {
      count += order.portfolio == portfolioId ? 1 : 0;
    }
    return count;
  }

  /** Returns what bounds all positions to come: what was traded and what could be. */
  long committedLots() {
    return turnoverLots + openLots();
  }

  ReferenceCollar collar() {
    return ReferenceCollar.of(rules, referenceTicks, lastTicks);
  }

  TradingRules rules() {
    return rules;
  }

  long timeNs() {
    return timeNs;
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
    return sequence;
  }

  @Override
  public long positionLots(int portfolioId) {
    return positions.getOrDefault(portfolioId, 0L);
  }

  @Override
  public int openOrders() {
    return open.size();
  }

  @Override
  public long openLots() {
    return open.values().stream().mapToLong(order -> order.leavesLots).sum();
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
    long hash = MarketHash.market(phase, timeNs, sequence, lastTicks, referenceTicks);
    long endNs = auctionEndNs == Long.MAX_VALUE ? 0 : auctionEndNs;
    hash =
        MarketHash.addBook(
            hash, book.stateHash(), endNs, published.priceTicks(), published.volumeLots());
    for (ReferenceOrder o : stopsInSequence()) {
      hash =
          MarketHash.addStop(
              hash, o.side, o.terms.stopTicks(), o.id, o.portfolio, o.toldTicks(), o.leavesLots);
    }
    return hash + exposureHashes() + expiryHashes() + turnoverLots;
  }

  private long exposureHashes() {
    Map<Integer, Long> all = new TreeMap<>(positions);
    open.values().forEach(order -> all.putIfAbsent(order.portfolio, 0L));
    long sum = 0;
    for (Map.Entry<Integer, Long> entry : all.entrySet()) {
      int portfolio = entry.getKey();
      int orders = openOrders(portfolio);
      if (entry.getValue() != 0 || orders != 0) {
        sum +=
            MarketHash.exposure(
                portfolio,
                entry.getValue(),
                openLots(portfolio, Side.BUY),
                openLots(portfolio, Side.SELL),
                orders);
      }
    }
    return sum;
  }

  private long expiryHashes() {
    long sum = 0;
    for (ReferenceOrder order : open.values()) {
      TimeInForce time = order.timeInForce;
      if (time == TimeInForce.DAY || time == TimeInForce.GTD) {
        sum += MarketHash.expiry(order.id, order.expiresAtNs());
      }
    }
    return sum;
  }
}
