package io.tradegrid.tickstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.tick.BarFill;
import io.tradegrid.tick.Bars;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickFlag;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickReader;
import io.tradegrid.tick.TradeQueries;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: once nothing is due, the rows are the bars of the set of all trades, whatever came late,
 * twice or to an owner who died in the middle of anything. Method: random runs over stores that die
 * at random writes, beside the bars that the queries make of the whole history.
 */
final class ShardBarsTest {

  private static final int SHARD = 7;
  private static final long SOURCE = Tag.of("TEST");
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final long OPEN = 19_000 * DAY - 90 * SECOND;
  private static final Set<BarLength> ALL = EnumSet.allOf(BarLength.class);
  private static final List<String> SYMBOLS = List.of("A", "BTC-USD");

  private final MortalStore store = new MortalStore();
  private final MortalBars rows = new MortalBars(store);

  private static TradeTick trade(long timeNs, long sequence, int decimals) {
    long price = 10_000 + sequence % 97;
    return new TradeTick(timeNs, SOURCE, sequence, 0, 0, 0, decimals, 0, price, sequence % 50);
  }

  private static byte[] block(List<TradeTick> ticks) {
    TickColumns columns = new TickColumns(TickKind.TRADE);
    ticks.forEach(columns::add);
    columns.normalise();
    return new TickBlockWriter(TickKind.TRADE).write(columns, 0, columns.count());
  }

  /** An owner of the shard, as the thread that writes ticks has it. */
  private final class Owner {
    private final ShardTicks ticks;
    private final ShardBars bars;

    Owner(long number) {
      ticks = ShardTicks.open(SHARD, store, number);
      bars = ShardBars.open(SHARD, ticks, rows, ALL);
    }

    void take(String symbol, List<TradeTick> run) {
      TickBlock block = TickBlock.of(block(run));
      bars.touch(symbol, block);
      bars.record();
      ticks.add(symbol, block);
      ticks.flush();
    }

    void settle() {
      while (bars.isDue()) {
        bars.writeNext();
      }
    }
  }

  private static Map<MortalBars.Key, String> expected(ShardTicks ticks) {
    Map<MortalBars.Key, String> expected = new HashMap<>();
    for (String symbol : SYMBOLS) {
      TradeQueries trades = new TradeQueries(new TickReader(ticks.blocks(symbol, TickKind.TRADE)));
      for (BarLength length : ALL) {
        TickRange all = TickRange.of(Long.MIN_VALUE, Long.MAX_VALUE);
        Bars bars = trades.bars(all, length.interval(), BarFill.NONE);
        for (int bar = 0; bar < bars.count(); bar++) {
          expected.put(
              new MortalBars.Key(symbol, length, bars.startNs(bar)), MortalBars.row(bars, bar));
        }
      }
    }
    return expected;
  }

  private static List<TradeTick> run(SplittableRandom random, long momentNs) {
    List<TradeTick> run = new ArrayList<>();
    long timeNs = random.nextInt(3) == 0 ? OPEN + random.nextLong(momentNs - OPEN + 1) : momentNs;
    int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 3_000 : 30);
    long step = 1 + random.nextLong(random.nextInt(6) == 0 ? 20 * SECOND : SECOND / 5);
    for (int i = 0; i < count; i++) {
      run.add(trade(timeNs, timeNs % 1_000_003, random.nextInt(100) == 0 ? 4 : 2));
      timeNs += random.nextLong(step);
    }
    return run;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void rowsAreTheBarsOfAllTradesWhoeverDies(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Owner owner = new Owner(1);
    List<Map.Entry<String, List<TradeTick>>> sent = new ArrayList<>();
    int deaths = 0;
    for (int round = 0; round < 200; round++) {
      store.changesToLive = random.nextInt(5) == 0 ? random.nextInt(40) : -1;
      long moment = OPEN + 2L * round * SECOND;
      Map.Entry<String, List<TradeTick>> next =
          !sent.isEmpty() && random.nextInt(6) == 0
              ? sent.get(random.nextInt(sent.size()))
              : Map.entry(SYMBOLS.get(random.nextInt(SYMBOLS.size())), run(random, moment));
      sent.add(next);
      try {
        owner.take(next.getKey(), next.getValue());
        if (random.nextInt(3) == 0) {
          owner.settle();
          assertThat(rows.rows).as("seed %d", seed).isEqualTo(expected(owner.ticks));
        } else if (random.nextInt(3) == 0) {
          owner.bars.writeNext();
        }
      } catch (MortalStore.Death e) {
        store.changesToLive = -1;
        deaths++;
        owner = new Owner(round + 2);
        owner.take(next.getKey(), next.getValue());
      }
    }
    store.changesToLive = -1;
    owner.settle();
    assertThat(deaths).as("seed %d: deaths", seed).isGreaterThan(5);
    assertThat(rows.rows).as("seed %d", seed).isEqualTo(expected(owner.ticks));
    assertThat(rows.read(SHARD).due()).isEmpty();
  }

