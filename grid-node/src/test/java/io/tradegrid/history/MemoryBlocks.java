package io.tradegrid.history;

import io.tradegrid.block.BlockReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Blocks in memory that count what is done and can die in the middle of it. */
public final class MemoryBlocks implements BlockStore {

  /** The node is dead: nothing more of it happens. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** How many more changes the node lives to make; negative for any number. */
  public int changesToLive = -1;

  private final Map<BlockPlace, byte[]> blocks = new HashMap<>();
  private final Map<Integer, Long> marks = new TreeMap<>();
  private int reads;

  @Override
  public synchronized byte[] read(int shard, BlockPlace place) {
    reads++;
    return blocks.get(place);
  }

  @Override
  public synchronized void write(int shard, BlockPlace place, byte[] block) {
    live();
    byte[] there = blocks.get(place);
    if (there == null || BlockReader.rowsOf(there) < BlockReader.rowsOf(block)) {
      blocks.put(place, block);
    }
  }

  @Override
  public synchronized void remove(int shard, Collection<BlockPlace> places) {
    for (BlockPlace place : places) {
      live();
      blocks.remove(place);
    }
  }

  @Override
  public synchronized long mark(int shard) {
    return marks.getOrDefault(shard, 0L);
  }

  @Override
  public synchronized void setMark(int shard, long sequence) {
    live();
    marks.put(shard, sequence);
  }

  private void live() {
    if (changesToLive == 0) {
      throw new Death();
    }
    changesToLive--;
  }

  /** Returns how many reads there were since the last call. */
  public synchronized int takeReads() {
    int taken = reads;
    reads = 0;
    return taken;
  }

  /** Returns the places of an instrument that have a block. */
  public synchronized List<BlockPlace> places(int instrumentId) {
    return blocks.keySet().stream().filter(p -> p.instrumentId() == instrumentId).toList();
  }

  /** Returns the bytes of all blocks. */
  public synchronized long bytes() {
    return blocks.values().stream().mapToLong(block -> block.length).sum();
  }
}
