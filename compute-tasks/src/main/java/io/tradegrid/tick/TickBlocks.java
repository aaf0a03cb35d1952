package io.tradegrid.tick;

import java.util.List;

/**
 * The blocks of one symbol and one kind. The history is the union of them: they may overlap in time
 * and have ticks in common.
 */
public interface TickBlocks {

  /** Returns what the ticks are. */
  TickKind kind();

  /**
   * Returns the blocks that may have ticks between two times, in the order of their first times.
   * Each that has any must be among them, others may. What is returned never changes.
   *
   * @param fromNs first time
   * @param throughNs last time, which belongs to it; may be before the first one
   */
  List<StoredBlock> between(long fromNs, long throughNs);
}
