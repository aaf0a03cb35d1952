package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: any question about trades has the answer that a plain list gives, whatever blocks the
 * trades are in. Method: any trades in any layout of blocks, against {@link TradeList}.
 */
final class TradeQueriesTest {

  private static final TickKind KIND = TickKind.TRADE;
  private static final TickRange ALL = TickRange.of(Long.MIN_VALUE, Long.MAX_VALUE);

  @Property(tries = 300)
  void totalsAndAverages(
      @ForAll long seed, @ForAll boolean wild, @ForAll @IntRange(max = 300) int count) {
    RandomTicks random = new RandomTicks(seed, wild);
    List<Tick> ticks = random.list(KIND, count);
    TradeList list = new TradeList(RandomTicks.history(ticks));
    TradeQueries queries = new TradeQueries(RandomBlocks.reader(KIND, ticks, random.random()));
    for (int i = 0; i < 4; i++) {
      TickRange range = i == 0 ? ALL : RandomBlocks.range(ticks, random.random());
      List<TradeTick> needed = new ArrayList<>(list.in(range));
      if (TradeList.fits(needed)) {
        assertThat(queries.totals(range)).isEqualTo(list.totals(range));
      } else {
        assertThatThrownBy(() -> queries.totals(range)).isInstanceOf(ArithmeticException.class);
      }
      list.before(range).ifPresent(needed::add);
      if (TradeList.fits(needed)) {
        assertThat(queries.twap(range).map(mean -> mean.rounded(30))).isEqualTo(list.twap(range));
      }
    }
  }

