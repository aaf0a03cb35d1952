package io.tradegrid.history;

import java.util.List;

/** The blocks that are there, to be compared with those that the log implies, and to be mended. */
public interface StoredBlocks extends BlockStore {

  /** Returns where a shard has blocks. */
  List<BlockPlace> places(int shard);
}
