package io.tradegrid.market;

import io.tradegrid.command.Hash;
import io.tradegrid.market.MarketCommand.Advance;
import io.tradegrid.market.MarketCommand.Amend;
import io.tradegrid.market.MarketCommand.Cancel;
import io.tradegrid.market.MarketCommand.CancelAll;
import io.tradegrid.market.MarketCommand.ChangePhase;
import io.tradegrid.market.MarketCommand.Enter;
import io.tradegrid.market.MarketCommand.Report;
import io.tradegrid.market.MarketCommand.SetLimits;
import io.tradegrid.market.MarketCommand.SetRules;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random commands, a function of seed and style; some name orders that are gone or make no sense.
 */
final class MarketStream {

  /** The largest order of markets that are given a stream, in lots. */
  static final long MAX_ORDER_LOTS = 4_000;

  /** What the commands are like. */
  enum Style {
    /** Everything there is, at prices a few ticks around one that walks. */
    MIXED,
    /** All at one price. */
    ONE_PRICE,
    /** Orders sweep through many levels. */
    SWEEP,
    /** Prices anywhere between 1 and 2^52, and both ends. */
    FAR,
    /** Mostly cancels and amendments. */
    CANCEL_STORM,
    /** Icebergs meet icebergs. */
    ICEBERGS,
    /** Trades set off stop orders, which trade and set off more. */
    STOP_CASCADES,
    /** Portfolios of two groups, kept from trading among themselves in every way there is. */
    SELF_TRADES,
    /** Orders that may only bring a position nearer to zero. */
    REDUCE_ONLY,
    /** The phase changes all the time. */
    AUCTIONS,
    /** Narrow collars, which refuse or lead to auctions that end by time. */
    COLLARS,
    /** Tight limits that change, and positions near the end of the range. */
    LIMITS,
    /** Prices are on a grid with steps that change. */
    TICK_TABLE
  }

  static final int PORTFOLIOS = 8;

  private static final long MIDDLE = 100_000;
  private static final long SECOND_NS = 1_000_000_000;

  /** Times are multiples of it, so that now and then two things are due at once. */
  private static final long STEP_NS = SECOND_NS / 50;

  private static final int REMEMBERED = 128;
  private static final SelfTrade[] MODES = SelfTrade.values();
  private static final Phase[] PHASES = Phase.values();

  private final SplittableRandom random;
  private final Style style;
  private final Deque<MarketCommand> first = new ArrayDeque<>();
  private final Enter[] remembered = new Enter[REMEMBERED];
  private TickTable table = TickTable.EVERY_TICK;
  private long nextId = 1;
  private long middle = MIDDLE;
  private long timeNs = SECOND_NS;

  MarketStream(long seed, Style style) {
    this.random = new SplittableRandom(Hash.of(seed, style.name().hashCode(), 0, 0));
    this.style = style;
    for (int portfolio = 1; portfolio <= PORTFOLIOS; portfolio++) {
      first.add(new SetLimits(portfolio, limits(portfolio)));
    }
    if (style == Style.COLLARS || style == Style.TICK_TABLE) {
      first.add(rules());
    }
    if (style == Style.AUCTIONS || style == Style.FAR) {
      first.add(new ChangePhase(Phase.OPENING_AUCTION));
    }
    if (style == Style.LIMITS && seed % 2 == 0) {
      first.add(new Report(1, 2, (1L << 62) - 20_000));
    }
  }

  /** Returns the next command. */
  MarketCommand next() {
    if (!first.isEmpty()) {
      return first.poll();
    }
    middle = Math.max(MIDDLE / 2, middle + random.nextInt(3) - 1L);
    int kind = random.nextInt(1_000);
    int entries = style == Style.CANCEL_STORM ? 300 : 570;
    if (kind < entries) {
      return enter();
    }
    if (kind < 800) {
      return random.nextBoolean() ? amend() : new Cancel(pick());
    }
    if (kind < 940) {
      timeNs += time();
      return new Advance(timeNs);
    }
    return rare(kind);
  }

  private MarketCommand rare(int kind) {
    if (kind < 960) {
      return new Report(portfolio(), portfolio(), 1 + random.nextInt(200));
    }
    if (kind < 975) {
      return phase();
    }
    if (kind < 985) {
      Side side = chance(2) ? side() : null;
      return new CancelAll(chance(4) ? 0 : portfolio(), side);
    }
    if (kind < 992 || style == Style.LIMITS) {
      int portfolio = portfolio();
      return new SetLimits(portfolio, limits(portfolio));
    }
    return rules();
  }

