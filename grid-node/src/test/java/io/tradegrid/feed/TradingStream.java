package io.tradegrid.feed;

import io.tradegrid.market.Market;
import io.tradegrid.market.RiskLimits;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Random commands for a market: few prices and portfolios, so that orders meet. */
final class TradingStream {

  /** What a stream has much of. */
  enum Style {
    PLAIN,
    ICEBERGS,
    AUCTIONS,
    SELF_TRADES,
    REDUCE_ONLY,
    STOPS,
    COLLARS,
    EVERYTHING
  }

  private static final long MID = 1_000;
  private static final int PORTFOLIOS = 4;
  private static final int RECENT = 40;

  private final Style style;
  private final SplittableRandom random;
  private final int spread;
  private final List<Consumer<Market>> commands = new ArrayList<>();
  private final List<OrderTerms> terms = new ArrayList<>();
  private long timeNs;

  private TradingStream(Style style, long seed, int spread) {
    this.style = style;
    this.random = new SplittableRandom(seed * 31 + style.ordinal());
    this.spread = spread;
  }

  /** Returns commands; the first ones set the market up. */
  static List<Consumer<Market>> of(Style style, long seed, int count) {
    return of(style, seed, count, 15);
  }

  /** Returns commands with prices at most so far from the middle. */
  static List<Consumer<Market>> of(Style style, long seed, int count, int spread) {
    TradingStream stream = new TradingStream(style, seed, spread);
    stream.setUp();
    while (stream.commands.size() < count) {
      stream.add();
    }
    return stream.commands;
  }

  private boolean has(Style wanted, int percent) {
    return (style == wanted || style == Style.EVERYTHING) && random.nextInt(100) < percent;
  }

  private void setUp() {
    for (int i = 1; i <= PORTFOLIOS; i++) {
      int portfolio = i;
      RiskLimits limits =
          new RiskLimits(
              i <= 2 ? 7 : 0,
              false,
              Long.MAX_VALUE,
              Integer.MAX_VALUE,
              i == 4 ? 200 : Long.MAX_VALUE,
              0,
              0);
      commands.add(market -> market.limits(portfolio, limits));
    }
    if (has(Style.COLLARS, 100)) {
      CollarAction action = random.nextBoolean() ? CollarAction.AUCTION : CollarAction.REFUSE;
      TradingRules rules = new TradingRules(TickTable.EVERY_TICK, MID, 90, 60, action, 50);
      commands.add(market -> market.rules(rules));
    }
  }

  private void add() {
    int dice = random.nextInt(100);
    if (dice < 58 || terms.isEmpty()) {
      enter();
    } else if (dice < 75) {
      amend();
    } else if (dice < 87) {
      long orderId = recent();
      commands.add(market -> market.cancel(orderId));
    } else if (dice < 95) {
      timeNs += random.nextInt(1, 20);
      long now = timeNs;
      commands.add(market -> market.advanceTo(now));
    } else if (dice == 95) {
      int portfolio = random.nextInt(PORTFOLIOS + 1);
      Side side = random.nextInt(4) == 0 ? null : side();
      commands.add(market -> market.cancelAll(portfolio, side));
    } else {
      changePhase();
    }
  }

  private void changePhase() {
    Phase[] phases = Phase.values();
    boolean anyPhase = has(Style.AUCTIONS, 60) || random.nextInt(12) == 0;
    Phase phase = anyPhase ? phases[random.nextInt(phases.length)] : Phase.CONTINUOUS;
    commands.add(market -> market.changePhase(phase));
  }

  private void enter() {
    OrderType type = OrderType.LIMIT;
    if (has(Style.STOPS, 35)) {
      type = random.nextBoolean() ? OrderType.STOP : OrderType.STOP_LIMIT;
    } else if (random.nextInt(12) == 0) {
      type = OrderType.MARKET;
    }
    int dice = random.nextInt(20);
    TimeInForce[] times = TimeInForce.values();
    TimeInForce time = dice < 8 ? times[dice % times.length] : TimeInForce.GTC;
    long lots = random.nextInt(1, 31);
    OrderTerms chosen = terms(type, time, lots);
    long price = type.isLimit() ? price() : Market.NO_PRICE;
    int portfolio = random.nextInt(1, PORTFOLIOS + 1);
    Side side = side();
    OrderType chosenType = type;
    terms.add(chosen);
    long orderId = terms.size();
    commands.add(
        market -> market.enter(orderId, portfolio, side, chosenType, time, price, lots, chosen));
  }

  private OrderTerms terms(OrderType type, TimeInForce time, long lots) {
    OrderTerms chosen = OrderTerms.PLAIN;
    if (type.isStop()) {
      chosen = chosen.withStop(price());
    }
    if (time == TimeInForce.GTD) {
      chosen = chosen.withExpiry(timeNs + random.nextInt(1, 200));
    }
    if (type.isLimit() && time.rests() && has(Style.ICEBERGS, 60)) {
      chosen = chosen.withDisplay(random.nextInt(1, 6));
    }
    if (has(Style.SELF_TRADES, 80)) {
      SelfTrade[] modes = SelfTrade.values();
      chosen = chosen.withSelfTrade(modes[random.nextInt(modes.length)]);
      if (type.isLimit() && time.rests() && random.nextInt(3) == 0) {
        chosen = chosen.withDisplay(random.nextInt(1, 6));
      }
    }
    if (has(Style.REDUCE_ONLY, 40)) {
      chosen = chosen.withReduceOnly();
    }
    if (type == OrderType.LIMIT && time.rests() && random.nextInt(10) == 0) {
      chosen = chosen.withPostOnly(random.nextBoolean() ? PostOnly.REJECT : PostOnly.SLIDE);
    } else if (!type.isStop() && random.nextInt(20) == 0) {
      chosen = chosen.withMinimum(random.nextLong(1, lots + 1));
    }
    return chosen;
  }

  private void amend() {
    long orderId = recent();
    OrderTerms before = terms.get((int) orderId - 1);
    long price = random.nextInt(3) == 0 ? price() : Market.NO_PRICE;
    long lots = random.nextInt(1, 31);
    commands.add(market -> market.amend(orderId, price, lots, before));
  }

  private long recent() {
    return Math.max(1, terms.size() - random.nextInt(RECENT));
  }

  private long price() {
    return MID + random.nextInt(-spread, spread + 1);
  }

  private Side side() {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }
}