  @Test
  void anOwnerThatIsNoneAnyMoreChangesNothing() {
    Owner old = new Owner(1);
    old.take("A", List.of(trade(OPEN, 1, 2)));
    Owner young = new Owner(2);
    young.settle();
    Map<MortalBars.Key, String> before = Map.copyOf(rows.rows);
    assertThat(before).hasSize(ALL.size());
    assertThatThrownBy(old::settle).isInstanceOf(MortalBars.TooLate.class);
    assertThatThrownBy(() -> old.take("A", List.of(trade(OPEN + DAY, 2, 2))))
        .isInstanceOf(MortalBars.TooLate.class);
    assertThat(rows.rows).isEqualTo(before);
    assertThat(young.ticks.size(TickKind.TRADE).ticks()).isOne();
  }

  @Test
  void barsStayWhenTheirTicksAreGone() {
    Owner owner = new Owner(1);
    long midnight = OPEN + 90 * SECOND;
    owner.take("A", List.of(trade(OPEN, 1, 2), trade(midnight - 1, 2, 2), trade(midnight, 3, 2)));
    owner.bars.expire(midnight);
    Map<MortalBars.Key, String> before = Map.copyOf(rows.rows);
    assertThat(owner.ticks.expire(TickKind.TRADE, midnight, 100, false).ticks()).isEqualTo(2);
    Owner next = new Owner(2);
    next.take("A", List.of(trade(midnight - 2, 4, 2)));
    next.settle();
    assertThat(rows.rows).isEqualTo(before);
    next.take("A", List.of(trade(midnight + 1, 5, 2)));
    next.settle();
    assertThat(rows.rows.get(new MortalBars.Key("A", BarLength.DAY, midnight)))
        .isEqualTo("100.03 100.05 100.03 100.05, 8 of 2");
  }

  @Test
  void whatCannotBeIsLeftOutAndWhatCannotBeAddedIsSaidOnce() {
    Owner owner = new Owner(1);
    TradeTick mad =
        new TradeTick(OPEN, SOURCE, 1, 0, 0, TickFlag.OUT_OF_RANGE.bit(), 0, 0, Long.MAX_VALUE, 1);
    owner.take("A", List.of(mad, trade(OPEN + 1, 2, 2)));
    owner.settle();
    assertThat(rows.rows.get(new MortalBars.Key("A", BarLength.SECOND, OPEN)))
        .isEqualTo("100.02 100.02 100.02 100.02, 2 of 1");
    TradeTick unflagged = new TradeTick(OPEN, SOURCE, 3, 0, 0, 0, 0, 0, Long.MAX_VALUE, 1);
    owner.take("A", List.of(unflagged));
    assertThatThrownBy(owner::settle)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("A: price");
    assertThat(owner.bars.isDue()).isFalse();
  }

  @Test
  void aSteadyFeedWritesFewRecords() {
    Owner owner = new Owner(1);
    for (int i = 0; i < 600; i++) {
      owner.take("A", List.of(trade(OPEN + i * SECOND / 10, i, 2)));
      if (i % 100 == 99) {
        owner.settle();
      }
    }
    assertThat(rows.recordWrites).as("one to say so and one to take it back").isEqualTo(12);
  }
}
