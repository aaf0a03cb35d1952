package io.tradegrid.shard;

import io.tradegrid.bar.BarSeries;
import io.tradegrid.command.Fill;
import io.tradegrid.command.Hash;
import io.tradegrid.market.Liquidity;
import io.tradegrid.market.Market;
import io.tradegrid.market.MarketEvent;
import io.tradegrid.market.MarketEvent.Kind;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import io.tradegrid.orderbook.SlotIndex;
import io.tradegrid.position.Positions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An instrument as a shard trades it: its market, and the books that are kept of what happens
 * there: orders, trades, positions, bars.
 */
public final class Listing {

  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Instrument instrument;
  private final Orders orders;
  private final ShardListener listener;
  private final Market market;
  private final Positions positions = new Positions();
  private final BarSeries minuteBars = new BarSeries(BarSeries.MINUTE_NS);
  private final BarSeries dailyBars = new BarSeries(BarSeries.DAY_NS);

  /** Portfolios whose limits the market has; the number beside them means nothing. */
  private final SlotIndex admitted = new SlotIndex();

  private TradingRules rules = TradingRules.OPEN;
  private Indicative indicative = Indicative.NONE;
  private long lastPriceTicks;
  private long lastLots;
  private long lastTimeNs;
  private long changedAtNs;
  private long turnoverLots;

  /** The order that is being entered or amended, null between; and the trades it made itself. */
  private Order incoming;

  private final List<Fill> fills = new ArrayList<>();

  /** Whose side of the trade that is being told was heard first. */
  private Order firstOfTrade;

  Listing(Instrument instrument, Orders orders, MarketFactory markets, ShardListener listener) {
    this.instrument = instrument;
    this.orders = orders;
    this.listener = listener;
    this.market = markets.market(instrument.maxOrderLots(), this::keep);
  }

  /** Returns the instrument's terms. */
  public Instrument instrument() {
    return instrument;
  }

  /** Returns the market, to be looked at only. */
  public Market market() {
    return market;
  }

  /** Returns how the market is run. */
  public TradingRules rules() {
    return rules;
  }

  /** Returns the prices at which the market may trade now. */
  public CollarBounds collar() {
    return CollarBounds.of(rules, market.referenceTicks(), market.lastTicks());
  }

  /** Returns what the market last published of its auction. */
  public Indicative indicative() {
    return indicative;
  }

  /** Returns the positions of all portfolios. */
  public Positions positions() {
    return positions;
  }

  /** Returns the price of the last trade in ticks, reported ones included. */
  public long lastPriceTicks() {
    return lastPriceTicks;
  }

  /** Returns the quantity of the last trade in lots, 0 before the first. */
  public long lastLots() {
    return lastLots;
  }

  /** Returns the time of the last command, in nanoseconds since the epoch. */
  public long lastTimeNs() {
    return lastTimeNs;
  }

  /** Returns when something last happened in the market, in nanoseconds since the epoch. */
  public long changedAtNs() {
    return changedAtNs;
  }

  /** Returns everything in lots that was traded or could be, the bound on any position. */
  long committedLots() {
    return turnoverLots + market.openLots();
  }

  /** Time never goes back in a listing, whatever the clocks of successive owners said. */
  long advanceTo(long timeNs) {
    lastTimeNs = Math.max(lastTimeNs, timeNs);
    market.advanceTo(lastTimeNs);
    return lastTimeNs;
  }

  /** The market learns the limits of a portfolio when it first comes to it. */
  void admit(Portfolio portfolio) {
    if (!admits(portfolio.id())) {
      restoreAdmitted(portfolio.id());
      market.limits(portfolio.id(), limits(portfolio));
    }
  }

  boolean admits(int portfolioId) {
    return admitted.get(portfolioId) != 0;
  }

  /** Takes note that the market has a portfolio's limits. */
  void restoreAdmitted(int portfolioId) {
    admitted.put(portfolioId, 1);
  }

  /** Takes what it knew of its market; the market has the rules already. */
  void restore(
      TradingRules oldRules, long lastPriceTicks, long lastLots, long lastTimeNs, long changedAt) {
    this.rules = oldRules;
    this.lastPriceTicks = lastPriceTicks;
    this.lastLots = lastLots;
    this.lastTimeNs = lastTimeNs;
    this.changedAtNs = changedAt;
  }

  void restore(long turnover, Indicative published) {
    turnoverLots = turnover;
    indicative = published;
  }

  long turnoverLots() {
    return turnoverLots;
  }

  BarSeries minuteBars() {
    return minuteBars;
  }

  BarSeries dailyBars() {
    return dailyBars;
  }

  void limitsChanged(Portfolio portfolio) {
    if (admits(portfolio.id())) {
      market.limits(portfolio.id(), limits(portfolio));
    }
  }

  /** A portfolio's limits in ticks and lots of the instrument. */
  RiskLimits limits(Portfolio portfolio) {
    return new RiskLimits(
        portfolio.selfTradeGroup(),
        portfolio.blocked(),
        maxOrderTickLots(portfolio),
        portfolio.maxOpenOrders(),
        floor(portfolio.maxPosition(), instrument.lotSize()),
        portfolio.maxOrdersPerSecond(),
        portfolio.priceBandBps());
  }

