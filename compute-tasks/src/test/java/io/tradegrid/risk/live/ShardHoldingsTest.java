package io.tradegrid.risk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.risk.DailyClose;
import io.tradegrid.risk.DailyMoves;
import io.tradegrid.risk.ExchangeRate;
import io.tradegrid.risk.PnlVector;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever fills, prices and rates of exchange came, and in whatever order, the sums have the
 * bits of a full recomputation. Method: seeded ones in several shards, three currencies; after each
 * the parts of whoever it concerns are made anew, and all scopes are computed both ways.
 */
final class ShardHoldingsTest {

  private static final long SEED = Long.getLong("test.seed", 20261130L);
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
  private static final int DAYS = PriceHistory.VOLATILITY_MOVES + 10;
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int OBSERVATIONS = 100;
  private static final int SHARDS = 4;
  private static final int SYMBOLS = 12;
  private static final List<String> PORTFOLIOS = List.of("A", "B", "C");
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD");
  private static final LiveScopes SCOPES =
      new LiveScopes(
          Map.of("A", "USD", "B", "EUR", "C", "GBP"),
          Map.of("A", "INNER", "B", "INNER", "INNER", "OUTER", "C", "OTHER"),
          "USD");

  /** From EUR to GBP it is the one times the other; each lacks days that the other has. */
  private static final List<String> PAIRS = List.of("EURUSD", "USDGBP");

  private static final List<LiveScope> ALL =
      List.of(
          LiveScope.portfolio("A"),
          LiveScope.portfolio("B"),
          LiveScope.portfolio("C"),
          LiveScope.book("INNER"),
          LiveScope.book("OTHER"),
          LiveScope.book("OUTER"),
          LiveScope.FIRM);

  private final Random random = new Random(SEED);
  private final Map<String, PriceHistory> histories = new HashMap<>();
  private final LiveRates rates = new LiveRates(histories::get, OBSERVATIONS);
  private final List<ShardHoldings> shards = new ArrayList<>();

  /** By shard, as they were when something last changed them. */
  private final List<Map<LiveScope, ShardPart>> parts = new ArrayList<>();

  /** What is held, by symbol and portfolio: the reference. */
  private final TreeMap<String, TreeMap<String, Double>> held = new TreeMap<>();

