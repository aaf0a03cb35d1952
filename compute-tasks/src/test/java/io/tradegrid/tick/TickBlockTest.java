package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: what goes into a block of ticks comes out of it, and its head says what is in it. Method:
 * any ticks, against the list of them.
 */
final class TickBlockTest {

  @Property(tries = 300)
  void anyTicksReadBackAndTheHeadIsTrue(
      @ForAll long seed,
      @ForAll TickKind kind,
      @ForAll boolean wild,
      @ForAll @IntRange(min = 1, max = 300) int count) {
    RandomTicks random = new RandomTicks(seed, wild);
    TickColumns columns = RandomTicks.columns(kind, random.list(kind, count));
    columns.normalise();
    int from = random.random().nextInt(columns.count());
    int to = from + 1 + random.random().nextInt(columns.count() - from);
    TickBlockWriter writer = new TickBlockWriter(kind);
    byte[] bytes = writer.write(columns, from, to);
    List<Tick> ticks = RandomTicks.list(columns).subList(from, to);

    TickBlock block = TickBlock.of(bytes);
    TickColumns read = new TickColumns(kind);
    read.add(ticks.get(0));
    block.read(read);
    assertThat(RandomTicks.list(read)).isEqualTo(ticks);
    assertHead(block.head(), ticks);
    assertThat(writer.write(columns, from, to)).as("the same bytes again").isEqualTo(bytes);
    long[] one = new long[ticks.size()];
    for (TickColumn column : kind.columns()) {
      block.read(column, one);
      assertThat(one).as("%s", column).startsWith(read.column(column)[0]).hasSize(ticks.size());
      for (int i = 0; i < one.length; i++) {
        assertThat(one[i]).isEqualTo(read.column(column)[i]);
      }
    }
  }

  private static void assertHead(TickHead head, List<Tick> ticks) {
    Tick first = ticks.get(0);
    Tick last = ticks.get(ticks.size() - 1);
    boolean oneScale =
        least(ticks, Tick::priceDecimals) == most(ticks, Tick::priceDecimals)
            && least(ticks, Tick::sizeDecimals) == most(ticks, Tick::sizeDecimals);
    BigInteger volume = sum(ticks, tick -> BigInteger.valueOf(size(tick)));
    boolean totals = first instanceof TradeTick && oneScale && volume.bitLength() < 64;
    BigInteger notional =
        sum(ticks, tick -> BigInteger.valueOf(low(tick)).multiply(BigInteger.valueOf(size(tick))));
    assertThat(head.hasOneScale()).isEqualTo(oneScale);
    assertThat(WideSum.toBigInteger(head.notionalHigh(), head.notionalLow()))
        .isEqualTo(totals ? notional : BigInteger.ZERO);
    assertThat(head)
        .isEqualTo(
            new TickHead(
                TickKind.of(first),
                ticks.size(),
                TickPosition.of(first),
                TickPosition.of(last),
                low(first),
                low(last),
                least(ticks, TickBlockTest::low),
                most(ticks, TickBlockTest::high),
                (int) least(ticks, Tick::priceDecimals),
                (int) most(ticks, Tick::priceDecimals),
                (int) least(ticks, Tick::sizeDecimals),
                (int) most(ticks, Tick::sizeDecimals),
                least(ticks, Tick::source),
                most(ticks, Tick::source),
                (int) least(ticks, Tick::flags),
                (int) most(ticks, Tick::flags),
                totals,
                totals ? volume.longValue() : 0,
                totals ? notional.shiftRight(64).longValue() : 0,
                totals ? notional.longValue() : 0));
  }

  private static BigInteger sum(List<Tick> ticks, Function<Tick, BigInteger> field) {
    return ticks.stream().map(field).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static long least(List<Tick> ticks, ToLongFunction<Tick> field) {
    return ticks.stream().mapToLong(field).min().orElseThrow();
  }

  private static long most(List<Tick> ticks, ToLongFunction<Tick> field) {
    return ticks.stream().mapToLong(field).max().orElseThrow();
  }

  private static long low(Tick tick) {
    return tick instanceof TradeTick trade ? trade.price() : ((QuoteTick) tick).bidPrice();
  }

  private static long high(Tick tick) {
    return tick instanceof TradeTick trade ? trade.price() : ((QuoteTick) tick).askPrice();
  }

  private static long size(Tick tick) {
    return tick instanceof TradeTick trade ? trade.size() : 0;
  }

  @Example
  void whatIsNoBlockOfTicksIsRefused() {
    TickColumns trades = RandomTicks.columns(TickKind.TRADE, trades(TickBlock.ROWS_MAX + 1));
    TickBlockWriter writer = new TickBlockWriter(TickKind.TRADE);
    assertThatThrownBy(() -> writer.write(trades, 0, TickBlock.ROWS_MAX + 1))
        .hasMessage("ticks: must be 1 to 4096 of the 4097 there are, got places 0 to 4097");
    assertThatThrownBy(() -> writer.write(trades, 5, 5))
        .hasMessage("ticks: must be 1 to 4096 of the 4097 there are, got places 5 to 5");
    assertThatThrownBy(() -> new TickBlockWriter(TickKind.QUOTE).write(trades, 0, 1))
        .hasMessage("ticks: must be of kind QUOTE, got TRADE");
    byte[] block = writer.write(trades, 0, TickBlock.ROWS_MAX);
    assertThat(TickBlock.of(block).count()).isEqualTo(TickBlock.ROWS_MAX);
    assertThatThrownBy(() -> TickBlock.of(block).read(new TickColumns(TickKind.QUOTE)))
        .hasMessage("ticks: must be of kind TRADE, got QUOTE");
    assertThatThrownBy(() -> TickBlock.of(block).read(TickColumn.BID_PRICE, new long[1]))
        .hasMessage("column: must be one of TRADE, got BID_PRICE");
    block[1] = 1;
    assertThatThrownBy(() -> TickBlock.of(block)).hasMessage("block: schema 1 is not one of ticks");
    assertThatThrownBy(() -> TickBlock.of(new byte[1])).hasMessage("block: 1 bytes are too few");
    trades.add(trades.get(0));
    assertThatThrownBy(() -> writer.write(trades, TickBlock.ROWS_MAX, TickBlock.ROWS_MAX + 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ticks: must be in the order of identity, got TickPosition[");
  }

  private static List<Tick> trades(int count) {
    long source = Tag.of("TEST");
    return IntStream.range(0, count)
        .mapToObj(i -> (Tick) new TradeTick(1_000L * i, source, i, 0, 0, 0, 2, 0, 100 + i % 7, 10))
        .toList();
  }
}
