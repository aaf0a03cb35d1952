package io.tradegrid.tick;

import java.util.ArrayDeque;
import java.util.Iterator;

/** Open blocks that nobody reads at the moment: the last few used, to be read again or reused. */
final class BlockShelf {

  private static final int BLOCKS_MAX = 4;

  private final TickKind kind;
  private final ArrayDeque<OpenBlock> blocks = new ArrayDeque<>(BLOCKS_MAX);

  BlockShelf(TickKind kind) {
    this.kind = kind;
  }

  /** Takes a block from the shelf, or opens it. */
  OpenBlock take(StoredBlock stored) {
    for (Iterator<OpenBlock> all = blocks.iterator(); all.hasNext(); ) {
      OpenBlock block = all.next();
      if (block.isOf(stored)) {
        all.remove();
        return block;
      }
    }
    OpenBlock block = blocks.size() < BLOCKS_MAX ? new OpenBlock(kind) : blocks.removeFirst();
    block.open(stored);
    return block;
  }

  void putBack(OpenBlock block) {
    if (blocks.size() < BLOCKS_MAX) {
      blocks.addLast(block);
    }
  }
}
