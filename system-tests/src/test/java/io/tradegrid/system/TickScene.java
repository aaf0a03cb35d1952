package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.SymbolAnswer;
import io.tradegrid.client.TickDesk;
import io.tradegrid.client.TickQuery;
import io.tradegrid.tick.AsOfRow;
import io.tradegrid.tick.AsOfRule;
import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.BarInterval;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.SpreadTotals;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickWindow;
import io.tradegrid.tick.TradeTick;
import io.tradegrid.tick.TradeTotals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Ticks of some symbols as plain lists, and every question about them answered by the lists. */
final class TickScene {

  private static final long SECOND = 1_000_000_000L;
  private static final long OPEN = 1_700_000_000L * SECOND;
  private static final int TICKS = 1_500;
  private static final AsOfRule RULE = new AsOfRule(true, SECOND / 4, 0);
  private static final TickWindow WINDOW = new TickWindow(SECOND, SECOND / 2, 0);

  private final List<String> symbols;
  private final Map<String, List<TradeTick>> trades = new LinkedHashMap<>();
  private final Map<String, List<QuoteTick>> quotes = new LinkedHashMap<>();

  TickScene(long seed, List<String> symbols) {
    this.symbols = List.copyOf(symbols);
    SplittableRandom random = new SplittableRandom(seed);
    for (String symbol : symbols) {
      trades.put(symbol, new ArrayList<>());
      quotes.put(symbol, new ArrayList<>());
      long timeNs = OPEN;
      for (int i = 0; i < TICKS; i++) {
        timeNs += random.nextLong(SECOND / 10);
        tell(symbol, timeNs, i, random);
      }
    }
  }

  private void tell(String symbol, long timeNs, int sequence, SplittableRandom random) {
    long source = Tag.of("SCENE");
    long price = 10_000 + random.nextLong(300);
    if (random.nextBoolean()) {
      trades
          .get(symbol)
          .add(
              new TradeTick(
                  timeNs, source, sequence, 0, 0, 0, 2, 0, price, random.nextLong(1_000)));
    } else {
      long ask = random.nextInt(8) == 0 ? 0 : price + random.nextLong(9);
      quotes
          .get(symbol)
          .add(
              new QuoteTick(
                  timeNs, source, sequence, 0, 0, 0, 2, 0, price, 5, ask, ask == 0 ? 0 : 7));
    }
  }

  void append(TickDesk ticks) {
    Map<String, List<Tick>> all = new LinkedHashMap<>();
    for (String symbol : symbols) {
      List<Tick> both = new ArrayList<>(trades.get(symbol));
      both.addAll(quotes.get(symbol));
      all.put(symbol, both);
    }
    int repeated = ticks.append(all);
    assertThat(repeated).isZero();
  }

  private TickRange middle(String symbol) {
    List<TradeTick> own = trades.get(symbol);
    return TickRange.of(own.get(own.size() / 4).timeNs(), own.get(3 * own.size() / 4).timeNs());
  }

  private static List<TradeTick> in(TickRange range, List<TradeTick> ticks) {
    return ticks.stream()
        .filter(tick -> tick.timeNs() >= range.fromNs() && tick.timeNs() < range.toNs())
        .toList();
  }

  /** Asks everything about some symbols and compares with the lists. */
  void assertAnswers(TickDesk ticks, List<String> asked) {
    for (String symbol : asked) {
      List<Tick> streamed = new ArrayList<>();
      ticks.stream(symbol, TickKind.TRADE, TickRange.of(0, Long.MAX_VALUE), Optional.empty())
          .forEachRemaining(streamed::add);
      assertThat(streamed).as(symbol).isEqualTo(trades.get(symbol));
      assertAsOf(ticks, symbol);
      assertWindows(ticks, symbol);
    }
    assertEach(ticks, asked);
  }

  private void assertAsOf(TickDesk ticks, String symbol) {
    List<AsOfRow> expected = new ArrayList<>();
    for (TradeTick trade : in(middle(symbol), trades.get(symbol))) {
      Optional<QuoteTick> last =
          quotes.get(symbol).stream()
              .filter(quote -> quote.timeNs() < trade.timeNs())
              .reduce((one, next) -> next)
              .filter(quote -> trade.timeNs() - quote.timeNs() <= RULE.toleranceNs());
      expected.add(new AsOfRow(trade, last));
    }
    List<AsOfRow> rows = new ArrayList<>();
    assertThat(ticks.asOfAll(symbol, middle(symbol), RULE, rows::add)).isEqualTo(expected.size());
    assertThat(rows).as(symbol).isEqualTo(expected);
    assertThat(ticks.asOf(symbol, middle(symbol), RULE, Optional.empty(), 100).rows())
        .as(symbol)
        .isEqualTo(expected.subList(0, 100));
  }

