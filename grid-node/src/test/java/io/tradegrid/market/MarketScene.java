package io.tradegrid.market;

import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.RejectReason;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.util.List;

/**
 * A market with portfolios 1 to 9 that nothing holds back, 8 and 9 of one group, for examples. What
 * it says is text without the sequence numbers; orders get the ids 1, 2, 3 and so on.
 */
final class MarketScene {

  static final long MAX_ORDER_LOTS = 1_000;

  private final EventLog log = new EventLog();
  private final Market market;
  private long lastId;
  private RejectReason answer = RejectReason.NONE;

  MarketScene(MarketKind kind) {
    market = kind.open(MAX_ORDER_LOTS, log);
    for (int portfolio = 1; portfolio <= 9; portfolio++) {
      market.limits(portfolio, inGroup(portfolio >= 8 ? 4 : 0));
    }
  }

  static RiskLimits inGroup(int group) {
    return new RiskLimits(group, false, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0, 0);
  }

  Market market() {
    return market;
  }

  /** Enters a plain limit order that rests until cancelled. */
  RejectReason limit(int portfolio, Side side, long ticks, long lots) {
    return limit(portfolio, side, ticks, lots, OrderTerms.PLAIN);
  }

  RejectReason limit(int portfolio, Side side, long ticks, long lots, OrderTerms terms) {
    return enter(portfolio, side, OrderType.LIMIT, TimeInForce.GTC, ticks, lots, terms);
  }

  RejectReason limit(int portfolio, Side side, long ticks, long lots, TimeInForce timeInForce) {
    return enter(portfolio, side, OrderType.LIMIT, timeInForce, ticks, lots, OrderTerms.PLAIN);
  }

  /** Enters a market order without a protection price. */
  RejectReason market(int portfolio, Side side, long lots) {
    return enter(
        portfolio,
        side,
        OrderType.MARKET,
        TimeInForce.GTC,
        Market.NO_PRICE,
        lots,
        OrderTerms.PLAIN);
  }

  /** Enters a stop order that becomes a market order. */
  RejectReason stop(int portfolio, Side side, long stopTicks, long lots) {
    return enter(
        portfolio,
        side,
        OrderType.STOP,
        TimeInForce.GTC,
        Market.NO_PRICE,
        lots,
        OrderTerms.PLAIN.withStop(stopTicks));
  }

  /** Enters a stop order that becomes a limit order. */
  RejectReason stopLimit(int portfolio, Side side, long stopTicks, long ticks, long lots) {
    OrderTerms terms = OrderTerms.PLAIN.withStop(stopTicks);
    return enter(portfolio, side, OrderType.STOP_LIMIT, TimeInForce.GTC, ticks, lots, terms);
  }

  RejectReason enter(
      int portfolio,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long ticks,
      long lots,
      OrderTerms terms) {
    answer = market.enter(++lastId, portfolio, side, type, timeInForce, ticks, lots, terms);
    return answer;
  }

  RejectReason amend(long orderId, long ticks, long lots) {
    return market.amend(orderId, ticks, lots, OrderTerms.PLAIN);
  }

  /** Lets two portfolios trade once, so that there is a last price; uses two order ids. */
  void trade(long ticks) {
    limit(6, Side.SELL, ticks, 1);
    limit(7, Side.BUY, ticks, 1);
    forget();
  }

  /** Rules with collars, in basis points. */
  void collars(long referenceTicks, int staticBps, int dynamicBps, CollarAction action) {
    market.rules(
        new TradingRules(
            TickTable.EVERY_TICK, referenceTicks, staticBps, dynamicBps, action, 1_000));
  }

  /** Forgets what was said. */
  void forget() {
    log.clear();
  }

  /** Returns what was said since the last call, and forgets it. */
  List<String> said() {
    List<String> lines =
        log.lines().stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
    log.clear();
    return lines;
  }
}
