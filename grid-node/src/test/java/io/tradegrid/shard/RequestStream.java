package io.tradegrid.shard;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.MassCancel;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Phase;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.PostOnly;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TimeInForce;
import io.tradegrid.model.TradingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Random commands of every kind, good and bad, repeats among them; a function of its seed. */
public final class RequestStream {

  /** Portfolios have the numbers 1 to this. */
  public static final int PORTFOLIOS = 4;

  /** Instruments have the numbers 1 to this. */
  public static final int INSTRUMENTS = 2;

  private static final long STEP_NS = 10_000_000L;
  private static final TimeInForce[] TIMES = {
    TimeInForce.GTC,
    TimeInForce.GTC,
    TimeInForce.GTC,
    TimeInForce.IOC,
    TimeInForce.FOK,
    TimeInForce.DAY,
    TimeInForce.GTD
  };
  private static final TickTable FIVES_FROM_1000 =
      new TickTable(List.of(new Band(1, 1), new Band(1000, 5)));

  private final SplittableRandom random;
  private int next;

  /** Starts a stream. */
  public RequestStream(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns the instrument with this number. */
  public static Instrument instrument(int id) {
    return new Instrument(
        id, "SYM" + id, "USD", new BigDecimal("0.01"), BigDecimal.ONE, id == 1 ? 500 : 1000);
  }

  /** Returns the portfolio with this number: free, in a group, limited in four ways, tight. */
  public static Portfolio portfolio(int id) {
    String name = "PF" + id;
    BigDecimal much = Portfolio.DEFAULT_MAX_ORDER_NOTIONAL;
    BigDecimal any = Portfolio.DEFAULT_MAX_POSITION;
    return switch (id) {
      case 1 -> Portfolio.named(name, "USD").withId(id);
      case 2 -> new Portfolio(id, name, "USD", much, 10_000, any, 0, 0, 7, false);
      case 3 ->
          new Portfolio(id, name, "USD", much, 10_000, new BigDecimal("400"), 6, 80, 7, false);
      default -> new Portfolio(id, name, "USD", new BigDecimal("300"), 3, false);
    };
  }

  /** Returns the next request; ids come from a small range, so that some are used again. */
  public Request next() {
    next++;
    int instrument = instrumentId();
    int portfolio = portfolioId();
    ClientOrderId id = id(random.nextInt(20) == 0 ? random.nextInt(next) : next);
    ClientOrderId orig = id(Math.max(0, next - random.nextInt(60)));
    long price = price();
    long lots = random.nextInt(25) == 0 ? random.nextInt(-200, 2000) : 1 + random.nextInt(50);
    return switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> new CancelOrder(instrument, portfolio, id, time(), orig);
      case 8, 9, 10, 11, 12, 13, 14, 15 ->
          new AmendOrder(
              instrument,
              portfolio,
              id,
              time(),
              orig,
              random.nextBoolean() ? Command.NO_PRICE : price,
              lots);
      case 16, 17 -> new TradeReport(instrument, portfolio, id, time(), portfolioId(), price, lots);
      case 18 -> new MassCancel(instrument, portfolio, id, time(), sideOrBoth());
      default -> order(instrument, portfolio, id, price, lots);
    };
  }

  /** Returns the next thing that an operator or the clock does. */
  public Control control() {
    next++;
    return switch (random.nextInt(12)) {
      case 0, 1 -> new PassTime(time() + random.nextLong(20 * STEP_NS));
      case 2 -> new CancelAll(instrumentId(), sideOrBoth(), time());
      case 3, 4, 5 -> new ChangeRules(instrumentId(), rules());
      case 6, 7, 8 -> new ChangePhase(instrumentId(), any(Phase.values()), time());
      default -> new ChangePhase(instrumentId(), Phase.CONTINUOUS, time());
    };
  }

  private NewOrder order(int instrument, int portfolio, ClientOrderId id, long price, long lots) {
    OrderType type =
        switch (random.nextInt(10)) {
          case 0 -> OrderType.MARKET;
          case 1 -> OrderType.STOP;
          case 2 -> OrderType.STOP_LIMIT;
          default -> OrderType.LIMIT;
        };
    // One unpriced order in ten has a protection price.
    boolean priced = type.isLimit() || random.nextInt(10) == 0;
    TimeInForce time = any(TIMES);
    OrderTerms terms = random.nextInt(3) == 0 ? terms(lots) : OrderTerms.PLAIN;
    terms = type.isStop() ? terms.withStop(price()) : terms;
    terms =
        time == TimeInForce.GTD
            ? terms.withExpiry(time() + random.nextInt(1, 300) * 3_000_001L)
            : terms;
    return new NewOrder(
        instrument,
        portfolio,
        id,
        time(),
        any(Side.values()),
        type,
        time,
        priced ? price : Command.NO_PRICE,
        lots,
        terms);
  }

  /** Often terms that contradict the type; the market has to notice. */
  private OrderTerms terms(long lots) {
    return switch (random.nextInt(8)) {
      case 0 -> OrderTerms.PLAIN.withDisplay(1 + random.nextInt(10));
      case 1 -> OrderTerms.PLAIN.withMinimum(random.nextLong(Math.max(2, lots)));
      case 2, 5 -> OrderTerms.PLAIN.withPostOnly(any(PostOnly.values()));
      case 3 -> OrderTerms.PLAIN.withReduceOnly();
      case 4 -> OrderTerms.PLAIN.withDisplay(5).withSelfTrade(any(SelfTrade.values()));
      default -> OrderTerms.PLAIN.withSelfTrade(any(SelfTrade.values()));
    };
  }

  private TradingRules rules() {
    return new TradingRules(
        random.nextInt(3) == 0 ? FIVES_FROM_1000 : TickTable.EVERY_TICK,
        random.nextBoolean() ? 0 : 1000,
        random.nextBoolean() ? 0 : 80,
        random.nextBoolean() ? 0 : 60,
        any(CollarAction.values()),
        random.nextBoolean() ? 0 : 20 * STEP_NS);
  }

  private int instrumentId() {
    return 1 + random.nextInt(INSTRUMENTS);
  }

  private int portfolioId() {
    return 1 + random.nextInt(PORTFOLIOS);
  }

  private long price() {
    return random.nextInt(60) == 0 ? 0 : 990L + random.nextInt(21);
  }

  private long time() {
    return next * STEP_NS;
  }

  private Side sideOrBoth() {
    return random.nextBoolean() ? null : any(Side.values());
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static ClientOrderId id(int number) {
    return ClientOrderId.of("r-" + number);
  }
}
