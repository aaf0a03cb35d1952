package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: each trade has the quote that prevailed, whatever blocks both are in. Method: any ticks in
 * any layouts, against a search through the plain list.
 */
final class AsOfJoinTest {

  @Property(tries = 300)
  void aTradeHasTheLastQuoteBeforeIt(
      @ForAll long seed, @ForAll boolean wild, @ForAll @IntRange(max = 150) int count) {
    RandomTicks random = new RandomTicks(seed, wild);
    List<Tick> trades = random.list(TickKind.TRADE, random.random().nextInt(count + 1));
    List<Tick> quotes = random.list(TickKind.QUOTE, count);
    AsOfRule rule =
        new AsOfRule(
            random.random().nextBoolean(),
            random.random().nextBoolean() ? Long.MAX_VALUE : random.random().nextLong(10_000),
            random.random().nextInt(3) == 0 ? random.random().nextInt(32) : 0,
            RandomBlocks.source(random.random()));
    AsOfJoin join =
        new AsOfJoin(
            RandomBlocks.reader(TickKind.TRADE, trades, random.random()),
            RandomBlocks.reader(TickKind.QUOTE, quotes, random.random()),
            rule);
    List<Tick> tradeHistory = RandomTicks.history(trades);
    List<Tick> counted =
        RandomBlocks.counted(rule.withoutFlags(), rule.source(), RandomTicks.history(quotes));
    for (int i = 0; i < 3; i++) {
      TickRange range = RandomBlocks.range(trades, random.random());
      List<AsOfRow> expected =
          RandomBlocks.in(range, tradeHistory).stream()
              .map(trade -> row((TradeTick) trade, counted, rule))
              .toList();
      assertThat(scanned(join, range)).isEqualTo(expected);
      assertThat(paged(join, range, 1 + random.random().nextInt(50))).isEqualTo(expected);
    }
  }

  private static AsOfRow row(TradeTick trade, List<Tick> quotes, AsOfRule rule) {
    Optional<QuoteTick> quote = Optional.empty();
    for (Tick each : quotes) {
      boolean before =
          rule.strict() ? each.timeNs() < trade.timeNs() : each.timeNs() <= trade.timeNs();
      if (before) {
        quote = Optional.of((QuoteTick) each);
      }
    }
    return new AsOfRow(
        trade,
        quote.filter(
            each ->
                rule.toleranceNs() == Long.MAX_VALUE
                    || BigInteger.valueOf(trade.timeNs())
                            .subtract(BigInteger.valueOf(each.timeNs()))
                            .compareTo(BigInteger.valueOf(rule.toleranceNs()))
                        <= 0));
  }

  private static List<AsOfRow> scanned(AsOfJoin join, TickRange range) {
    List<AsOfRow> rows = new ArrayList<>();
    long count =
        join.scan(
            range,
            (trades, trade, quotes, quote) ->
                rows.add(
                    new AsOfRow(
                        trades.trade(trade),
                        quote < 0 ? Optional.empty() : Optional.of(quotes.quote(quote)))));
    assertThat(count).isEqualTo(rows.size());
    return rows;
  }

  private static List<AsOfRow> paged(AsOfJoin join, TickRange range, int limit) {
    List<AsOfRow> rows = new ArrayList<>();
    Optional<TickPosition> next = Optional.empty();
    do {
      AsOfPage page = join.page(range, next, limit);
      rows.addAll(page.rows());
      next = page.next();
    } while (next.isPresent());
    return rows;
  }

  @Example
  void badArgumentsAreRefused() {
    TickReader trades = new TickReader(new TickBlockList(TickKind.TRADE, List.of()));
    assertThatThrownBy(() -> new AsOfJoin(trades, trades, AsOfRule.LAST))
        .hasMessage("readers: must be of TRADE and QUOTE, got TRADE and TRADE");
    assertThatThrownBy(() -> new AsOfRule(false, -1, 0))
        .hasMessage("toleranceNs: must be 0 or more, got -1");
  }
}