  /** The portfolio's largest order, in ticks times lots. */
  long maxOrderTickLots(Portfolio portfolio) {
    return floor(portfolio.maxOrderNotional(), instrument.money(1));
  }

  private static long floor(BigDecimal amount, BigDecimal unit) {
    return amount.divide(unit, 0, RoundingMode.FLOOR).min(LONG_MAX).longValueExact();
  }

  void changeRules(TradingRules newRules) {
    rules = newRules;
    changedAtNs = lastTimeNs;
    market.rules(newRules);
    listener.rulesChanged(this);
  }

  RejectReason enter(Order order) {
    incoming = order;
    return market.enter(
        order.orderId(),
        order.portfolioId(),
        order.side(),
        order.type(),
        order.timeInForce(),
        order.priceTicks(),
        order.quantityLots(),
        order.terms());
  }

  RejectReason amend(Order order, long priceTicks, long leavesLots) {
    incoming = order;
    return market.amend(order.orderId(), priceTicks, leavesLots, order.terms());
  }

  /** Returns the trades that the order made itself which was entered or amended last. */
  List<Fill> takeFills() {
    incoming = null;
    if (fills.isEmpty()) {
      return List.of();
    }
    List<Fill> taken = List.copyOf(fills);
    fills.clear();
    return taken;
  }

  /** Keeps the books of what happens in the market, while it does. */
  private void keep(MarketEvent event) {
    changedAtNs = event.timeNs();
    switch (event.kind()) {
      case INDICATIVE ->
          indicative =
              new Indicative(event.priceTicks(), event.lots(), event.leavesLots(), event.side());
      case PHASE_CHANGED -> indicative = Indicative.NONE;
      default -> keepOrder(event);
    }
    listener.happened(this, event);
  }

  private void keepOrder(MarketEvent event) {
    // Most events are about the order that came last.
    boolean isIncoming = incoming != null && incoming.orderId() == event.orderId();
    Order order = isIncoming ? incoming : orders.get(event.orderId());
    order.take(event);
    orders.removeIfClosed(order);
    listener.orderChanged(this, order);
    if (event.kind() == Kind.FILLED) {
      keepFill(order, event);
    }
  }

  /** A trade is told twice, from either side; it is one with the second. */
  private void keepFill(Order order, MarketEvent event) {
    boolean auction = event.liquidity() == Liquidity.AUCTION;
    if (auction ? event.side() == Side.BUY : event.liquidity() == Liquidity.MAKER) {
      firstOfTrade = order;
      return;
    }
    Order buy = order.side() == Side.BUY ? order : firstOfTrade;
    Order sell = order.side() == Side.BUY ? firstOfTrade : order;
    Trade trade =
        new Trade(
            orders.newTradeId(),
            event.priceTicks(),
            event.lots(),
            buy.portfolioId(),
            sell.portfolioId(),
            buy.orderId(),
            sell.orderId(),
            auction ? null : order.side(),
            event.timeNs());
    if (order == incoming && !auction) {
      fills.add(fill(trade, firstOfTrade));
    }
    keep(trade);
  }

  private static Fill fill(Trade trade, Order maker) {
    return new Fill(
        trade.tradeId(),
        trade.priceTicks(),
        trade.quantityLots(),
        maker.orderId(),
        maker.portfolioId(),
        maker.clientOrderId());
  }

  /** Takes a trade that was made outside the market. */
  void report(Trade trade) {
    market.report(trade.buyPortfolioId(), trade.sellPortfolioId(), trade.quantityLots());
    keep(trade);
  }

  private void keep(Trade trade) {
    long ticks = trade.priceTicks();
    long lots = trade.quantityLots();
    positions.trade(trade.buyPortfolioId(), trade.sellPortfolioId(), ticks, lots, trade.timeNs());
    lastPriceTicks = ticks;
    lastLots = lots;
    changedAtNs = trade.timeNs();
    turnoverLots += lots;
    listener.traded(this, trade);
    listener.minuteBarChanged(this, minuteBars.add(trade.timeNs(), ticks, lots));
    listener.dailyBarChanged(this, dailyBars.add(trade.timeNs(), ticks, lots));
  }

  long stateHash() {
    long last = Hash.of(instrument.id(), lastPriceTicks, lastLots, turnoverLots);
    long what = Hash.of(last, market.stateHash(), positions.stateHash(), rulesHash());
    return Hash.of(what, indicative.priceTicks(), indicative.lots(), indicative.surplusLots());
  }

  private long rulesHash() {
    long hash =
        Hash.of(
            rules.staticCollarBps(),
            rules.dynamicCollarBps(),
            rules.collarAction().code(),
            rules.volatilityAuctionNs());
    for (Band band : rules.tickTable().bands()) {
      hash = Hash.of(hash, band.fromTicks(), band.stepTicks(), 0);
    }
    return hash;
  }
}
