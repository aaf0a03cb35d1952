package io.tradegrid.history;

import java.util.Collection;

/** Where the blocks of all shards are kept, beside their logs. */
public interface BlockStore {

  /** Returns the block at a place, null if there is none. */
  byte[] read(int shard, BlockPlace place);

  /** Puts a block at its place unless one with as many rows or more is there. */
  void write(int shard, BlockPlace place, byte[] block);

  /** Takes away what is at these places, if anything is. */
  void remove(int shard, Collection<BlockPlace> places);

  /** Returns the log entry up to which a shard's blocks are complete, 0 if none. */
  long mark(int shard);

  /** Notes the log entry up to which a shard's blocks are complete. */
  void setMark(int shard, long sequence);
}