  private void assertWindows(TickDesk ticks, String symbol) {
    List<Long> events =
        trades.get(symbol).stream().limit(40).map(trade -> trade.timeNs() + SECOND).toList();
    List<TradeTotals> around = ticks.tradesAround(symbol, events, WINDOW);
    List<SpreadTotals> spreads = ticks.spreadsAround(symbol, events, WINDOW);
    for (int i = 0; i < events.size(); i++) {
      TickRange range = WINDOW.around(events.get(i));
      assertTotals(symbol, around.get(i), in(range, trades.get(symbol)));
      long sum = 0;
      long count = 0;
      for (QuoteTick quote : quotes.get(symbol)) {
        if (quote.timeNs() >= range.fromNs()
            && quote.timeNs() < range.toNs()
            && quote.askSize() > 0) {
          sum += quote.askPrice() - quote.bidPrice();
          count++;
        }
      }
      assertThat(spreads.get(i).count()).as(symbol).isEqualTo(count);
      assertThat(spreads.get(i).sum()).as(symbol).isEqualTo(BigInteger.valueOf(sum));
    }
  }

  private static void assertTotals(String symbol, TradeTotals totals, List<TradeTick> inside) {
    long volume = inside.stream().mapToLong(TradeTick::size).sum();
    long notional = inside.stream().mapToLong(trade -> trade.price() * trade.size()).sum();
    assertThat(totals.count()).as(symbol).isEqualTo(inside.size());
    assertThat(totals.volume()).as(symbol).isEqualTo(BigInteger.valueOf(volume));
    assertThat(totals.notional()).as(symbol).isEqualTo(BigInteger.valueOf(notional));
  }

  private void assertEach(TickDesk ticks, List<String> asked) {
    TickRange range = middle(symbols.get(0));
    List<SymbolAnswer<TradeTotals>> totals = ticks.askEach(asked, TickQuery.totals(range));
    List<SymbolAnswer<Bars>> bars =
        ticks.askEach(asked, TickQuery.bars(range, BarInterval.of(SECOND), BarFill.PREVIOUS));
    List<SymbolAnswer<Optional<Tick>>> latest =
        ticks.askEach(asked, TickQuery.latest(TickKind.QUOTE, range.fromNs()));
    assertThat(totals).extracting(SymbolAnswer::symbol).isEqualTo(asked);
    for (int i = 0; i < asked.size(); i++) {
      String symbol = asked.get(i);
      assertTotals(symbol, totals.get(i).get(), in(range, trades.get(symbol)));
      BigInteger volume = BigInteger.ZERO;
      for (int bar = 0; bar < bars.get(i).get().count(); bar++) {
        volume = volume.add(bars.get(i).get().volume(bar));
      }
      assertThat(volume).as(symbol).isEqualTo(totals.get(i).get().volume());
      Optional<Tick> last =
          quotes.get(symbol).stream()
              .filter(quote -> quote.timeNs() <= range.fromNs())
              .reduce((one, next) -> next)
              .map(quote -> quote);
      assertThat(latest.get(i).get()).as(symbol).isEqualTo(last);
    }
  }

  /** Which symbols there are, all of them asked. */
  void assertSymbols(TickDesk ticks) {
    List<String> sorted = symbols.stream().sorted().toList();
    assertThat(ticks.symbols(TickKind.QUOTE, "", 1_000)).isEqualTo(sorted);
    assertThat(ticks.symbols(TickKind.QUOTE, sorted.get(2), 3)).isEqualTo(sorted.subList(3, 6));
    List<String> seen = new ArrayList<>();
    int count =
        ticks.askAll(
            TickQuery.latest(TickKind.QUOTE, Long.MAX_VALUE),
            answer -> {
              List<QuoteTick> own = quotes.get(answer.symbol());
              assertThat(answer.get()).contains(own.get(own.size() - 1));
              seen.add(answer.symbol());
            });
    assertThat(count).isEqualTo(symbols.size());
    assertThat(seen).isEqualTo(sorted);
  }
}
