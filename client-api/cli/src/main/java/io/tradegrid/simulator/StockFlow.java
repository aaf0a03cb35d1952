package io.tradegrid.simulator;

import io.tradegrid.client.OrderRequest;
import io.tradegrid.client.OrderRequest.Amend;
import io.tradegrid.client.OrderRequest.Cancel;
import io.tradegrid.client.OrderRequest.New;
import io.tradegrid.command.Answer;
import io.tradegrid.command.Command;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/**
 * The orders in one stock. Its middle price follows a random walk that no order moves; quotes are
 * laid around it, the book follows by quotes being taken and taken back.
 */
final class StockFlow {

  /** Below so many open orders traders only add, above so many they only take back. */
  private static final int OPEN_MIN = 24;

  private static final int OPEN_MAX = 160;

  private static final int QUOTE_PERCENT = 46;
  private static final int CANCEL_PERCENT = 36;
  private static final int AMEND_PERCENT = 6;
  private static final int IOC_PERCENT = 8;

  /** Chance that the next level further out is tried for a quote. */
  private static final double DEEPER = 0.72;

  private static final int DEPTH_TICKS_MAX = 25;
  private static final int SECONDS_PER_DAY = 23_400;

  /** A market day goes by so many times faster here, so that a minute shows something. */
  private static final int TIME_LAPSE = 10;

  /** Orders in one stock per second of a busy market, at which the walk has its volatility. */
  private static final int ORDERS_PER_SECOND = 250;

  /** Weight of the newest price in the slow average that momentum compares with. */
  private static final double SLOW = 0.002;

  private final Stock stock;
  private final RandomGenerator random;
  private final OpenOrders open = new OpenOrders();
  private final double stepTicks;
  private double middleTicks;
  private double slowTicks;

  StockFlow(Stock stock, long startTicks, RandomGenerator random) {
    this.stock = stock;
    this.random = random;
    this.middleTicks = startTicks;
    this.slowTicks = startTicks;
    double day = Math.hypot(stock.dailyVolatility(), stock.beta() * PriceHistory.MARKET_VOLATILITY);
    this.stepTicks =
        startTicks * day * Math.sqrt(TIME_LAPSE / ((double) SECONDS_PER_DAY * ORDERS_PER_SECOND));
  }

  Stock stock() {
    return stock;
  }

  /** Returns the next request, under the given id. */
  OrderRequest next(String id) {
    // Reflected at a hundred ticks: a stock does not become worthless here.
    middleTicks = 100 + Math.abs(middleTicks - 100 + stepTicks * random.nextGaussian());
    slowTicks += SLOW * (middleTicks - slowTicks);
    int dice = random.nextInt(100);
    if (open.size() < OPEN_MIN) {
      return quote(id);
    } else if (open.size() > OPEN_MAX) {
      return cancel(id);
    } else if (dice < QUOTE_PERCENT) {
      return quote(id);
    } else if (dice < QUOTE_PERCENT + CANCEL_PERCENT) {
      return cancel(id);
    } else if (dice < QUOTE_PERCENT + CANCEL_PERCENT + AMEND_PERCENT) {
      return amend(id);
    } else if (dice < QUOTE_PERCENT + CANCEL_PERCENT + AMEND_PERCENT + IOC_PERCENT) {
      return immediate(id);
    }
    return market(id);
  }

  void answered(OrderRequest request, Answer answer) {
    open.answered(request, answer);
  }

  private OrderRequest quote(String id) {
    Trader trader = random.nextInt(5) == 0 ? Trader.NOISE : Trader.MARKET_MAKER;
    Side side = anySide();
    int depth = 0;
    while (depth < DEPTH_TICKS_MAX && random.nextDouble() < DEEPER) {
      depth++;
    }
    long ticks = Math.round(middleTicks) - side.sign() * (long) (stock.halfSpreadTicks() + depth);
    return limit(trader, id, side, TimeInForce.GTC, passive(side, ticks), size());
  }

  /** A quote is not meant to trade at once: it stays behind the other side's best. */
  private long passive(Side side, long ticks) {
    long kept = ticks;
    if (side == Side.BUY && open.quote().askLots() > 0) {
      kept = Math.min(kept, open.quote().askTicks() - 1);
    } else if (side == Side.SELL && open.quote().bidLots() > 0) {
      kept = Math.max(kept, open.quote().bidTicks() + 1);
    }
    return Math.max(1, kept);
  }

  private OrderRequest cancel(String id) {
    OpenOrder stalest = open.stalest(Math.round(middleTicks));
    OpenOrder order = stalest == null ? open.any(random) : stalest;
    open.asked(order);
    return new Cancel(stock.symbol(), order.portfolio(), id, order.id(), Command.STAMP_ON_ACCEPT);
  }

  /** Less of the same keeps its place; another price goes to the end of another queue. */
  private OrderRequest amend(String id) {
    OpenOrder order = open.any(random);
    open.asked(order);
    boolean smaller = random.nextInt(10) < 7 && order.leaves() > 1;
    long ticks = order.ticks() + (random.nextBoolean() ? 1 : -1);
    return new Amend(
        stock.symbol(),
        order.portfolio(),
        id,
        order.id(),
        smaller ? null : Stock.price(passive(order.side(), ticks)),
        BigDecimal.valueOf(smaller ? order.total() - order.leaves() / 2 : order.total()),
        Command.STAMP_ON_ACCEPT);
  }

  /** Takes what rests up to a tick or two beyond the best price. */
  private OrderRequest immediate(String id) {
    boolean follows = random.nextInt(10) < 4;
    Side side = anySide();
    if (follows) {
      side = middleTicks >= slowTicks ? Side.BUY : Side.SELL;
    }
    boolean buys = side == Side.BUY;
    long best = buys ? open.quote().askTicks() : open.quote().bidTicks();
    if (best == 0) {
      return quote(id);
    }
    long ticks = Math.max(1, best + side.sign() * (long) random.nextInt(3));
    Trader trader = follows ? Trader.MOMENTUM : Trader.NOISE;
    return limit(trader, id, side, TimeInForce.IOC, ticks, size());
  }

  private OrderRequest market(String id) {
    boolean fund = random.nextInt(4) == 0;
    return new New(
        stock.symbol(),
        (fund ? Trader.LONG_ONLY : Trader.NOISE).anyPortfolio(random),
        id,
        fund ? Side.BUY : anySide(),
        OrderType.MARKET,
        TimeInForce.IOC,
        null,
        BigDecimal.valueOf(size()),
        Command.STAMP_ON_ACCEPT);
  }

  private OrderRequest limit(
      Trader trader, String id, Side side, TimeInForce time, long ticks, long size) {
    return new New(
        stock.symbol(),
        trader.anyPortfolio(random),
        id,
        side,
        OrderType.LIMIT,
        time,
        Stock.price(ticks),
        BigDecimal.valueOf(size),
        Command.STAMP_ON_ACCEPT);
  }

  private Side anySide() {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }

  /** Mostly round lots of a hundred, sometimes an odd lot, rarely a block. */
  private long size() {
    int dice = random.nextInt(100);
    if (dice < 15) {
      return 1L + random.nextInt(99);
    } else if (dice < 98) {
      return 100L * (1 + Math.min(random.nextInt(6), random.nextInt(6)));
    }
    return 1000L * (1 + random.nextInt(4));
  }
}
