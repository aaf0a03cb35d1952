package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: the spreads around an event are those of a plain list, whatever blocks the quotes are in.
 * Method: any quotes in any layouts, one-sided ones and changing decimals among them.
 */
final class SpreadQueriesTest {

  private static final TickKind KIND = TickKind.QUOTE;

  @Property(tries = 300)
  void spreadsAroundEvents(@ForAll long seed, @ForAll @IntRange(max = 200) int count) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> quotes = random.list(KIND, count);
    List<Tick> history = RandomTicks.history(quotes);
    SpreadQueries queries = new SpreadQueries(RandomBlocks.reader(KIND, quotes, random.random()));
    TickWindow window =
        new TickWindow(
            random.random().nextLong(100_000),
            random.random().nextInt(3) == 0 ? 0 : random.random().nextLong(1_000),
            random.random().nextInt(32),
            RandomBlocks.source(random.random()));
    long[] events =
        IntStream.range(0, 8).mapToLong(i -> RandomBlocks.near(quotes, random.random())).toArray();
    List<SpreadTotals> found = queries.around(events, window);
    assertThat(found).hasSize(events.length);
    for (int i = 0; i < events.length; i++) {
      assertSpreads(found.get(i), window.around(events[i]), history);
      assertThat(queries.totals(window.around(events[i]))).isEqualTo(found.get(i));
    }
    List<SpreadTotals> first = queries.around(events, window, 1);
    assertThat(first).isEqualTo(found.subList(0, first.size())).isNotEmpty();
  }

  private static void assertSpreads(SpreadTotals found, TickRange range, List<Tick> history) {
    List<QuoteTick> inside =
        RandomBlocks.in(range, history).stream().map(QuoteTick.class::cast).toList();
    List<BigDecimal> spreads =
        inside.stream().filter(SpreadQueriesTest::hasBoth).map(SpreadQueriesTest::spread).toList();
    assertThat(found.count()).isEqualTo(spreads.size());
    if (!spreads.isEmpty()) {
      assertThat(found.spread(found.lowest()))
          .isEqualByComparingTo(spreads.stream().min(BigDecimal::compareTo).orElseThrow());
      assertThat(found.spread(found.highest()))
          .isEqualByComparingTo(spreads.stream().max(BigDecimal::compareTo).orElseThrow());
    }
    assertThat(new BigDecimal(found.sum(), found.priceDecimals()))
        .isEqualByComparingTo(spreads.stream().reduce(BigDecimal.ZERO, BigDecimal::add));

    List<QuoteTick> prevailing = new ArrayList<>(inside);
    RandomBlocks.counted(range.withoutFlags(), range.source(), history).stream()
        .filter(quote -> quote.timeNs() < range.fromNs())
        .reduce((one, next) -> next)
        .ifPresent(quote -> prevailing.add(0, (QuoteTick) quote));
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal lasted = BigDecimal.ZERO;
    for (int i = 0; i < prevailing.size(); i++) {
      QuoteTick quote = prevailing.get(i);
      long fromNs = Math.max(range.fromNs(), quote.timeNs());
      long toNs = i + 1 < prevailing.size() ? prevailing.get(i + 1).timeNs() : range.toNs();
      if (hasBoth(quote)) {
        BigDecimal ns = BigDecimal.valueOf(toNs).subtract(BigDecimal.valueOf(fromNs));
        sum = sum.add(spread(quote).multiply(ns));
        lasted = lasted.add(ns);
      }
    }
    assertThat(new BigDecimal(found.timeNs())).isEqualByComparingTo(lasted);
    assertThat(new BigDecimal(found.timeSum(), found.priceDecimals())).isEqualByComparingTo(sum);
    assertThat(found.priceDecimals())
        .isEqualTo(
            prevailing.stream()
                .filter(SpreadQueriesTest::hasBoth)
                .mapToInt(QuoteTick::priceDecimals)
                .max()
                .orElse(0));
  }

  private static boolean hasBoth(QuoteTick quote) {
    return quote.bidSize() > 0 && quote.askSize() > 0;
  }

  private static BigDecimal spread(QuoteTick quote) {
    return BigDecimal.valueOf(quote.askPrice() - quote.bidPrice(), quote.priceDecimals());
  }

  private static QuoteTick quote(long timeNs, long bid, long ask) {
    return new QuoteTick(timeNs, 1, timeNs, 0, 0, 0, 2, 0, bid, 1, ask, ask == 0 ? 0 : 1);
  }

  @Example
  void whatASpreadComesTo() {
    StoredBlock block =
        StoredBlock.of(
            new TickBlockWriter(KIND)
                .write(
                    RandomTicks.columns(
                        KIND, List.of(quote(0, 100, 101), quote(10, 100, 103), quote(30, 100, 0))),
                    0,
                    3));
    SpreadQueries queries =
        new SpreadQueries(new TickReader(new TickBlockList(KIND, List.of(block))));
    SpreadTotals spreads = queries.totals(TickRange.of(5, 100));
    assertThat(spreads.count()).isEqualTo(1);
    assertThat(spreads.mean().orElseThrow().rounded(2)).isEqualTo("0.03");
    // One cent for 5 ns, three cents for 20 ns, then nobody asks.
    assertThat(spreads.timeMean().orElseThrow().rounded(3)).isEqualTo("0.026");
    assertThat(spreads.timeNs()).isEqualTo(25);
    assertThat(queries.totals(TickRange.of(40, 50)).timeMean()).isEmpty();
    assertThat(queries.totals(TickRange.of(40, 40))).isEqualTo(SpreadTotals.NONE);
    assertThatThrownBy(
            () -> new SpreadQueries(new TickReader(new TickBlockList(TickKind.TRADE, List.of()))))
        .hasMessage("quotes: must be QUOTE, got TRADE");
  }
}
