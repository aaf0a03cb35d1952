package io.tradegrid.shard;

import io.tradegrid.command.Command;
import io.tradegrid.command.Command.AmendOrder;
import io.tradegrid.command.Command.CancelOrder;
import io.tradegrid.command.Command.NewOrder;
import io.tradegrid.command.Command.Request;
import io.tradegrid.command.Command.TradeReport;
import io.tradegrid.model.ClientOrderId;
import io.tradegrid.model.Instrument;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.Portfolio;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Random requests of every kind, good and bad, repeats among them; a function of its seed. */
public final class RequestStream {

  /** Portfolios have the numbers 1 to this. */
  public static final int PORTFOLIOS = 4;

  /** Instruments have the numbers 1 to this. */
  public static final int INSTRUMENTS = 2;

  private static final TimeInForce[] TIMES = {
    TimeInForce.GTC, TimeInForce.GTC, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK
  };

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

  /** Returns the portfolio with this number; the last one has tight limits. */
  public static Portfolio portfolio(int id) {
    return id < PORTFOLIOS
        ? Portfolio.named("PF" + id, "USD").withId(id)
        : new Portfolio(id, "PF" + id, "USD", new BigDecimal("300"), 5, false);
  }

  /** Returns the next request; ids come from a small range, so that some are used again. */
  public Request next() {
    next++;
    int instrument = 1 + random.nextInt(INSTRUMENTS);
    int portfolio = 1 + random.nextInt(PORTFOLIOS);
    ClientOrderId id = id(random.nextInt(20) == 0 ? random.nextInt(next) : next);
    ClientOrderId orig = id(Math.max(0, next - random.nextInt(60)));
    long price = 990L + random.nextInt(21);
    long lots = random.nextInt(25) == 0 ? random.nextInt(-200, 2000) : 1 + random.nextInt(50);
    return switch (random.nextInt(10)) {
      case 0, 1 -> new CancelOrder(instrument, portfolio, id, next, orig);
      case 2, 3 ->
          new AmendOrder(
              instrument,
              portfolio,
              id,
              next,
              orig,
              random.nextBoolean() ? Command.NO_PRICE : price,
              lots);
      case 4 ->
          new TradeReport(
              instrument, portfolio, id, next, 1 + random.nextInt(PORTFOLIOS), price, lots);
      default -> order(instrument, portfolio, id, price, lots);
    };
  }

  private NewOrder order(int instrument, int portfolio, ClientOrderId id, long price, long lots) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    boolean market = random.nextInt(8) == 0;
    // One market order in ten wrongly has a price.
    long ticks = market && random.nextInt(10) > 0 ? Command.NO_PRICE : price;
    return new NewOrder(
        instrument,
        portfolio,
        id,
        next,
        side,
        market ? OrderType.MARKET : OrderType.LIMIT,
        TIMES[random.nextInt(TIMES.length)],
        ticks,
        lots);
  }

  private static ClientOrderId id(int number) {
    return ClientOrderId.of("r-" + number);
  }
}
