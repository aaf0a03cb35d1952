package io.tradegrid.tickstore;

import java.util.function.BiConsumer;

/** Where a shard's blocks of ticks are kept; what is written is durable when the call returns. */
public interface TickBlockStore {

  /** Returns the bytes of a block, null if there is none of this name. */
  byte[] read(int shard, BlockName name);

  /** Writes a block. */
  void write(int shard, BlockName name, byte[] block);

  /** Removes a block, if it is there. */
  void remove(int shard, BlockName name);

  /** Hands out all blocks of a shard, in any order. */
  void forEach(int shard, BiConsumer<BlockName, byte[]> visitor);
}
