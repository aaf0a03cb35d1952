package io.tradegrid.history;

import java.util.List;

/** The blocks that are there, to be compared with those that the log implies, and to be mended. */
public interface StoredBlocks extends BlockStore {

  /** Returns where a shard has blocks. */
  List<BlockPlace> places(int shard);

  /**
   * Puts a block in the place of the one that was read there, unless another has come meanwhile.
   *
   * @param there what was read, null if there was none
   * @param block null to remove what is there
   * @return whether it was done
   */
  boolean replace(int shard, BlockPlace place, byte[] there, byte[] block);

  /**
   * Moves the mark from where it was read, in either direction, unless it has been moved meanwhile.
   *
   * @return whether it was done
   */
  boolean replaceMark(int shard, long there, long sequence);
}
