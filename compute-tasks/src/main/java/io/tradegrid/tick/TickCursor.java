package io.tradegrid.tick;

import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of a range in the order of identity, each once, in runs. Where blocks do not overlap, a
 * run is a block or a part of it and nothing is copied; where they do, runs alternate between them
 * as long as each stretch is worth it, and are merged where not. A whole block is handed out before
 * any of it is read. As many blocks are open as overlap at one time.
 */
final class TickCursor {

  /** Shorter stretches are merged: a run costs about as much as copying some ten ticks. */
  private static final int STRETCH_MIN = 32;

  private final BlockShelf shelf;
  private final List<StoredBlock> blocks;
  private final long fromNs;
  private final long throughNs;
  private final TickFilter filter;
  private final int selection;
  private final List<OpenBlock> open = new ArrayList<>();
  private TickColumns merged;
  private TickColumns filtered;
  private int nextBlock;

  /** The run: a block not open yet, one that is, or merged ticks. */
  private StoredBlock whole;

  private OpenBlock part;
  private boolean isMerged;
  private int from;
  private int to;

  /**
   * Makes a cursor.
   *
   * @param fromNs first time
   * @param throughNs last time
   * @param filter which of their ticks
   * @param selection columns that are read
   */
  TickCursor(
      TickBlocks source,
      BlockShelf shelf,
      long fromNs,
      long throughNs,
      TickFilter filter,
      int selection) {
    this.shelf = shelf;
    this.blocks = filter.of(source.between(fromNs, throughNs));
    this.fromNs = fromNs;
    this.throughNs = throughNs;
    this.filter = filter;
    this.selection = selection;
    this.merged = new TickColumns(source.kind());
    this.filtered = new TickColumns(source.kind());
  }

  /** Goes to the next run; returns whether there is one. What the last one gave is gone then. */
  boolean next() {
    while (advance()) {
      if (leaveOut()) {
        return true;
      }
    }
    return false;
  }

  private boolean advance() {
    leaveRun();
    for (int i = open.size() - 1; i >= 0; i--) {
      if (!open.get(i).hasNext()) {
        shelf.putBack(open.remove(i));
      }
    }
    if (open.isEmpty() && !openNext()) {
      return false;
    }
    if (whole != null) {
      return true;
    }
    if (open.size() == 1 && isAlone(open.get(0).head())) {
      takePart(open.get(0), open.get(0).end);
    } else {
      openOverlapping();
      takeRun();
    }
    return true;
  }

  private void leaveRun() {
    if (part != null && !open.contains(part)) {
      shelf.putBack(part);
    }
    whole = null;
    part = null;
    isMerged = false;
  }

  /** Opens the next block with ticks in the range, or hands it out as a whole. */
  private boolean openNext() {
    while (nextBlock < blocks.size()) {
      StoredBlock stored = blocks.get(nextBlock);
      TickHead head = stored.head();
      nextBlock++;
      if (isAlone(head) && head.firstNs() >= fromNs && head.lastNs() <= throughNs) {
        whole = stored;
        from = 0;
        to = head.count();
        return true;
      }
      if (open(stored)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether all blocks that are not open begin behind a block. */
  private boolean isAlone(TickHead head) {
    return nextBlock == blocks.size()
        || head.last().compareTo(blocks.get(nextBlock).head().first()) < 0;
  }

  private long nextFirstNs() {
    return blocks.get(nextBlock).head().firstNs();
  }

  private boolean open(StoredBlock stored) {
    if (stored.head().lastNs() < fromNs || stored.head().firstNs() > throughNs) {
      return false;
    }
    OpenBlock block = shelf.take(stored);
    block.clip(fromNs, throughNs);
    if (!block.hasNext()) {
      shelf.putBack(block);
      return false;
    }
    open.add(block);
    return true;
  }

  private void openOverlapping() {
    while (nextBlock < blocks.size() && nextFirstNs() <= first().nextNs()) {
      open(blocks.get(nextBlock++));
    }
  }

  private OpenBlock first() {
    OpenBlock first = open.get(0);
    for (int i = 1; i < open.size(); i++) {
      if (open.get(i).nextNs() < first.nextNs()) {
        first = open.get(i);
      }
    }
    return first;
  }

  /** Takes ticks before the next closed block, which is after the first tick there is. */
  private void takeRun() {
    OpenBlock first = first();
    long limitNs = nextBlock < blocks.size() ? nextFirstNs() - 1 : Long.MAX_VALUE;
    long mergeNs = Math.min(limitNs, first.endNs());
    long stretchNs = mergeNs;
    boolean alone = true;
    boolean tied = false;
    for (int i = 0; i < open.size(); i++) {
      OpenBlock other = open.get(i);
      if (other != first && other.nextNs() <= mergeNs) {
        alone = false;
        tied |= other.nextNs() == first.nextNs();
        stretchNs = tied ? stretchNs : Math.min(stretchNs, other.nextNs() - 1);
        mergeNs = Math.min(mergeNs, other.endNs());
      }
    }
    int stretchEnd = tied ? first.next : first.upperBound(stretchNs);
    if (alone || stretchEnd - first.next >= STRETCH_MIN) {
      takePart(first, stretchEnd);
    } else {
      merge(mergeNs);
    }
  }

  private void takePart(OpenBlock block, int end) {
    part = block;
    from = block.next;
    to = end;
    block.next = end;
  }

  private void merge(long mergeNs) {
    merged.clear();
    for (int i = 0; i < open.size(); i++) {
      OpenBlock block = open.get(i);
      int end = block.upperBound(mergeNs);
      if (end > block.next) {
        merged.addAll(block.columns(TickSelection.ALL), block.next, end);
        block.next = end;
      }
    }
    merged.normalise();
    isMerged = true;
    from = 0;
    to = merged.count();
  }

  /** Leaves out what the question is not about; returns whether any ticks are left. */
  private boolean leaveOut() {
    if (filter.keepsAll(head())) {
      return true;
    }
    int kept = filter.look(ticks(filter.selection()), from, to);
    if (kept > 0 && kept < to - from) {
      copyKept(ticks());
    }
    return kept > 0;
  }

  private void copyKept(TickColumns ticks) {
    filtered.clear();
    int stretch = from;
    for (int i = from; i < to; i++) {
      if (!filter.keeps(i)) {
        filtered.addAll(ticks, stretch, i, selection);
        stretch = i + 1;
      }
    }
    filtered.addAll(ticks, stretch, to, selection);
    TickColumns swapped = merged;
    merged = filtered;
    filtered = swapped;
    isMerged = true;
    from = 0;
    to = merged.count();
  }

  /** Returns the head of the block that the run is of, null if it is of several. */
  TickHead head() {
    if (isMerged) {
      return null;
    }
    return whole != null ? whole.head() : part.head();
  }

  /** Returns whether the run is a block from its first tick to its last. */
  boolean isWhole() {
    return !isMerged && to - from == head().count();
  }

  /** Returns the ticks of which {@link #from} to {@link #to} are the run. */
  TickColumns ticks() {
    return ticks(selection);
  }

  private TickColumns ticks(int columns) {
    if (isMerged) {
      return merged;
    }
    if (part == null) {
      part = shelf.take(whole);
    }
    return part.columns(columns);
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Returns how many ticks the run has. */
  int count() {
    return to - from;
  }

  /** Puts the blocks back for the next cursor; there are no more runs then. */
  void finish() {
    leaveRun();
    open.forEach(shelf::putBack);
    open.clear();
    nextBlock = blocks.size();
  }
}
