package io.tradegrid.risk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.PriceHistory;
import io.tradegrid.risk.RiskException.Failure;
import io.tradegrid.risk.RiskReport;
import io.tradegrid.risk.UnitRisk;
import io.tradegrid.risk.portfolio.GroupedPnl;
import io.tradegrid.risk.portfolio.Grouping;
import io.tradegrid.risk.portfolio.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever fills and prices came, and in whatever order, the sums have the bits of a full
 * recomputation. Method: seeded fills and prices in several shards; after each some scopes are
 * computed both ways.
 */
final class ShardHoldingsTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
  private static final int DAYS = PriceHistory.VOLATILITY_MOVES + 10;
  private static final int OBSERVATIONS = 100;
  private static final int SHARDS = 4;
  private static final int SYMBOLS = 12;
  private static final List<String> PORTFOLIOS = List.of("A", "B", "C");
  private static final LiveScopes SCOPES =
      new LiveScopes(
          Map.of("A", "USD", "B", "USD", "C", "USD"),
          Map.of("A", "INNER", "B", "INNER", "INNER", "OUTER"));

  private final Random random = new Random(SEED);
  private final List<ShardHoldings> shards = new ArrayList<>();
  private final Map<String, PriceHistory> histories = new HashMap<>();

  /** What is held, by symbol and portfolio: the reference. */
  private final TreeMap<String, TreeMap<String, Double>> held = new TreeMap<>();

  @Test
  void sumsHaveTheBitsOfAFullRecomputation() {
    for (int shard = 0; shard < SHARDS; shard++) {
      shards.add(new ShardHoldings(shard));
    }
    for (int i = 0; i < SYMBOLS; i++) {
      histories.put("S" + i, history("S" + i));
    }
    List<LiveScope> scopes =
        List.of(
            LiveScope.portfolio("A"),
            LiveScope.book("INNER"),
            LiveScope.book("OUTER"),
            LiveScope.FIRM);
    for (int step = 0; step < 400; step++) {
      if (random.nextInt(3) == 0) {
        move("S" + random.nextInt(SYMBOLS));
      } else {
        fill();
      }
      for (LiveScope scope : scopes) {
        assertSame(scope, step);
      }
    }
  }

  private void assertSame(LiveScope scope, int step) {
    List<ShardPart> parts =
        shards.stream().map(s -> s.part(SCOPES.portfolios(scope), "USD", 7)).toList();
    LiveMetric live = LiveMetric.of(scope, "USD", parts, OBSERVATIONS, Instant.EPOCH);
    List<GroupedPnl> fresh = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      List<Position> positions = positions(shard, scope);
      if (!positions.isEmpty()) {
        fresh.add(
            GroupedPnl.of(
                positions, Grouping.NONE, unit -> unit.historical(unit.history().moves())));
      }
    }
    RiskReport full =
        fresh.isEmpty()
            ? null
            : RiskReport.of(scope.name(), GroupedPnl.sum(fresh).total(), OBSERVATIONS);
    assertThat(live.failure()).isNull();
    assertThat(live.report()).as("seed %d, step %d, %s", SEED, step, scope).isEqualTo(full);
  }

  private List<Position> positions(int shard, LiveScope scope) {
    List<Position> positions = new ArrayList<>();
    held.forEach(
        (symbol, holders) -> {
          if (shardOf(symbol) == shard) {
            UnitRisk unit = new UnitRisk(contract(symbol), histories.get(factor(symbol)));
            holders.forEach(
                (portfolio, quantity) -> {
                  if (quantity != 0 && SCOPES.portfolios(scope).test(portfolio)) {
                    positions.add(new Position(portfolio, quantity, unit));
                  }
                });
          }
        });
    return positions;
  }

  private void fill() {
    String symbol = (random.nextInt(3) == 0 ? "O" : "S") + random.nextInt(SYMBOLS);
    String portfolio = PORTFOLIOS.get(random.nextInt(PORTFOLIOS.size()));
    double quantity = random.nextInt(5) == 0 ? 0 : random.nextInt(2000) / 7.0 - 100;
    held.computeIfAbsent(symbol, s -> new TreeMap<>()).put(portfolio, quantity);
    ShardHoldings shard = shards.get(shardOf(symbol));
    shard.hold(symbol, portfolio, quantity);
    if (quantity != 0 && shard.unit(symbol) == null) {
      value(symbol);
    }
  }

  private void move(String symbol) {
    DailyClose close =
        new DailyClose(
            FIRST.plusDays(DAYS - 1 + random.nextInt(2)),
            50 + 100 * random.nextDouble(),
            OptionalDouble.empty());
    histories.put(symbol, histories.get(symbol).with(close, DAYS));
    value(symbol);
    value("O" + symbol.substring(1));
  }

  private void value(String symbol) {
    LiveUnit unit =
        LiveUnit.of(contract(symbol), "USD", histories.get(factor(symbol)), OBSERVATIONS);
    shards.get(shardOf(symbol)).value(unit);
  }

  private static int shardOf(String symbol) {
    return symbol.hashCode() & (SHARDS - 1);
  }

  private static String factor(String symbol) {
    return "S" + symbol.substring(1);
  }

  /** O1 is an option on S1. */
  private static Contract contract(String symbol) {
    return symbol.startsWith("S")
        ? Contract.equity(symbol)
        : Contract.option(
            symbol,
            new OptionTerms(
                factor(symbol),
                BigDecimal.valueOf(100),
                FIRST.plusDays(400),
                OptionRight.CALL,
                Exercise.EUROPEAN),
            BigDecimal.TEN,
            new MarketInputs(null, new BigDecimal("0.02"), null));
  }

  private PriceHistory history(String symbol) {
    List<DailyClose> closes = new ArrayList<>();
    double price = 100;
    for (int day = 0; day < DAYS; day++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      closes.add(new DailyClose(FIRST.plusDays(day), price, OptionalDouble.empty()));
    }
    return new PriceHistory(symbol, closes);
  }

  @Test
  void whatCannotBeValuedIsSaidAndNotLeftOut() {
    ShardHoldings shard = new ShardHoldings(0);
    shard.hold("S1", "A", 5);
    shard.hold("IPO", "A", 1);
    shard.hold("S1", "B", 5);
    shard.value(LiveUnit.of(Contract.equity("S1"), "USD", history("S1"), OBSERVATIONS));
    PriceHistory none = new PriceHistory("IPO", List.of());
    shard.value(LiveUnit.of(Contract.equity("IPO"), "USD", none, OBSERVATIONS));
    LiveMetric failed = metric(shard, LiveScope.portfolio("A"), "USD");
    assertThat(failed.failure().failure()).isEqualTo(Failure.INSUFFICIENT_DATA);
    assertThat(failed.failure()).hasMessage("IPO: daily scenarios: required 100, actual 0");
    assertThat(metric(shard, LiveScope.portfolio("B"), "USD").report().positions()).isEqualTo(1);
    assertThat(metric(shard, LiveScope.portfolio("B"), "EUR").failure())
        .hasMessage(
            "S1: is priced in USD, the portfolio reports in EUR:"
                + " exchange rates: required 1, actual 0");
    shard.hold("IPO", "A", 0);
    assertThat(metric(shard, LiveScope.portfolio("A"), "USD").report().positions()).isEqualTo(1);
    shard.hold("S1", "A", 0);
    LiveMetric nothing = metric(shard, LiveScope.portfolio("A"), "USD");
    assertThat(nothing.isHeld()).isFalse();
    assertThat(nothing.valueAtRisk()).isZero();
    assertThat(shard.holders()).containsExactly("B");
  }

  private static LiveMetric metric(ShardHoldings shard, LiveScope scope, String currency) {
    ShardPart part = shard.part(SCOPES.portfolios(scope), currency, 3);
    return LiveMetric.of(scope, currency, List.of(part), OBSERVATIONS, Instant.EPOCH);
  }
}
