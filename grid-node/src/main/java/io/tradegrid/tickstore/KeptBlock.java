package io.tradegrid.tickstore;

import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.TickHead;

/** A block in the store that never changes: only its head is in memory. */
final class KeptBlock implements StoredBlock {

  private final TickBlockStore store;
  private final int shard;
  private final BlockName name;
  private final TickHead head;
  private final int length;

  KeptBlock(TickBlockStore store, int shard, BlockName name, TickHead head, int length) {
    this.store = store;
    this.shard = shard;
    this.name = name;
    this.head = head;
    this.length = length;
  }

  /** Returns how many bytes it has. */
  int length() {
    return length;
  }

  BlockName name() {
    return name;
  }

  @Override
  public TickHead head() {
    return head;
  }

  @Override
  public byte[] bytes() {
    byte[] bytes = store.read(shard, name);
    if (bytes == null) {
      throw new BlockGoneException(name);
    }
    return bytes;
  }
}
