package io.tradegrid.tickstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickHead;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tick.TickRange;
import io.tradegrid.tick.TickReader;
import io.tradegrid.tick.TradeTick;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever comes in whatever order and however often, and whoever dies in the middle of what,
 * a history is the set of ticks that were acknowledged, and perhaps some that were not. Method:
 * random runs beside a sorted map, over a store that dies at random writes.
 */
final class ShardTicksTest {

  private static final int SHARD = 3;
  private static final long SOURCE = Tag.of("TEST");

  private final MortalStore store = new MortalStore();

  private static TradeTick trade(long timeNs, long sequence) {
    return new TradeTick(timeNs, SOURCE, sequence, 0, 0, 0, 2, 0, 10_000 + sequence % 97, sequence);
  }

  private static TickBlock block(List<? extends Tick> ticks, TickKind kind) {
    TickColumns columns = new TickColumns(kind);
    ticks.forEach(columns::add);
    columns.normalise();
    return TickBlock.of(new TickBlockWriter(kind).write(columns, 0, columns.count()));
  }

  private static TickBlock trades(List<? extends Tick> ticks) {
    return block(ticks, TickKind.TRADE);
  }

  private static List<Tick> all(ShardTicks ticks, String symbol, TickKind kind) {
    List<Tick> all = new ArrayList<>();
    new TickReader(ticks.blocks(symbol, kind))
        .scan(
            TickRange.of(Long.MIN_VALUE, Long.MAX_VALUE),
            kind.columns(),
            (run, from, to) -> {
              for (int i = from; i < to; i++) {
                all.add(run.get(i));
              }
              return true;
            });
    return all;
  }

  private List<TickHead> heads(ShardTicks ticks, String symbol) {
    return ticks.blocks(symbol, TickKind.TRADE).between(Long.MIN_VALUE, Long.MAX_VALUE).stream()
        .map(StoredBlock::head)
        .toList();
  }

