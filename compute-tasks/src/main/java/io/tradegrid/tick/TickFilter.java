package io.tradegrid.tick;

import java.util.List;

/** Which ticks of a time a question is about. Not for several threads. */
final class TickFilter {

  private final int withoutFlags;
  private final TickSource source;

  /** Null if merged quotes are like any other ticks. */
  private final MergedDays days;

  private boolean[] kept = new boolean[0];

  /**
   * Makes one.
   *
   * @param withoutFlags bits of the flags whose ticks are left out
   * @param days of the symbol's quotes; null for trades
   */
  TickFilter(int withoutFlags, TickSource source, MergedDays days) {
    this.withoutFlags = withoutFlags;
    this.source = source;
    this.days = source.equals(TickSource.PREFERRED) ? days : null;
  }

  /** Returns the blocks, of some, that may have ticks which are kept. */
  List<StoredBlock> of(List<StoredBlock> blocks) {
    return source.isOne()
        ? blocks.stream().filter(block -> mayKeep(block.head())).toList()
        : blocks;
  }

  /** Returns whether a block may have ticks that are kept. */
  boolean mayKeep(TickHead head) {
    return !source.isOne()
        || (head.minSource() <= source.code() && source.code() <= head.maxSource());
  }

  /**
   * Returns whether a run is kept as it is.
   *
   * @param head of the block that it is of; null if it is of several
   */
  boolean keepsAll(TickHead head) {
    boolean hasFlags = withoutFlags == 0 || (head != null && !head.flagged());
    return hasFlags && keepsSources(head);
  }

  private boolean keepsSources(TickHead head) {
    if (source.isOne()) {
      return head != null && head.minSource() == head.maxSource() && mayKeep(head);
    }
    return days == null || (head != null && days.keepsAll(head));
  }

  /** Returns the columns that it looks at. */
  int selection() {
    return (withoutFlags == 0 ? 0 : TickSelection.FLAGS)
        | (source.isOne() ? TickSelection.SOURCE : 0)
        | (days == null ? 0 : TickSelection.TIME | TickSelection.FLAGS);
  }

  /** Looks at each tick of a run; returns how many are kept. */
  int look(TickColumns ticks, int from, int to) {
    if (kept.length < to) {
      kept = new boolean[to];
    }
    long[] flags = ticks.column(TickColumn.FLAGS);
    for (int i = from; i < to; i++) {
      kept[i] = withoutFlags == 0 || (flags[i] & withoutFlags) == 0;
    }
    if (source.isOne()) {
      long[] sources = ticks.column(TickColumn.SOURCE);
      for (int i = from; i < to; i++) {
        kept[i] &= sources[i] == source.code();
      }
    }
    if (days != null && !days.keepsAll(ticks.timeNs(from), ticks.timeNs(to - 1))) {
      for (int i = from; i < to; i++) {
        kept[i] = kept[i] && days.keeps(ticks.timeNs(i), flags[i]);
      }
    }
    int count = 0;
    for (int i = from; i < to; i++) {
      count += kept[i] ? 1 : 0;
    }
    return count;
  }

  /** Returns whether a tick of the run that was looked at is kept. */
  boolean keeps(int place) {
    return kept[place];
  }
}