  @Property(tries = 200)
  void totalsAroundEvents(@ForAll long seed, @ForAll @IntRange(max = 200) int count) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> ticks = random.list(KIND, count);
    TradeList list = new TradeList(RandomTicks.history(ticks));
    TradeQueries queries = new TradeQueries(RandomBlocks.reader(KIND, ticks, random.random()));
    long beforeNs = random.random().nextLong(100_000);
    long afterNs = random.random().nextInt(3) == 0 ? 0 : random.random().nextLong(1_000);
    int without = random.random().nextInt(32);
    TickSource source = RandomBlocks.source(random.random());
    long[] events =
        IntStream.range(0, 8).mapToLong(i -> RandomBlocks.near(ticks, random.random())).toArray();
    List<TradeTotals> expected = new ArrayList<>();
    for (long eventNs : events) {
      long fromNs = Math.max(Long.MIN_VALUE + beforeNs, eventNs) - beforeNs;
      long toNs = Math.min(Long.MAX_VALUE - afterNs - 1, eventNs) + afterNs + 1;
      expected.add(list.totals(new TickRange(fromNs, toNs, without, source)));
    }
    assertThat(queries.around(events, new TickWindow(beforeNs, afterNs, without, source)))
        .isEqualTo(expected);
  }

  @Property(tries = 400)
  void bars(@ForAll long seed, @ForAll BarFill fill, @ForAll @IntRange(max = 300) int count) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> ticks = random.list(KIND, count);
    TradeList list = new TradeList(RandomTicks.history(ticks));
    TradeQueries queries = new TradeQueries(RandomBlocks.reader(KIND, ticks, random.random()));
    for (int i = 0; i < 3; i++) {
      TickRange range = barRange(ticks, random.random());
      BarInterval interval = interval(range, random.random());
      Bars bars = queries.bars(range, interval, fill);
      assertThat(list(bars)).isEqualTo(rescaled(list.bars(range, interval, fill), bars.scale()));
      List<TradeTick> made = new ArrayList<>(list.in(range));
      TickScale scale = TradeList.scale(made);
      if (fill == BarFill.PREVIOUS && !range.isEmpty()) {
        scale = scale.withAtLeast(list.before(range).map(Tick::priceDecimals).orElse(0), 0);
      }
      assertThat(bars.scale()).isEqualTo(scale);
    }
  }

  private static TickRange barRange(List<Tick> ticks, SplittableRandom random) {
    TickRange range;
    do {
      range = RandomBlocks.range(ticks, random);
    } while (Math.abs(range.fromNs() / 2) > Long.MAX_VALUE / 4
        || Math.abs(range.toNs() / 2) > Long.MAX_VALUE / 4);
    return range;
  }

  private static BarInterval interval(TickRange range, SplittableRandom random) {
    long bars = 1L + random.nextInt(60);
    long lengthNs = Math.max(1, (range.toNs() - range.fromNs()) / bars);
    return new BarInterval(lengthNs, random.nextBoolean() ? 0 : random.nextLong(-5_000, 5_000));
  }

  private static List<TradeList.Bar> list(Bars bars) {
    List<TradeList.Bar> list = new ArrayList<>();
    for (int i = 0; i < bars.count(); i++) {
      boolean priced = bars.hasPrices(i);
      list.add(
          new TradeList.Bar(
              bars.startNs(i),
              bars.trades(i),
              priced ? bars.scale().price(bars.open(i)) : null,
              priced ? bars.scale().price(bars.high(i)) : null,
              priced ? bars.scale().price(bars.low(i)) : null,
              priced ? bars.scale().price(bars.close(i)) : null,
              bars.volumeDecimal(i)));
    }
    return list;
  }

  private static List<TradeList.Bar> rescaled(List<TradeList.Bar> bars, TickScale scale) {
    return bars.stream()
        .map(
            bar ->
                new TradeList.Bar(
                    bar.startNs(),
                    bar.trades(),
                    rescaled(bar.open(), scale.priceDecimals()),
                    rescaled(bar.high(), scale.priceDecimals()),
                    rescaled(bar.low(), scale.priceDecimals()),
                    rescaled(bar.close(), scale.priceDecimals()),
                    rescaled(bar.volume(), scale.sizeDecimals())))
        .toList();
  }

  private static BigDecimal rescaled(BigDecimal value, int decimals) {
    return value == null ? null : value.setScale(decimals);
  }

  private static TradeQueries of(TradeTick... trades) {
    return new TradeQueries(RandomBlocks.reader(KIND, List.of(trades), new SplittableRandom(1)));
  }

  private static TradeTick trade(long timeNs, int decimals, long price, long size) {
    return new TradeTick(timeNs, 1, timeNs, 0, 0, 0, decimals, 18, price, size);
  }

  @Example
  void volumesBeyondALongAreExact() {
    long ether = 5_000_000_000_000_000_000L;
    TradeQueries queries = of(trade(1, 2, 200_000, ether), trade(2, 2, 210_000, ether));
    TradeTotals totals = queries.totals(ALL);
    assertThat(totals.scale().size(totals.volume())).isEqualByComparingTo("10");
    assertThat(totals.vwap().orElseThrow().rounded(3)).isEqualTo(new BigDecimal("2050.000"));
    assertThat(totals.vwap().orElseThrow().asDouble()).isEqualTo(2_050.0);
    Bars bars = queries.bars(ALL, BarInterval.of(10), BarFill.NONE);
    assertThat(bars.volume(0)).isEqualTo(BigInteger.valueOf(ether).shiftLeft(1));
  }

  @Example
  void whatCannotBeExactIsRefusedByName() {
    TradeQueries mixed = of(trade(1, 0, Long.MAX_VALUE / 10, 1), trade(2, 2, 5, 1));
    assertThatThrownBy(() -> mixed.totals(ALL))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("price: 922337203685477580 with 0 decimals is too large beside one with 2");
    assertThatThrownBy(
            () ->
                of(trade(1, 2, 5, 1))
                    .bars(TickRange.of(0, 2_000_000), BarInterval.of(1), BarFill.NULL))
        .hasMessage("range: has more than 1048576 bars; ask for longer ones or a shorter range");
    assertThat(
            of(trade(1, 2, 5, 1))
                .bars(TickRange.of(0, 1 << 20), BarInterval.of(1), BarFill.NULL)
                .count())
        .isEqualTo(1 << 20);
    assertThatThrownBy(() -> BarInterval.of(0)).hasMessage("lengthNs: must be positive, got 0");
    assertThatThrownBy(() -> new TickWindow(-1, 0, 0))
        .hasMessage("window: must reach 0 or more before and after, got -1 and 0");
    assertThatThrownBy(
            () -> new TradeQueries(new TickReader(new TickBlockList(TickKind.QUOTE, List.of()))))
        .hasMessage("trades: must be TRADE, got QUOTE");
  }

  @Example
  void nothingHasATypedAnswer() {
    TradeQueries nothing = new TradeQueries(new TickReader(new TickBlockList(KIND, List.of())));
    assertThat(nothing.totals(ALL)).isEqualTo(TradeTotals.NONE);
    assertThat(nothing.totals(ALL).vwap()).isEmpty();
    assertThat(nothing.totals(ALL).last()).isEmpty();
    assertThat(nothing.twap(ALL)).isEmpty();
    assertThat(nothing.bars(ALL, BarInterval.of(1), BarFill.NONE).count()).isZero();
    assertThat(nothing.bars(TickRange.of(5, 5), BarInterval.of(1), BarFill.NULL).count()).isZero();
    Bars empty = nothing.bars(TickRange.of(0, 3), BarInterval.of(1), BarFill.PREVIOUS);
    assertThat(empty.count()).isEqualTo(3);
    assertThat(empty.hasPrices(2)).isFalse();
    assertThat(of(trade(1, 2, 5, 0)).totals(ALL).vwap()).isEqualTo(Optional.empty());
  }
}