  private MarketCommand phase() {
    if (style == Style.AUCTIONS ? chance(2) : !chance(4)) {
      return new ChangePhase(Phase.CONTINUOUS);
    }
    return new ChangePhase(PHASES[random.nextInt(PHASES.length)]);
  }

  private long time() {
    int choice = random.nextInt(100);
    return STEP_NS * (choice == 0 ? random.nextInt(1_000) : random.nextInt(choice < 30 ? 50 : 2));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private Side side() {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }

  private int portfolio() {
    return 1 + random.nextInt(PORTFOLIOS);
  }

  /** An order of the last ones, now and then one that never was. */
  private long pick() {
    int back = random.nextInt(chance(2) ? REMEMBERED / 8 : REMEMBERED);
    return chance(100) ? nextId + 5 : Math.max(1, nextId - 1 - back);
  }

  private Enter enter() {
    Side side = side();
    OrderType type = type();
    TimeInForce timeInForce = timeInForce();
    long lots = lots();
    boolean priced = type.isLimit() || chance(4);
    long price = priced ? price(side) : Market.NO_PRICE;
    OrderTerms terms = terms(side, type, timeInForce, lots);
    Enter order = new Enter(nextId++, portfolio(), side, type, timeInForce, price, lots, terms);
    if (chance(150)) {
      order = broken(order);
    }
    remembered[(int) (order.orderId() % REMEMBERED)] = order;
    return order;
  }

  private OrderType type() {
    int choice = random.nextInt(100);
    int stops = style == Style.STOP_CASCADES ? 50 : 16;
    if (choice < stops) {
      return random.nextBoolean() ? OrderType.STOP : OrderType.STOP_LIMIT;
    }
    return choice < stops + 12 ? OrderType.MARKET : OrderType.LIMIT;
  }

  private TimeInForce timeInForce() {
    int choice = random.nextInt(100);
    if (choice < 55) {
      return TimeInForce.GTC;
    }
    if (choice < 80) {
      return choice < 68 ? TimeInForce.DAY : TimeInForce.GTD;
    }
    return choice < 92 ? TimeInForce.IOC : TimeInForce.FOK;
  }

  private long lots() {
    if (chance(500)) {
      return MAX_ORDER_LOTS - 1L + random.nextInt(3);
    }
    return 1L + random.nextInt(style == Style.SWEEP && chance(8) ? 2_000 : 100);
  }

  private OrderTerms terms(Side side, OrderType type, TimeInForce timeInForce, long lots) {
    OrderTerms terms = OrderTerms.PLAIN;
    if (type.isStop()) {
      terms = terms.withStop(onGrid(stop(side)));
    }
    if (timeInForce == TimeInForce.GTD) {
      terms = terms.withExpiry(timeNs + STEP_NS * (1 + random.nextInt(250)));
    }
    if (type.isLimit() && timeInForce.rests() && chance(style == Style.ICEBERGS ? 2 : 12)) {
      terms = terms.withDisplay(1L + random.nextInt(20));
    }
    if (chance(style == Style.SELF_TRADES ? 1 : 8)) {
      terms = terms.withSelfTrade(MODES[random.nextInt(MODES.length)]);
    }
    if (chance(style == Style.REDUCE_ONLY ? 2 : 12)) {
      terms = terms.withReduceOnly();
    }
    if (type == OrderType.LIMIT && timeInForce.rests() && chance(8)) {
      terms = terms.withPostOnly(chance(2) ? PostOnly.REJECT : PostOnly.SLIDE);
    } else if (!type.isStop() && chance(15)) {
      terms = terms.withMinimum(1 + random.nextLong(lots));
    }
    return terms;
  }

  /** Most wait some ticks away; some are set off at once. */
  private long stop(Side side) {
    int away = random.nextInt(style == Style.STOP_CASCADES ? 60 : 25) - 5;
    return style == Style.ONE_PRICE ? price(side) : Math.max(1, middle + (long) side.sign() * away);
  }

  /** An order with one thing about it that makes no sense. */
  private Enter broken(Enter o) {
    OrderTerms terms = o.terms();
    long lots = o.lots();
    long price = o.priceTicks();
    switch (random.nextInt(10)) {
      case 0 -> lots = -(long) random.nextInt(2);
      case 1 -> price = -(long) random.nextInt(2);
      case 2 -> price = Instrument.PRICE_TICKS_MAX + 1;
      case 3 -> price = Market.NO_PRICE;
      case 4 -> terms = terms.withStop(terms.stopTicks() == 0 ? 5 : 0);
      case 5 -> terms = terms.withExpiry(timeNs);
      case 6 -> terms = terms.withDisplay(random.nextInt(2));
      case 7 -> terms = terms.withMinimum(chance(2) ? lots + 1 : -1);
      case 8 -> terms = terms.withPostOnly(PostOnly.SLIDE);
      default -> terms = terms.withStop(Instrument.PRICE_TICKS_MAX + 1);
    }
    return new Enter(
        o.orderId(), o.portfolioId(), o.side(), o.type(), o.timeInForce(), price, lots, terms);
  }

  private MarketCommand amend() {
    long id = pick();
    Enter order = remembered[(int) (id % REMEMBERED)];
    OrderTerms terms = order == null ? OrderTerms.PLAIN : order.terms();
    long price = Market.NO_PRICE;
    if (order != null && chance(2)) {
      price = chance(5) ? order.priceTicks() : price(order.side());
    }
    long lots = chance(200) ? -(long) random.nextInt(2) : lots();
    if (chance(500)) {
      price = chance(2) ? 0 : chance(2) ? 1 : Instrument.PRICE_TICKS_MAX;
    }
    return new Amend(id, price, lots, terms);
  }

  private long price(Side side) {
    long price =
        switch (style) {
          case ONE_PRICE -> 500;
          case FAR -> far();
          case SWEEP -> past(side, 300, 20);
          case COLLARS -> past(side, 120, 40);
          case TICK_TABLE -> past(side, 200, 50);
          case AUCTIONS -> past(side, 40, 18);
          default -> past(side, 40, 10);
        };
    return chance(30) ? Math.max(1, price) : onGrid(price);
  }

  /** A price from some ticks past the middle to many short of it. */
  private long past(Side side, int ticks, int pastMiddle) {
    return middle - side.sign() * (random.nextInt(ticks) - (long) pastMiddle);
  }

  private long far() {
    return switch (random.nextInt(8)) {
      case 0 -> 1 + random.nextLong(Instrument.PRICE_TICKS_MAX);
      case 1 -> Instrument.PRICE_TICKS_MAX - random.nextInt(2);
      case 2 -> 1L + random.nextInt(2);
      default -> middle + random.nextInt(200) - 100L;
    };
  }

  private long onGrid(long price) {
    long inRange = Math.max(1, price);
    return table.isPrice(inRange) ? inRange : table.above(inRange);
  }

  private SetRules rules() {
    boolean grid = style == Style.TICK_TABLE || (style == Style.MIXED && chance(3));
    table = grid ? table() : TickTable.EVERY_TICK;
    boolean held = style == Style.COLLARS || (style == Style.MIXED && chance(3));
    long reference = chance(3) ? onGrid(style == Style.ONE_PRICE ? 500 : middle) : 0;
    int fixed = held && !chance(4) ? 2 + random.nextInt(8) : 0;
    int moving = held && !chance(4) ? 1 + random.nextInt(4) : 0;
    CollarAction action = chance(2) ? CollarAction.REFUSE : CollarAction.AUCTION;
    long endsNs = STEP_NS * (chance(4) ? 0 : 1 + random.nextInt(50));
    return new SetRules(new TradingRules(table, reference, fixed, moving, action, endsNs));
  }

  private TickTable table() {
    long step = 2L + random.nextInt(9);
    long from = (middle - 60) / step * step;
    long upper = 1L + random.nextInt(20);
    long to = (middle + 40) / upper * upper;
    return new TickTable(List.of(new Band(from, step), new Band(to, upper)));
  }

  /** Portfolios 1 and 2, 3 and 4 are groups; in the other styles only now and then one is held. */
  private RiskLimits limits(int portfolio) {
    int group = portfolio <= 4 ? (portfolio + 1) / 2 : 0;
    if (style != Style.LIMITS && !chance(20)) {
      return new RiskLimits(group, false, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0, 0);
    }
    return new RiskLimits(
        chance(10) ? random.nextInt(3) : group,
        chance(15),
        chance(2) ? Long.MAX_VALUE : MIDDLE * (20L + random.nextInt(200)),
        chance(2) ? Integer.MAX_VALUE : random.nextInt(20),
        chance(3) ? Long.MAX_VALUE : random.nextInt(2_000),
        chance(2) ? 0 : 1 + random.nextInt(40),
        chance(2) ? 0 : 1 + random.nextInt(3));
  }
}
