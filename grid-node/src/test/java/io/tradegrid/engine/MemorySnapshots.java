package io.tradegrid.engine;

import java.util.List;

/** The newest snapshot of one shard, in memory, which a test can make fail. */
final class MemorySnapshots implements SnapshotStore {

  /** Thrown instead of keeping a snapshot; null for nothing special. */
  volatile RuntimeException fault;

  /** Thrown instead of reading one; null for nothing special. */
  volatile Error error;

  private List<byte[]> parts = List.of();
  private long sequence;

  @Override
  public synchronized void write(int shard, long newSequence, List<byte[]> newParts) {
    if (fault != null) {
      throw fault;
    }
    if (newSequence > sequence) {
      sequence = newSequence;
      parts = List.copyOf(newParts);
    }
  }

  @Override
  public synchronized List<byte[]> read(int shard) {
    if (error != null) {
      throw error;
    }
    return parts;
  }

  @Override
  public synchronized long sequence(int shard) {
    return sequence;
  }
}
