package io.tradegrid.shard;

import io.tradegrid.bar.BarSeries;
import io.tradegrid.command.Hash;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.Portfolio;
import io.tradegrid.orderbook.LadderOrderBook;
import io.tradegrid.orderbook.OrderBook;
import io.tradegrid.position.Positions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** An instrument as a shard trades it: its book, positions, bars and last trade. */
public final class Listing {

  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Instrument instrument;
  private final OrderBook book = new LadderOrderBook();
  private final Positions positions = new Positions();
  private final BarSeries minuteBars = new BarSeries(BarSeries.MINUTE_NS);
  private final BarSeries dailyBars = new BarSeries(BarSeries.DAY_NS);
  private final Map<Integer, Integer> openOrders = new HashMap<>();
  private final Map<Integer, Long> maxOrderTickLots = new HashMap<>();
  private long lastPriceTicks;
  private long lastLots;
  private long lastTimeNs;
  private long turnoverLots;

  Listing(Instrument instrument) {
    this.instrument = instrument;
  }

  /** Returns the instrument's terms. */
  public Instrument instrument() {
    return instrument;
  }

  /** Returns the book. */
  public OrderBook book() {
    return book;
  }

  /** Returns the positions of all portfolios. */
  public Positions positions() {
    return positions;
  }

  /** Returns the price of the last trade in ticks. */
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

  /** Time never goes back in a listing, whatever the clocks of successive owners said. */
  long advanceTo(long timeNs) {
    lastTimeNs = Math.max(lastTimeNs, timeNs);
    return lastTimeNs;
  }

  void traded(Trade trade, ShardListener listener) {
    positions.trade(
        trade.buyPortfolioId(),
        trade.sellPortfolioId(),
        trade.priceTicks(),
        trade.quantityLots(),
        trade.timeNs());
    lastPriceTicks = trade.priceTicks();
    lastLots = trade.quantityLots();
    turnoverLots += trade.quantityLots();
    listener.traded(this, trade);
    listener.minuteBarChanged(
        this, minuteBars.add(trade.timeNs(), trade.priceTicks(), trade.quantityLots()));
    listener.dailyBarChanged(
        this, dailyBars.add(trade.timeNs(), trade.priceTicks(), trade.quantityLots()));
  }

  /** Returns everything in lots that was traded or could be, the bound on any position. */
  long committedLots() {
    return turnoverLots + book.openLots();
  }

  int openOrders(int portfolioId) {
    return openOrders.getOrDefault(portfolioId, 0);
  }

  void opened(int portfolioId) {
    openOrders.merge(portfolioId, 1, Integer::sum);
  }

  void closed(int portfolioId) {
    openOrders.merge(portfolioId, -1, Integer::sum);
  }

  /** The portfolio's largest order, turned into ticks times lots once. */
  long maxOrderTickLots(Portfolio portfolio) {
    return maxOrderTickLots.computeIfAbsent(
        portfolio.id(),
        id ->
            portfolio
                .maxOrderNotional()
                .divide(instrument.money(1), 0, RoundingMode.FLOOR)
                .min(LONG_MAX)
                .longValueExact());
  }

  void forgetLimits(int portfolioId) {
    maxOrderTickLots.remove(portfolioId);
  }

  long stateHash() {
    long last = Hash.of(instrument.id(), lastPriceTicks, lastLots, turnoverLots);
    return Hash.of(last, book.stateHash(), positions.stateHash(), book.openOrders());
  }
}
