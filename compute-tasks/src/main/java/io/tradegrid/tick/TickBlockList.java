package io.tradegrid.tick;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Blocks of one symbol and one kind that never change, found by halving. For any thread. */
public final class TickBlockList implements TickBlocks {

  private final TickKind kind;
  private final List<StoredBlock> blocks;

  /** The latest last time up to each block. */
  private final long[] reaches;

  /**
   * Makes a list of blocks in any order.
   *
   * @throws IllegalArgumentException if one is of another kind
   */
  public TickBlockList(TickKind kind, Collection<? extends StoredBlock> blocks) {
    List<StoredBlock> sorted = new ArrayList<>(blocks);
    sorted.sort(Comparator.comparingLong(block -> block.head().firstNs()));
    this.kind = kind;
    this.blocks = List.copyOf(sorted);
    this.reaches = new long[sorted.size()];
    long reach = Long.MIN_VALUE;
    for (int i = 0; i < reaches.length; i++) {
      TickHead head = sorted.get(i).head();
      if (head.kind() != kind) {
        throw new IllegalArgumentException("block: must be of " + kind + ", got " + head.kind());
      }
      reach = Math.max(reach, head.lastNs());
      reaches[i] = reach;
    }
  }

  @Override
  public TickKind kind() {
    return kind;
  }

  @Override
  public List<StoredBlock> between(long fromNs, long throughNs) {
    int from = firstReaching(fromNs);
    return blocks.subList(from, Math.max(from, firstAfter(throughNs)));
  }

  private int firstReaching(long timeNs) {
    int low = 0;
    int high = reaches.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reaches[middle] < timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int firstAfter(long timeNs) {
    int low = 0;
    int high = reaches.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).head().firstNs() <= timeNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