  @Test
  void sumsHaveTheBitsOfAFullRecomputation() {
    for (int shard = 0; shard < SHARDS; shard++) {
      shards.add(new ShardHoldings(shard, rates));
      parts.add(new HashMap<>());
    }
    for (int i = 0; i < SYMBOLS; i++) {
      histories.put("S" + i, history("S" + i, NEVER));
    }
    for (int i = 0; i < PAIRS.size(); i++) {
      histories.put(PAIRS.get(i), history(PAIRS.get(i), 25 + i));
    }
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(5)) {
        case 0 -> move("S" + random.nextInt(SYMBOLS));
        case 1 -> moveRate(PAIRS.get(random.nextInt(PAIRS.size())));
        default -> fill();
      }
      for (LiveScope scope : ALL) {
        assertSame(scope, step);
      }
    }
  }

  private void sum(int shard, Set<String> portfolios) {
    for (String portfolio : portfolios) {
      for (LiveScope scope : SCOPES.of(portfolio)) {
        String currency = SCOPES.currency(scope);
        ShardPart part = shards.get(shard).part(SCOPES.portfolios(scope), currency, 7);
        parts.get(shard).put(scope, part);
      }
    }
  }

  private void assertSame(LiveScope scope, int step) {
    List<ShardPart> told =
        parts.stream().map(part -> part.get(scope)).filter(Objects::nonNull).toList();
    String currency = SCOPES.currency(scope);
    LiveMetric live = LiveMetric.of(scope, currency, told, OBSERVATIONS, Instant.EPOCH);
    List<GroupedPnl> fresh = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      List<Position> positions = positions(shard, scope);
      if (!positions.isEmpty()) {
        fresh.add(GroupedPnl.of(positions, Grouping.NONE, ShardHoldingsTest::historical));
      }
    }
    RiskReport full =
        fresh.isEmpty()
            ? null
            : RiskReport.of(scope.name(), GroupedPnl.sum(fresh).total(), OBSERVATIONS);
    assertThat(live.failure()).isNull();
    assertThat(live.report()).as("seed %d, step %d, %s", SEED, step, scope).isEqualTo(full);
  }

  private static PnlVector historical(UnitRisk unit) {
    DailyMoves moves = unit.history().moves();
    return unit.historical(moves, unit.rate().converts() ? unit.rate().history().moves() : moves);
  }

  private List<Position> positions(int shard, LiveScope scope) {
    List<Position> positions = new ArrayList<>();
    held.forEach(
        (symbol, holders) -> {
          if (shardOf(symbol) == shard) {
            ExchangeRate rate =
                ExchangeRate.find(currency(symbol), SCOPES.currency(scope), histories::get);
            UnitRisk unit = new UnitRisk(contract(symbol), histories.get(factor(symbol)), rate);
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
    sum(shardOf(symbol), Set.of(portfolio));
  }

  private void move(String symbol) {
    close(symbol);
    value(symbol);
    value("O" + symbol.substring(1));
  }

  private void moveRate(String pair) {
    close(pair);
    Set<String> converted = rates.changed(pair);
    for (int shard = 0; shard < SHARDS; shard++) {
      sum(shard, shards.get(shard).holdersIn(converted));
    }
  }

  private void close(String symbol) {
    DailyClose close =
        new DailyClose(
            FIRST.plusDays(DAYS - 1 + random.nextInt(2)),
            50 + 100 * random.nextDouble(),
            OptionalDouble.empty());
    histories.put(symbol, histories.get(symbol).with(close, DAYS));
  }

  private void value(String symbol) {
    PriceHistory history = histories.get(factor(symbol));
    ShardHoldings shard = shards.get(shardOf(symbol));
    shard.value(LiveUnit.of(contract(symbol), currency(symbol), history, OBSERVATIONS));
    sum(shardOf(symbol), shard.holders(symbol));
  }

  private static String currency(String symbol) {
    return CURRENCIES.get(Integer.parseInt(symbol.substring(1)) % CURRENCIES.size());
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

  /** Every so many days there is no close. */
  private PriceHistory history(String symbol, int hole) {
    List<DailyClose> closes = new ArrayList<>();
    double price = 100;
    for (int day = 0; day < DAYS; day++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      if (day % hole != hole - 1) {
        closes.add(new DailyClose(FIRST.plusDays(day), price, OptionalDouble.empty()));
      }
    }
    return new PriceHistory(symbol, closes);
  }

  /**
   * What is held of a symbol nets to nothing, so the P&amp;L is what roundings leave; and sizes lie
   * so far apart that a compensated sum is not exact either. There the order of the terms is seen.
   */
  @Test
  void portfoliosAreAddedUpInTheOrderOfTheirNames() {
    UnitRisk unit = new UnitRisk(Contract.equity("S"), history("S", NEVER));
    List<Position> positions = new ArrayList<>();
    double net = 0;
    for (char portfolio = 'A'; portfolio <= 'Z'; portfolio++) {
      double quantity =
          portfolio == 'Z' ? -net : Math.scalb(random.nextGaussian(), random.nextInt(80) - 40);
      positions.add(new Position(String.valueOf(portfolio), quantity, unit));
      net += quantity;
    }
    double[] full =
        GroupedPnl.of(positions, Grouping.NONE, ShardHoldingsTest::historical).total().pnl();
    ShardHoldings shard = new ShardHoldings(0, rates);
    Collections.shuffle(positions, random);
    positions.forEach(each -> shard.hold("S", each.portfolio(), each.quantity()));
    shard.value(LiveUnit.of(unit.contract(), "USD", unit.history(), OBSERVATIONS));
    double[] live = shard.part(portfolio -> true, "USD", 1).pnl().pnl();
    double[] shuffled =
        GroupedPnl.of(positions, Grouping.NONE, ShardHoldingsTest::historical).total().pnl();
    assertThat(live).as("seed %d", SEED).isEqualTo(full).isNotEqualTo(shuffled);
  }

  @Test
  void aRateThatIsMissingOrTooShortIsSaidUntilItIsThere() {
    ShardHoldings shard = new ShardHoldings(0, rates);
    shard.hold("S1", "A", 5);
    shard.value(LiveUnit.of(Contract.equity("S1"), "USD", history("S1", NEVER), OBSERVATIONS));
    LiveScope scope = LiveScope.portfolio("A");
    assertThat(metric(shard, scope, "JPY").failure())
        .hasMessage(
            "rate of USD in JPY: neither USDJPY nor JPYUSD has closes, nor have pairs over EUR:"
                + " exchange rates: required 1, actual 0");
    histories.put("JPYUSD", new PriceHistory("JPYUSD", List.of()).with(close(1), DAYS));
    assertThat(rates.changed("JPYUSD")).containsExactly("USD");
    assertThat(shard.holdersIn(Set.of("USD"))).containsExactly("A");
    assertThat(metric(shard, scope, "JPY").failure())
        .hasMessage("USDJPY: daily scenarios: required 100, actual 0");
    histories.put("USDJPY", history("USDJPY", NEVER));
    assertThat(rates.changed("USDJPY")).containsExactly("USD");
    assertThat(metric(shard, scope, "JPY").report().positions()).isEqualTo(1);
    assertThat(rates.changed("S1")).isEmpty();
  }

  private static DailyClose close(double price) {
    return new DailyClose(FIRST, price, OptionalDouble.empty());
  }

  @Test
  void whatCannotBeValuedIsSaidAndNotLeftOut() {
    ShardHoldings shard = new ShardHoldings(0, rates);
    shard.hold("S1", "A", 5);
    shard.hold("IPO", "A", 1);
    shard.hold("S1", "B", 5);
    shard.value(LiveUnit.of(Contract.equity("S1"), "USD", history("S1", NEVER), OBSERVATIONS));
    PriceHistory none = new PriceHistory("IPO", List.of());
    shard.value(LiveUnit.of(Contract.equity("IPO"), "USD", none, OBSERVATIONS));
    LiveMetric failed = metric(shard, LiveScope.portfolio("A"), "USD");
    assertThat(failed.failure().failure()).isEqualTo(Failure.INSUFFICIENT_DATA);
    assertThat(failed.failure()).hasMessage("IPO: daily scenarios: required 100, actual 0");
    assertThat(metric(shard, LiveScope.portfolio("B"), "USD").report().positions()).isEqualTo(1);
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
