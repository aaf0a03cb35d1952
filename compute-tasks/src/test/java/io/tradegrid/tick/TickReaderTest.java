package io.tradegrid.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Goal: whatever blocks a history is in, a reader gives the history. Method: any ticks in any
 * layout of blocks, late ones, duplicates and unfinished merges among them, against the plain list.
 */
final class TickReaderTest {

  @Property(tries = 400)
  void aScanIsTheListOfTheRange(
      @ForAll long seed,
      @ForAll TickKind kind,
      @ForAll boolean wild,
      @ForAll @IntRange(max = 300) int count) {
    RandomTicks random = new RandomTicks(seed, wild);
    List<Tick> ticks = random.list(kind, count);
    List<Tick> history = RandomTicks.history(ticks);
    TickReader reader = RandomBlocks.reader(kind, ticks, random.random());
    for (int i = 0; i < 4; i++) {
      TickRange range = RandomBlocks.range(ticks, random.random());
      List<Tick> scanned = new ArrayList<>();
      long handedOut =
          reader.scan(
              range,
              kind.columns(),
              (columns, from, to) -> {
                scanned.addAll(RandomTicks.list(columns).subList(from, to));
                return true;
              });
      assertThat(scanned).isEqualTo(RandomBlocks.in(range, history));
      assertThat(handedOut).isEqualTo(scanned.size());
    }
  }

  @Property(tries = 200)
  void pagesFollowEachOtherInAnyLayoutAndWithAnyColumns(
      @ForAll long seed,
      @ForAll TickKind kind,
      @ForAll @IntRange(max = 200) int count,
      @ForAll @IntRange(min = 1, max = 60) int limit) {
    RandomTicks random = new RandomTicks(seed, false);
    List<Tick> ticks = random.list(kind, count);
    TickRange range = RandomBlocks.range(ticks, random.random());
    List<Tick> expected = RandomBlocks.in(range, RandomTicks.history(ticks));
    Set<TickColumn> columns = EnumSet.noneOf(TickColumn.class);
    kind.columns().stream().filter(c -> random.random().nextBoolean()).forEach(columns::add);
    TickColumns list = RandomTicks.columns(kind, expected);
    Optional<TickPosition> next = Optional.empty();
    int done = 0;
    do {
      // Between two pages everything may have been merged into other blocks.
      TickReader reader = RandomBlocks.reader(kind, ticks, random.random());
      TickPage page = reader.page(range, columns, next, limit);
      for (TickColumn column : kind.columns()) {
        boolean known = columns.contains(column) || column.place() <= 2;
        for (int i = 0; i < page.ticks().count(); i++) {
          assertThat(page.ticks().column(column)[i])
              .as("%s of %d", column, done + i)
              .isEqualTo(known ? list.column(column)[done + i] : 0);
        }
      }
      done += page.ticks().count();
      next = page.next().map(position -> TickPosition.parse(position.token()));
      assertThat(page.ticks().count()).isLessThanOrEqualTo(limit);
      assertThat(page.ticks().count() == limit || next.isEmpty()).as("full").isTrue();
    } while (next.isPresent());
    assertThat(done).isEqualTo(expected.size());
  }

  @Property(tries = 300)
  void theLatestIsTheLastOfTheList(
      @ForAll long seed,
      @ForAll TickKind kind,
      @ForAll boolean wild,
      @ForAll @IntRange(max = 200) int count) {
    RandomTicks random = new RandomTicks(seed, wild);
    List<Tick> ticks = random.list(kind, count);
    List<Tick> history = RandomTicks.history(ticks);
    TickReader reader = RandomBlocks.reader(kind, ticks, random.random());
    for (int i = 0; i < 6; i++) {
      long atNs = RandomBlocks.near(ticks, random.random());
      int without = random.random().nextInt(3) == 0 ? random.random().nextInt(32) : 0;
      TickSource source = RandomBlocks.source(random.random());
      Optional<Tick> expected =
          RandomBlocks.counted(without, source, history).stream()
              .filter(tick -> tick.timeNs() <= atNs)
              .reduce((before, after) -> after);
      assertThat(reader.latest(atNs, without, source)).isEqualTo(expected);
    }
  }

  @Example
  void aScanCanBeLeftAndTheReaderUsedAgain() {
    RandomTicks random = new RandomTicks(5, false);
    List<Tick> ticks = random.list(TickKind.TRADE, 500);
    TickReader reader = RandomBlocks.reader(TickKind.TRADE, ticks, random.random());
    TickRange all = TickRange.of(Long.MIN_VALUE, Long.MAX_VALUE);
    for (int i = 0; i < 3; i++) {
      List<Tick> scanned = new ArrayList<>();
      reader.scan(
          all,
          TickKind.TRADE.columns(),
          (columns, from, to) -> {
            scanned.add(columns.get(from));
            return false;
          });
      assertThat(scanned).containsExactly(RandomTicks.history(ticks).get(0));
    }
  }

  @Example
  void badArgumentsAreRefused() {
    TickReader reader = new TickReader(new TickBlockList(TickKind.TRADE, List.of()));
    TickRange range = TickRange.of(0, 1);
    assertThatThrownBy(() -> reader.page(range, List.of(), Optional.empty(), 0))
        .hasMessage("limit: must be 1 to 65536, got 0");
    assertThatThrownBy(() -> reader.page(range, List.of(), Optional.empty(), 65_537))
        .hasMessage("limit: must be 1 to 65536, got 65537");
    assertThatThrownBy(() -> reader.page(range, List.of(TickColumn.ASK_SIZE), Optional.empty(), 1))
        .hasMessage("column: must be one of TRADE, got ASK_SIZE");
    assertThatThrownBy(() -> TickRange.of(1, 0))
        .hasMessage("toNs: must not be before fromNs 1, got 0");
    assertThatThrownBy(() -> new TickSource(-2))
        .hasMessage("source: must be a tag, 0 or -1, got -2");
    assertThatThrownBy(() -> TickPosition.parse("1.2"))
        .hasMessage("token: must be three hexadecimal numbers with dots between them, got '1.2'");
    assertThatThrownBy(() -> TickPosition.parse("1.2.x"))
        .hasMessage("token: must be three hexadecimal numbers with dots between them, got '1.2.x'");
    StoredBlock quotes =
        RandomBlocks.of(
                TickKind.QUOTE,
                new RandomTicks(1, false).list(TickKind.QUOTE, 3),
                new SplittableRandom(1))
            .get(0);
    assertThatThrownBy(() -> new TickBlockList(TickKind.TRADE, List.of(quotes)))
        .hasMessage("block: must be of TRADE, got QUOTE");
  }
}
