package io.tradegrid.grid.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.command.Command.DefineInstrument;
import io.tradegrid.command.Command.DefinePortfolio;
import io.tradegrid.grid.risk.ShardFills.Changes;
import io.tradegrid.grid.risk.ShardFills.Holding;
import io.tradegrid.market.LadderMarket;
import io.tradegrid.position.Position;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.shard.Listing;
import io.tradegrid.shard.RequestStream;
import io.tradegrid.shard.ShardState;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goal: whoever takes now and then knows all that is durable, and nothing that is not. */
final class ShardFillsTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);

  private final int[] wakes = new int[1];
  private final ShardFills fills = new ShardFills(3, () -> wakes[0]++);
  private final ShardState state = new ShardState(3, LadderMarket::new, fills);
  private final RequestStream stream = new RequestStream(SEED);
  private final Random random = new Random(SEED);

  /** What was taken so far. */
  private final Map<String, Double> known = new HashMap<>();

  private final Map<String, Double> prices = new HashMap<>();

  @BeforeEach
  void define() {
    for (int id = 1; id <= RequestStream.INSTRUMENTS; id++) {
      state.define(new DefineInstrument(RequestStream.instrument(id)));
    }
    for (int id = 1; id <= RequestStream.PORTFOLIOS; id++) {
      state.define(new DefinePortfolio(RequestStream.portfolio(id)));
    }
  }

  private void apply(int requests) {
    for (int i = 0; i < requests; i++) {
      state.apply(stream.next());
    }
  }

  private Changes take() {
    Changes taken = fills.take();
    if (taken != null) {
      if (taken.isWhole()) {
        known.clear();
      }
      taken.holdings().forEach((holding, lots) -> known.put(name(holding), lots.units()));
      taken.closes().forEach((symbol, close) -> prices.put(symbol, close.close()));
      known.values().removeIf(units -> units == 0);
    }
    return taken;
  }

  private static String name(Holding holding) {
    return holding.symbol() + " " + holding.portfolio();
  }

  private Map<String, Double> held() {
    Map<String, Double> held = new TreeMap<>();
    for (Listing listing : state.listings()) {
      for (Position position : listing.positions().all()) {
        if (position.quantityLots() != 0) {
          String portfolio = state.portfolio(position.portfolioId()).name();
          BigDecimal units = listing.instrument().quantity(position.quantityLots());
          held.put(listing.instrument().symbol() + " " + portfolio, units.doubleValue());
        }
      }
    }
    return held;
  }

  @Test
  void whatIsTakenIsWhatIsHeldAtTheLastDurableEntry() {
    apply(500);
    fills.opened(state, 10);
    Map<String, Double> durable = held();
    long sequence = 10;
    for (int step = 0; step < 2_000; step++) {
      apply(random.nextInt(20));
      if (random.nextInt(4) > 0) {
        fills.durable(state, ++sequence);
        durable = held();
      }
      if (random.nextInt(3) == 0) {
        Changes taken = take();
        assertThat(known).as("seed %d, step %d", SEED, step).isEqualTo(durable);
        assertThat(taken == null || taken.sequence() <= sequence).isTrue();
      }
    }
    for (Listing listing : state.listings()) {
      double last = listing.instrument().price(listing.lastPriceTicks()).doubleValue();
      fills.durable(state, ++sequence);
      take();
      assertThat(prices).containsEntry(listing.instrument().symbol(), last);
    }
    assertThat(wakes[0]).isPositive();
  }

  /** However much is traded while nobody looks, what waits is no more than there are positions. */
  @Test
  void whatWaitsIsEachPositionAndEachPriceOnce() {
    fills.opened(state, 0);
    for (int entry = 1; entry <= 300; entry++) {
      apply(50);
      fills.durable(state, entry);
    }
    Changes taken = take();
    assertThat(taken.holdings())
        .hasSizeLessThanOrEqualTo(RequestStream.INSTRUMENTS * RequestStream.PORTFOLIOS);
    assertThat(taken.closes()).hasSizeLessThanOrEqualTo(RequestStream.INSTRUMENTS);
    assertThat(known).isEqualTo(held()).isNotEmpty();
    assertThat(fills.take()).isNull();
  }

  @Test
  void theCloseIsThatOfTheDayOfTheTrade() {
    fills.opened(state, 0);
    apply(2_000);
    fills.durable(state, 1);
    Map<String, DailyClose> closes = fills.take().closes();
    for (Listing listing : state.listings()) {
      DailyClose close = closes.get(listing.instrument().symbol());
      assertThat(close.day().toEpochDay())
          .isLessThanOrEqualTo(listing.lastTimeNs() / 86_400_000_000_000L);
      assertThat(close.adjustedClose()).hasValue(close.close());
    }
  }
}
