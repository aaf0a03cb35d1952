package io.tradegrid.tick;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * On which days, UTC, a symbol has merged quotes: there they are the quotes that count where nobody
 * asks for others. Each day is looked at once, in the heads of its blocks if that will do, and
 * whatever part of it is asked about, so that all questions agree. Not for several threads.
 */
final class MergedDays {

  private static final long DAY_NS = 86_400_000_000_000L;

  private final TickBlocks quotes;
  private final BlockShelf shelf;

  /** By the first nanosecond of a day. */
  private final Map<Long, Boolean> known = new HashMap<>();

  /** The day of the last question. */
  private long fromNs;

  private long throughNs = -1;
  private boolean isMerged;

  MergedDays(TickBlocks quotes, BlockShelf shelf) {
    this.quotes = quotes;
    this.shelf = shelf;
  }

  /** Returns whether all quotes of a block count. */
  boolean keepsAll(TickHead head) {
    return head.isMerged() || keepsAll(head.firstNs(), head.lastNs());
  }

  /** Returns whether all quotes from a time through another count for certain. */
  boolean keepsAll(long firstNs, long lastNs) {
    return !isMerged(firstNs) && lastNs <= throughNs;
  }

  /** Returns whether a quote counts. */
  boolean keeps(long timeNs, long flags) {
    return TickFlag.MERGED.in((int) flags) || !isMerged(timeNs);
  }

  private boolean isMerged(long timeNs) {
    if (timeNs < fromNs || timeNs > throughNs) {
      long sinceNs = Math.floorMod(timeNs, DAY_NS);
      // The first and the last day that a long can name are cut off.
      fromNs = Math.max(timeNs, Long.MIN_VALUE + sinceNs) - sinceNs;
      throughNs = timeNs + Math.min(Long.MAX_VALUE - Math.max(timeNs, 0), DAY_NS - 1 - sinceNs);
      isMerged = known.computeIfAbsent(fromNs, unused -> find());
    }
    return isMerged;
  }

  private boolean find() {
    List<StoredBlock> blocks =
        quotes.between(fromNs, throughNs).stream()
            .filter(block -> block.head().hasMerged() && block.head().lastNs() >= fromNs)
            .toList();
    return blocks.stream().anyMatch(block -> isInside(block.head()))
        || blocks.stream().anyMatch(this::hasMergedInside);
  }

  private boolean isInside(TickHead head) {
    return head.firstNs() >= fromNs && head.lastNs() <= throughNs;
  }

  private boolean hasMergedInside(StoredBlock stored) {
    OpenBlock block = shelf.take(stored);
    block.clip(fromNs, throughNs);
    long[] flags = block.columns(TickSelection.FLAGS).column(TickColumn.FLAGS);
    boolean found = false;
    for (int i = block.next; !found && i < block.end; i++) {
      found = TickFlag.MERGED.in((int) flags[i]);
    }
    shelf.putBack(block);
    return found;
  }
}
