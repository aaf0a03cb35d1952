package io.tradegrid.tickstore;

import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.TickBlock;
import io.tradegrid.tick.TickBlockList;
import io.tradegrid.tick.TickBlockWriter;
import io.tradegrid.tick.TickBlocks;
import io.tradegrid.tick.TickColumns;
import io.tradegrid.tick.TickHead;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tick.TickPosition;
import io.tradegrid.tickstore.ShardTicks.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The history of one symbol and kind: kept blocks that do not overlap and, behind them, the tail, a
 * small block that is written again as ticks come. A late tick goes into the block that covers its
 * time, or a new one where none does.
 *
 * <p>Blocks are a set of ticks that only grows, so the order of writes is all the protection there
 * is need of: what replaces blocks is written before they are removed. Whoever dies in between
 * leaves ticks twice in the store, which are once in the set; {@link #load} puts that right. What
 * is written is to be seen by readers, and what it replaces is removed, in {@link #flush} and
 * nowhere else.
 */
final class TickSeries {

  /** A tail of so many ticks is closed: writing it again costs more than another block. */
  static final int TAIL_MAX = 512;

  /** So many small neighbours are merged. */
  static final int SMALL_RUN = 8;

  /** A block of fewer ticks is small. */
  private static final int SMALL = TickBlock.ROWS_MAX / 2;

  private final ShardTicks shard;
  private final String symbol;
  private final TickKind kind;
  private final TickBlockWriter writer;
  private final List<KeptBlock> kept = new ArrayList<>();
  private final TickColumns tail;
  private final TickColumns merged;

  /** Blocks whose ticks are in others now; they go when those are to be seen. */
  private final List<BlockName> superseded = new ArrayList<>();

  private BlockName tailName;
  private boolean tailIsFresh;

  /** The tail as it was last written, null if it is empty. */
  private StoredBlock tailBlock;

  private volatile TickBlocks blocks;
  private volatile Size size = new Size(0, 0);

  TickSeries(ShardTicks shard, String symbol, TickKind kind) {
    this.shard = shard;
    this.symbol = symbol;
    this.kind = kind;
    this.writer = new TickBlockWriter(kind);
    this.tail = new TickColumns(kind);
    this.merged = new TickColumns(kind);
    this.blocks = new TickBlockList(kind, List.of());
  }

  /** Returns the blocks as they are durable now; for any thread. */
  TickBlocks blocks() {
    return blocks;
  }

  /** Takes in what the store has, and merges what overlaps because an owner died merging. */
  void load(List<KeptBlock> stored) {
    kept.clear();
    kept.addAll(stored);
    kept.sort(Comparator.comparing(block -> block.head().first()));
    for (int i = 1; i < kept.size(); ) {
      TickPosition reach = kept.get(i - 1).head().last();
      if (kept.get(i).head().first().compareTo(reach) > 0) {
        i++;
      } else {
        merge(i - 1, i + 1);
        i = Math.max(1, i - 1);
      }
    }
    flush();
  }

  /**
   * Adds a run of ticks; they are durable and to be seen after {@link #flush}.
   *
   * @param fresh normal
   * @return how many were there already
   */
  int add(TickColumns fresh) {
    int repeated = 0;
    for (int from = 0; from < fresh.count(); ) {
      TickPosition first = fresh.position(from);
      int next = firstAfter(first);
      int to;
      if (next > 0 && first.compareTo(kept.get(next - 1).head().last()) <= 0) {
        to = end(fresh, from, kept.get(next - 1).head().last(), true);
        repeated += insert(next - 1, fresh, from, to);
      } else if (next < kept.size()) {
        to = end(fresh, from, kept.get(next).head().first(), false);
        merged.clear();
        merged.addAll(fresh, from, to);
        kept.addAll(next, writeAll(merged));
        mergeSmall(next);
      } else {
        to = fresh.count();
        repeated += addToTail(fresh, from, to);
      }
      from = to;
    }
    return repeated;
  }

  /**
   * Adds a block as it is, without reading it, if it is full enough, behind all there is, and would
   * leave no small tail before it.
   *
   * @return whether it was taken
   */
  boolean add(TickHead head, byte[] block) {
    TickPosition last = lastPosition();
    boolean behind = last == null || head.first().compareTo(last) > 0;
    if (!behind || head.count() < SMALL || tail.count() > 0) {
      return false;
    }
    BlockName name = shard.newName(symbol, kind);
    shard.write(name, block);
    kept.add(shard.kept(name, head, block.length));
    return true;
  }

  private TickPosition lastPosition() {
    if (tail.count() > 0) {
      return tail.position(tail.count() - 1);
    }
    return kept.isEmpty() ? null : kept.get(kept.size() - 1).head().last();
  }

  /** Returns the place of the first kept block that begins after a position. */
  private int firstAfter(TickPosition position) {
    int low = 0;
    int high = kept.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept.get(middle).head().first().compareTo(position) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the place of the first tick behind a position, or at it if that is not included. */
  private static int end(TickColumns ticks, int from, TickPosition limit, boolean included) {
    int low = from;
    int high = ticks.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = ticks.position(middle).compareTo(limit);
      if (order < 0 || (order == 0 && included)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int insert(int place, TickColumns fresh, int from, int to) {
    KeptBlock old = kept.get(place);
    read(old, merged);
    int before = merged.count();
    merged.addAll(fresh, from, to);
    merged.normalise();
    int repeated = before + (to - from) - merged.count();
    if (repeated < to - from || changes(old)) {
      replace(place, place + 1);
      mergeSmall(place);
    }
    return repeated;
  }

  /** Returns whether what was merged is another block, as when a repeat has other content. */
  private boolean changes(KeptBlock old) {
    return merged.count() > TickBlock.ROWS_MAX
        || !Arrays.equals(old.bytes(), writer.write(merged, 0, merged.count()));
  }

  private int addToTail(TickColumns fresh, int from, int to) {
    int before = tail.count();
    tail.addAll(fresh, from, to);
    tail.normalise();
    tailIsFresh = true;
    int repeated = before + (to - from) - tail.count();
    if (tail.count() >= TickBlock.ROWS_MAX) {
      closeFull();
    }
    return repeated;
  }

  /** Makes full blocks of the tail's first ticks; the rest is the tail. */
  private void closeFull() {
    int full = tail.count() - tail.count() % TickBlock.ROWS_MAX;
    TickColumns rest = new TickColumns(kind);
    rest.addAll(tail, full, tail.count());
    merged.clear();
    merged.addAll(tail, 0, full);
    kept.addAll(writeAll(merged));
    leaveTail();
    tail.clear();
    tail.addAll(rest, 0, rest.count());
    tailIsFresh = tail.count() > 0;
  }

  /** Makes the tail's blocks kept ones that never change again. */
  private void closeTail() {
    if (tail.count() == 0) {
      return;
    }
    int place = kept.size();
    if (!tailIsFresh) {
      kept.add(shard.kept(tailName, tailBlock.head(), tailBlock.bytes().length));
    } else {
      kept.addAll(writeAll(tail));
      leaveTail();
    }
    tail.clear();
    tailBlock = null;
    tailIsFresh = false;
    mergeSmall(place);
  }

  private void leaveTail() {
    if (tailBlock != null) {
      superseded.add(tailName);
      tailBlock = null;
    }
  }

  /** Makes all that was added durable and seen. */
  void flush() {
    if (tailIsFresh) {
      if (tail.count() > TAIL_MAX) {
        closeTail();
      } else {
        writeTail();
      }
    }
    publish();
    superseded.forEach(shard::remove);
    superseded.clear();
  }

  private void writeTail() {
    if (tailBlock == null) {
      tailName = shard.newName(symbol, kind);
    }
    byte[] bytes = writer.write(tail, 0, tail.count());
    shard.write(tailName, bytes);
    tailBlock = StoredBlock.of(bytes);
    tailIsFresh = false;
  }

  private void publish() {
    List<StoredBlock> all = new ArrayList<>(kept);
    if (tailBlock != null) {
      all.add(tailBlock);
    }
    blocks = new TickBlockList(kind, all);
    long ticks = 0;
    long bytes = 0;
    for (KeptBlock block : kept) {
      ticks += block.head().count();
      bytes += block.length();
    }
    size =
        tailBlock == null
            ? new Size(ticks, bytes)
            : new Size(ticks + tailBlock.head().count(), bytes + tailBlock.bytes().length);
  }

  /** Returns how much is durable now; for any thread. */
  Size size() {
    return size;
  }

  /** Merges the small blocks around a place if there are many. */
  private void mergeSmall(int place) {
    int from = Math.min(place, kept.size() - 1);
    int to = from + 1;
    if (!isSmall(from)) {
      return;
    }
    while (from > 0 && isSmall(from - 1)) {
      from--;
    }
    while (to < kept.size() && isSmall(to)) {
      to++;
    }
    if (to - from >= SMALL_RUN) {
      merge(from, to);
    }
  }

  private boolean isSmall(int place) {
    return kept.get(place).head().count() < SMALL;
  }

  /** Makes one set of some neighbours. */
  private void merge(int from, int to) {
    merged.clear();
    TickColumns each = new TickColumns(kind);
    for (KeptBlock block : kept.subList(from, to)) {
      read(block, each);
      merged.addAll(each, 0, each.count());
    }
    merged.normalise();
    replace(from, to);
  }

  private static void read(KeptBlock block, TickColumns into) {
    TickBlock.of(block.bytes()).read(into);
  }

  /** Puts blocks of what was merged in the place of others. */
  private void replace(int from, int to) {
    List<KeptBlock> old = kept.subList(from, to);
    old.forEach(block -> superseded.add(block.name()));
    old.clear();
    kept.addAll(from, writeAll(merged));
  }

  /** Writes ticks as blocks that are as full as can be, the last two evenly. */
  private List<KeptBlock> writeAll(TickColumns ticks) {
    List<KeptBlock> written = new ArrayList<>();
    for (int from = 0; from < ticks.count(); ) {
      int left = ticks.count() - from;
      int count = left <= TickBlock.ROWS_MAX ? left : TickBlock.ROWS_MAX;
      if (left > TickBlock.ROWS_MAX && left < 2 * TickBlock.ROWS_MAX) {
        count = (left + 1) / 2;
      }
      byte[] bytes = writer.write(ticks, from, from + count);
      BlockName name = shard.newName(symbol, kind);
      shard.write(name, bytes);
      written.add(shard.kept(name, TickBlock.of(bytes).head(), bytes.length));
      from += count;
    }
    return written;
  }

  /**
   * Removes ticks before a time.
   *
   * @param blocksMax where it stops
   * @return what was removed
   */
  Expired expire(long beforeNs, int blocksMax) {
    if (blocksMax <= 0 || oldestNs() >= beforeNs) {
      return Expired.kept(oldestNs());
    }
    closeTail();
    Expired gone = Expired.NOTHING;
    int old = 0;
    while (old < blocksMax && old < kept.size() && lastNs(old) < beforeNs) {
      KeptBlock block = kept.get(old++);
      gone = gone.and(whole(block.head(), block.length()));
      superseded.add(block.name());
    }
    kept.subList(0, old).clear();
    if (gone.blocks() < blocksMax && oldestNs() < beforeNs) {
      KeptBlock first = kept.get(0);
      TickColumns all = new TickColumns(kind);
      int count = readUntil(beforeNs, TickBlock.of(first.bytes()), all);
      merged.clear();
      merged.addAll(all, count, all.count());
      replace(0, 1);
      int shorter = first.length() - kept.get(0).length();
      gone = gone.and(new Expired(count, 0, shorter, Long.MAX_VALUE));
    }
    flush();
    return gone.and(Expired.kept(oldestNs()));
  }

  /** Returns what {@link #expire} would remove if it never stopped. */
  Expired expirable(long beforeNs) {
    List<StoredBlock> all = blocks.between(Long.MIN_VALUE, Long.MAX_VALUE);
    Expired gone = Expired.NOTHING;
    for (StoredBlock block : all) {
      if (block.head().lastNs() < beforeNs) {
        gone = gone.and(whole(block.head(), block.bytes().length));
      } else {
        TickColumns ticks = new TickColumns(kind);
        int count = 0;
        if (block.head().firstNs() < beforeNs) {
          count = readUntil(beforeNs, TickBlock.of(block.bytes()), ticks);
        }
        long oldestNs = count > 0 ? ticks.timeNs(count) : block.head().firstNs();
        return gone.and(new Expired(count, 0, 0, oldestNs));
      }
    }
    return gone;
  }

  private static Expired whole(TickHead head, int length) {
    return new Expired(head.count(), 1, length, Long.MAX_VALUE);
  }

  /** Reads a block that has ticks from a time on; returns how many are before it. */
  private static int readUntil(long beforeNs, TickBlock block, TickColumns into) {
    block.read(into);
    int count = 0;
    while (into.timeNs(count) < beforeNs) {
      count++;
    }
    return count;
  }

  private long lastNs(int place) {
    return kept.get(place).head().lastNs();
  }

  private long oldestNs() {
    if (!kept.isEmpty()) {
      return kept.get(0).head().firstNs();
    }
    return tail.count() > 0 ? tail.timeNs(0) : Long.MAX_VALUE;
  }
}