  /** Makes a run of ticks about some moment: new ones, late ones and repeats. */
  private static List<TradeTick> run(SplittableRandom random, long moment) {
    List<TradeTick> run = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 1 + random.nextInt(4_096) : 1 + random.nextInt(60);
    long time = random.nextInt(4) == 0 ? random.nextLong(moment + 1) : moment;
    for (int i = 0; i < count; i++) {
      run.add(trade(time, time % 1_000_000));
      time += random.nextInt(3);
    }
    return run;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theHistoryIsTheSetOfWhatWasTaken(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<TickPosition, Tick> expected = new TreeMap<>();
    TreeMap<TickPosition, Tick> sent = new TreeMap<>();
    ShardTicks ticks = ShardTicks.open(SHARD, store, random.nextLong());
    int deaths = 0;
    for (int round = 0; round < 300; round++) {
      store.changesToLive = random.nextInt(6) == 0 ? random.nextInt(12) : -1;
      List<TradeTick> taken = new ArrayList<>();
      try {
        for (int i = 0; i <= random.nextInt(4); i++) {
          List<TradeTick> run = run(random, round * 500L);
          run.forEach(tick -> sent.put(TickPosition.of(tick), tick));
          ticks.add("A", trades(run));
          taken.addAll(run);
        }
        ticks.flush();
        taken.forEach(tick -> expected.put(TickPosition.of(tick), tick));
      } catch (MortalStore.Death e) {
        deaths++;
        store.changesToLive = -1;
        ticks = ShardTicks.open(SHARD, store, random.nextLong());
      }
      if (round % 20 == 0) {
        assertHistory(seed, all(ticks, "A", TickKind.TRADE), expected, sent);
      }
    }
    assertThat(deaths).as("seed %d", seed).isGreaterThan(10);
    assertHistory(seed, all(ticks, "A", TickKind.TRADE), expected, sent);
    ShardTicks again = ShardTicks.open(SHARD, store, random.nextLong());
    assertThat(all(again, "A", TickKind.TRADE)).isEqualTo(all(ticks, "A", TickKind.TRADE));
    assertNoOverlap(heads(again, "A"));
    assertThat(store.blocks).hasSameSizeAs(heads(again, "A"));
  }

  /** All that was acknowledged is there, and nothing that was not sent, in order and once. */
  private static void assertHistory(
      long seed,
      List<Tick> history,
      Map<TickPosition, Tick> expected,
      Map<TickPosition, Tick> sent) {
    TickPosition before = null;
    for (Tick tick : history) {
      TickPosition position = TickPosition.of(tick);
      if (before != null && before.compareTo(position) >= 0) {
        fail("seed %d: %s before %s", seed, before, position);
      }
      if (!tick.equals(sent.get(position))) {
        fail("seed %d: %s was not sent", seed, tick);
      }
      before = position;
    }
    Set<TickPosition> missing = new HashSet<>(expected.keySet());
    history.forEach(tick -> missing.remove(TickPosition.of(tick)));
    assertThat(missing).as("seed %d: acknowledged and gone", seed).isEmpty();
  }

  private static void assertNoOverlap(List<TickHead> heads) {
    for (int i = 1; i < heads.size(); i++) {
      assertThat(heads.get(i).first()).isGreaterThan(heads.get(i - 1).last());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void anOwnerThatDoesNotKnowItIsNoneHarmsNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<TickPosition, Tick> expected = new TreeMap<>();
    ShardTicks old = ShardTicks.open(SHARD, store, 1);
    for (int i = 0; i < 40; i++) {
      addTo(old, run(random, i * 400L), expected);
    }
    ShardTicks fresh = ShardTicks.open(SHARD, store, 2);
    for (int i = 40; i < 90; i++) {
      List<TradeTick> run = run(random, i * 400L);
      if (random.nextBoolean()) {
        try {
          addTo(old, run, new TreeMap<>());
        } catch (BlockGoneException e) {
          old = ShardTicks.open(SHARD, store, 100 + i);
        }
        // It got no acknowledgement from the one that had lost the shard, so it sends again.
      }
      try {
        addTo(fresh, run, expected);
      } catch (BlockGoneException e) {
        fresh = ShardTicks.open(SHARD, store, 1_000 + i);
        addTo(fresh, run, expected);
      }
    }
    ShardTicks last = ShardTicks.open(SHARD, store, 3);
    assertThat(all(last, "A", TickKind.TRADE))
        .as("seed %d", seed)
        .isEqualTo(List.copyOf(expected.values()));
  }

  private static void addTo(
      ShardTicks ticks, List<TradeTick> run, Map<TickPosition, Tick> expected) {
    ticks.add("A", trades(run));
    ticks.flush();
    run.forEach(tick -> expected.put(TickPosition.of(tick), tick));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theTailIsThereUntilItsTicksAreElsewhere(int changes) {
    ShardTicks ticks = ShardTicks.open(SHARD, store, 1);
    TradeTick last = trade(10_000, 1);
    ticks.add("A", trades(List.of(last)));
    ticks.flush();
    List<TradeTick> before = new ArrayList<>();
    for (int i = 0; i < TickBlock.ROWS_MAX; i++) {
      before.add(trade(i, i));
    }
    store.changesToLive = changes;
    try {
      ticks.add("A", trades(before));
      ticks.flush();
    } catch (MortalStore.Death e) {
      assertThat(store.changesToLive).isZero();
    }
    store.changesToLive = -1;
    ShardTicks again = ShardTicks.open(SHARD, store, 2);
    assertThat(all(again, "A", TickKind.TRADE)).endsWith(last);
  }

  @Test
  void whatIsNotFlushedIsNotSeen() {
    ShardTicks ticks = ShardTicks.open(SHARD, store, 1);
    ticks.add("A", trades(List.of(trade(5, 1))));
    assertThat(all(ticks, "A", TickKind.TRADE)).isEmpty();
    assertThat(ticks.symbols(TickKind.TRADE)).isEmpty();
    ticks.flush();
    assertThat(all(ticks, "A", TickKind.TRADE)).containsExactly(trade(5, 1));
    assertThat(ticks.symbols(TickKind.TRADE)).containsExactly("A");
    assertThat(all(ticks, "B", TickKind.TRADE)).isEmpty();
    assertThat(all(ticks, "A", TickKind.QUOTE)).isEmpty();
  }

  @Test
  void repeatsAreCountedAndWrittenOnce() {
    ShardTicks ticks = ShardTicks.open(SHARD, store, 1);
    List<TradeTick> many = new ArrayList<>();
    for (int i = 0; i < TickBlock.ROWS_MAX; i++) {
      many.add(trade(i, i));
    }
    assertThat(ticks.add("A", trades(many))).isEqualTo(new ShardTicks.Taken(4_096, 0));
    ticks.flush();
    int writes = store.writes;
    assertThat(ticks.add("A", trades(many.subList(7, 900))))
        .isEqualTo(new ShardTicks.Taken(893, 893));
    ticks.flush();
    assertThat(store.writes).isEqualTo(writes).isEqualTo(1);
    assertThat(all(ticks, "A", TickKind.TRADE)).isEqualTo(many);
  }

  @Test
  void ticksOneByOneEndInFullBlocks() {
    ShardTicks ticks = ShardTicks.open(SHARD, store, 1);
    int count = 10_000;
    List<TradeTick> sent = new ArrayList<>();
    for (int i = 0; i < count; i += 50) {
      List<TradeTick> run = new ArrayList<>();
      for (int j = i; j < i + 50; j++) {
        run.add(trade(j, j));
      }
      ticks.add("A", trades(run));
      ticks.flush();
      sent.addAll(run);
    }
    assertThat(all(ticks, "A", TickKind.TRADE)).isEqualTo(sent);
    assertThat(store.blocks).as("blocks of %d ticks", count).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void whatIsOldIsRemovedAndSaidHowMany() {
    ShardTicks ticks = ShardTicks.open(SHARD, store, 1);
    List<TradeTick> many = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      many.add(trade(i, i));
    }
    ticks.add("A", trades(many.subList(0, 4_000)));
    ticks.add("A", trades(many.subList(4_000, 8_000)));
    ticks.add("A", trades(many.subList(8_000, 9_000)));
    QuoteTick quote = new QuoteTick(1, SOURCE, 1, 0, 0, 0, 2, 0, 10, 5, 11, 5);
    ticks.add("A", block(List.of(quote), TickKind.QUOTE));
    ticks.flush();
    long bytes = bytes();
    Expired old = ticks.expire(TickKind.TRADE, 5_500, 100, true);
    assertThat(old).extracting(Expired::ticks, Expired::blocks).containsExactly(5_500L, 1L);
    assertThat(old.oldestNs()).isEqualTo(5_500);
    assertThat(all(ticks, "A", TickKind.TRADE)).isEqualTo(many);
    Expired gone = ticks.expire(TickKind.TRADE, 5_500, 100, false);
    assertThat(gone).isEqualTo(new Expired(5_500, 1, bytes - bytes(), 5_500));
    assertThat(all(ticks, "A", TickKind.TRADE)).isEqualTo(many.subList(5_500, 9_000));
    assertThat(all(ticks, "A", TickKind.QUOTE)).containsExactly(quote);
    assertThat(ticks.size(TickKind.TRADE).ticks()).isEqualTo(3_500);
    assertThat(ticks.expire(TickKind.TRADE, 5_500, 100, false))
        .isEqualTo(new Expired(0, 0, 0, 5_500));
    Expired one = ticks.expire(TickKind.TRADE, 10_000, 1, false);
    assertThat(one.blocks()).isOne();
    Expired rest = ticks.expire(TickKind.TRADE, 10_000, 100, false);
    assertThat(one.ticks() + rest.ticks()).isEqualTo(3_500);
    assertThat(rest.oldestNs()).isEqualTo(Long.MAX_VALUE);
    assertThat(all(ticks, "A", TickKind.TRADE)).isEmpty();
    assertThat(ticks.symbols(TickKind.TRADE)).isEmpty();
    assertThat(ticks.symbols(TickKind.QUOTE)).containsExactly("A");
    assertThat(store.blocks).hasSize(1);
  }

  private long bytes() {
    return store.blocks.values().stream().mapToLong(block -> block.length).sum();
  }
}
