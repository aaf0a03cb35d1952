package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: a run of ticks is the set of them, whatever way they came. Method: any ticks against a
 * sorted map, and the laws that a union has.
 */
final class TickColumnsTest {

  @Property(tries = 300)
  void anyTicksBecomeTheirHistory(
      @ForAll long seed, @ForAll TickKind kind, @ForAll @IntRange(max = 300) int count) {
    List<Tick> ticks = new RandomTicks(seed, true).list(kind, count);
    TickColumns columns = RandomTicks.columns(kind, ticks);
    assertThat(RandomTicks.list(columns)).isEqualTo(ticks);
    columns.normalise();
    assertThat(columns.isNormal()).isTrue();
    assertThat(RandomTicks.list(columns)).isEqualTo(RandomTicks.history(ticks));
  }

  @Property(tries = 200)
  void unionIsTheSameInAnyOrderAndGrouping(
      @ForAll long seed, @ForAll TickKind kind, @ForAll @IntRange(min = 1, max = 12) int runs) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> ticks = random.list(kind, 200);
    List<TickColumns> parts = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      TickColumns part = new TickColumns(kind);
      ticks.stream().filter(tick -> random.random().nextInt(3) == 0).forEach(part::add);
      part.normalise();
      parts.add(part);
    }
    List<Tick> all = parts.stream().flatMap(part -> RandomTicks.list(part).stream()).toList();
    while (parts.size() > 1) {
      Collections.shuffle(parts, new Random(seed));
      TickColumns merged = union(parts.remove(0), parts.remove(0));
      parts.add(merged);
      if (random.random().nextInt(3) == 0) {
        parts.add(union(merged, merged));
      }
    }
    assertThat(RandomTicks.list(parts.get(0))).isEqualTo(RandomTicks.history(all));
  }

  private static TickColumns union(TickColumns left, TickColumns right) {
    TickColumns union = new TickColumns(left.kind());
    union.addAll(left, 0, left.count());
    union.addAll(right, 0, right.count());
    union.normalise();
    return union;
  }

  @Example
  void aTickThatIsToldAgainLateIsNotStaleForIt() {
    int again = TickFlag.STALE.bit() | TickFlag.AFTER_GAP.bit();
    for (int flags : new int[] {0, TickFlag.OUTLIER.bit(), TickFlag.AFTER_GAP.bit()}) {
      TickColumns first = new TickColumns(TickKind.TRADE);
      first.add(new TradeTick(5, 1, 1, 0, 0, flags, 2, 0, 10, 1));
      TickColumns second = new TickColumns(TickKind.TRADE);
      second.add(new TradeTick(5, 1, 1, 0, 0, again, 2, 0, 10, 1));
      assertThat(union(first, second).trade(0).flags()).isEqualTo(flags);
      assertThat(union(second, first).trade(0).flags()).isEqualTo(flags);
    }
  }

  @Example
  void itIsUsedAgain() {
    TickColumns columns = new TickColumns(TickKind.TRADE);
    for (int round = 0; round < 20; round++) {
      List<Tick> ticks = new RandomTicks(round, true).list(TickKind.TRADE, 50 * (round % 5));
      columns.clear();
      ticks.forEach(columns::add);
      columns.normalise();
      assertThat(RandomTicks.list(columns)).isEqualTo(RandomTicks.history(ticks));
    }
  }

  @Example
  void aTickOfTheOtherKindIsRefused() {
    Tick quote = new RandomTicks(1, false).list(TickKind.QUOTE, 1).get(0);
    TickColumns trades = new TickColumns(TickKind.TRADE);
    assertThatThrownBy(() -> trades.add(quote))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tick: must be of kind TRADE, got QuoteTick[");
    assertThatThrownBy(() -> trades.addAll(new TickColumns(TickKind.QUOTE), 0, 0))
        .hasMessage("ticks: must be of kind TRADE, got QUOTE");
    assertThat(trades.count()).isZero();
  }
}
