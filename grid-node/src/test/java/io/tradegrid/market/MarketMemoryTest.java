package io.tradegrid.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tradegrid.model.OrderTerms;
import io.tradegrid.model.OrderType;
import io.tradegrid.model.SelfTrade;
import io.tradegrid.model.Side;
import io.tradegrid.model.TimeInForce;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the fast market costs: nothing per command once warm, little while it is idle. */
final class MarketMemoryTest {

  private static final int IDLE_MARKETS = 100_000;
  private static final long IDLE_BYTES_MAX = 500;

  /**
   * The compiler may take a few bytes of this thread now and then. Each kind of event happens more
   * than a thousand times, so one object for each of any kind would be more than this.
   */
  private static final long COMPILER_BYTES_MAX = 10_000;

  private static final int PORTFOLIOS = 20;
  private static final RiskLimits LIMITS =
      new RiskLimits(0, false, 1L << 50, 1 << 20, 1L << 40, 1_000_000, 10_000);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Terms come with commands; the market must not make any of its own. */
  private static final OrderTerms ICEBERG = OrderTerms.PLAIN.withDisplay(3);

  private static final OrderTerms NO_SELF_TRADE =
      OrderTerms.PLAIN.withSelfTrade(SelfTrade.DECREMENT);
  private static final OrderTerms REDUCE_ONLY = OrderTerms.PLAIN.withReduceOnly();
  private static final OrderTerms MINIMUM = OrderTerms.PLAIN.withMinimum(1);
  private static final OrderTerms[] STOPS = new OrderTerms[200];
  private static final OrderTerms[] ENDS = new OrderTerms[800_000];

  static {
    for (int i = 0; i < STOPS.length; i++) {
      STOPS[i] = OrderTerms.PLAIN.withStop(9_900L + i);
    }
    for (int i = 0; i < ENDS.length; i++) {
      ENDS[i] = OrderTerms.PLAIN.withExpiry(i + 200L);
    }
  }

  private final Map<MarketEvent.Kind, long[]> events = new EnumMap<>(MarketEvent.Kind.class);
  private final LadderMarket market =
      new LadderMarket(1 << 20, event -> events.get(event.kind())[0]++);
  private final SplittableRandom random = new SplittableRandom(1);

  MarketMemoryTest() {
    for (MarketEvent.Kind kind : MarketEvent.Kind.values()) {
      events.put(kind, new long[1]);
    }
  }

  @Test
  void aWarmMarketAllocatesNothing() {
    for (int portfolio = 1; portfolio <= PORTFOLIOS; portfolio++) {
      market.limits(portfolio, LIMITS);
    }
    trade(1, 400_000);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    trade(400_001, 799_000);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(COMPILER_BYTES_MAX);
    for (MarketEvent.Kind kind : MarketEvent.Kind.values()) {
      boolean ofPhases =
          kind == MarketEvent.Kind.PHASE_CHANGED || kind == MarketEvent.Kind.INDICATIVE;
      if (!ofPhases) {
        assertThat(events.get(kind)[0]).as(kind.name()).isGreaterThan(1_000);
      }
    }
  }

  /** Orders of every type, amendments and cancels around one price; some hundreds rest. */
  private void trade(int firstId, int lastId) {
    for (int id = firstId; id <= lastId; id++) {
      market.advanceTo(id);
      Side side = random.nextInt(2) == 0 ? Side.BUY : Side.SELL;
      long price = 10_000 - side.sign() * (random.nextInt(60) - 3L);
      enter(id, 1 + random.nextInt(PORTFOLIOS), side, price, 1L + random.nextInt(30));
      int other = Math.max(1, id - random.nextInt(600));
      market.amend(other, price, 1L + random.nextInt(30), OrderTerms.PLAIN);
      market.amend(Math.max(1, id - random.nextInt(600)), Market.NO_PRICE, 1, OrderTerms.PLAIN);
      market.cancel(Math.max(1, id - 400));
    }
  }

  private void enter(int id, int portfolio, Side side, long price, long lots) {
    TimeInForce gtc = TimeInForce.GTC;
    switch (random.nextInt(12)) {
      case 0 -> market.enter(id, portfolio, side, OrderType.LIMIT, gtc, price, lots, ICEBERG);
      case 1 -> market.enter(id, portfolio, side, OrderType.LIMIT, gtc, price, lots, NO_SELF_TRADE);
      case 2 -> market.enter(id, portfolio, side, OrderType.LIMIT, gtc, price, lots, REDUCE_ONLY);
      case 3 -> {
        OrderTerms stop = STOPS[100 + side.sign() * random.nextInt(90)];
        market.enter(id, portfolio, side, OrderType.STOP_LIMIT, gtc, price, lots, stop);
      }
      case 4 ->
          market.enter(
              id, portfolio, side, OrderType.LIMIT, TimeInForce.GTD, price, lots, ENDS[id]);
      case 5 ->
          market.enter(id, portfolio, side, OrderType.LIMIT, TimeInForce.FOK, price, lots, MINIMUM);
      case 6 ->
          market.enter(
              id,
              portfolio,
              side,
              OrderType.MARKET,
              TimeInForce.IOC,
              Market.NO_PRICE,
              lots,
              OrderTerms.PLAIN);
      case 7 ->
          market.enter(
              id, portfolio, side, OrderType.LIMIT, gtc, price, lots - 5, OrderTerms.PLAIN);
      default ->
          market.enter(id, portfolio, side, OrderType.LIMIT, gtc, price, lots, OrderTerms.PLAIN);
    }
  }

  @Test
  void anIdleMarketIsSmall() {
    List<LadderMarket> markets = new ArrayList<>(IDLE_MARKETS);
    MarketListener listener = event -> {};
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < IDLE_MARKETS; i++) {
      markets.add(new LadderMarket(1_000, listener));
    }
    long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / IDLE_MARKETS;
    System.out.println("an idle market takes " + each + " bytes");
    assertThat(each).isLessThan(IDLE_BYTES_MAX);
    assertThat(markets).hasSize(IDLE_MARKETS);
  }
}
