package io.tradegrid.tick;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Blocks as they are in the middle of a day: small fresh ones, late ones, full ones, merged ones
 * beside those they were made of.
 */
final class RandomBlocks {

  private RandomBlocks() {}

  static TickReader reader(TickKind kind, List<? extends Tick> ticks, SplittableRandom random) {
    return new TickReader(new TickBlockList(kind, of(kind, ticks, random)));
  }

  /** Returns blocks that together have the ticks, each of them once or more often. */
  static List<StoredBlock> of(TickKind kind, List<? extends Tick> ticks, SplittableRandom random) {
    List<TickColumns> runs = arrivals(kind, ticks, random);
    int merges = runs.isEmpty() ? 0 : random.nextInt(6);
    for (int i = 0; i < merges; i++) {
      merge(kind, runs, random);
    }
    TickBlockWriter writer = new TickBlockWriter(kind);
    List<StoredBlock> blocks = new ArrayList<>();
    for (TickColumns run : runs) {
      blocks.add(StoredBlock.of(writer.write(run, 0, run.count())));
    }
    return blocks;
  }

  private static List<TickColumns> arrivals(
      TickKind kind, List<? extends Tick> ticks, SplittableRandom random) {
    List<TickColumns> runs = new ArrayList<>();
    int most = 1 + random.nextInt(80);
    boolean sorted = random.nextInt(3) > 0;
    TickColumns all = RandomTicks.columns(kind, ticks);
    if (sorted) {
      all.normalise();
    }
    for (int from = 0; from < all.count(); ) {
      int to = Math.min(all.count(), from + 1 + random.nextInt(most));
      TickColumns run = new TickColumns(kind);
      run.addAll(all, from, to);
      run.normalise();
      runs.add(run);
      from = to;
    }
    return runs;
  }

  /** Writes the union of some runs in runs of its own, and takes only some of the old ones away. */
  private static void merge(TickKind kind, List<TickColumns> runs, SplittableRandom random) {
    int from = random.nextInt(runs.size());
    int to = from + 1 + random.nextInt(runs.size() - from);
    TickColumns union = new TickColumns(kind);
    for (TickColumns run : runs.subList(from, to)) {
      union.addAll(run, 0, run.count());
    }
    union.normalise();
    for (int i = to - 1; i >= from; i--) {
      if (random.nextInt(3) > 0) {
        runs.remove(i);
      }
    }
    int most = 20 + random.nextInt(300);
    for (int i = 0; i < union.count(); i += most) {
      TickColumns part = new TickColumns(kind);
      part.addAll(union, i, Math.min(union.count(), i + most));
      runs.add(part);
    }
  }

  /** Returns a range that begins and ends near ticks, or anywhere, or is empty. */
  static TickRange range(List<? extends Tick> ticks, SplittableRandom random) {
    long one = near(ticks, random);
    long other = near(ticks, random);
    int flags = random.nextInt(3) == 0 ? random.nextInt(32) : 0;
    return new TickRange(Math.min(one, other), Math.max(one, other), flags, source(random));
  }

  /** Returns the preferred source, every one, one that there is, or one that there is not. */
  static TickSource source(SplittableRandom random) {
    String[] sources = {"", "", "", "*", "ITCH", "IEX", "BEST", "NOBODY"};
    return TickSource.of(sources[random.nextInt(sources.length)]);
  }

  static long near(List<? extends Tick> ticks, SplittableRandom random) {
    if (ticks.isEmpty() || random.nextInt(10) == 0) {
      return random.nextInt(2) == 0 ? random.nextLong(100_000) : random.nextLong();
    }
    return ticks.get(random.nextInt(ticks.size())).timeNs() + random.nextInt(-1, 2);
  }

  /** Returns the ticks of a range, of a history. */
  static List<Tick> in(TickRange range, List<Tick> history) {
    return counted(range.withoutFlags(), range.source(), history).stream()
        .filter(tick -> tick.timeNs() >= range.fromNs() && tick.timeNs() < range.toNs())
        .toList();
  }

  /** Returns the ticks of a history, whenever they were, that a question is about. */
  static List<Tick> counted(int withoutFlags, TickSource source, List<Tick> history) {
    Set<Long> mergedDays =
        history.stream().filter(RandomBlocks::isMerged).map(RandomBlocks::day).collect(toSet());
    Predicate<Tick> isOfSource =
        switch ((int) Math.min(source.code(), 1)) {
          case -1 -> tick -> true;
          case 0 -> tick -> isMerged(tick) || !mergedDays.contains(day(tick));
          default -> tick -> tick.source() == source.code();
        };
    return history.stream()
        .filter(isOfSource)
        .filter(tick -> (tick.flags() & withoutFlags) == 0)
        .toList();
  }

  private static boolean isMerged(Tick tick) {
    return TickFlag.MERGED.in(tick.flags());
  }

  private static long day(Tick tick) {
    return Math.floorDiv(tick.timeNs(), 86_400_000_000_000L);
  }
}
