package io.tradegrid.tickstore;

import io.tradegrid.tick.StoredBlock;
import io.tradegrid.tick.TickHead;

/** A block in the store that never changes: only its head is in memory. */
final class KeptBlock implements StoredBlock {

  private final TickBlockStore store;
  private final int shard;
  private final BlockName name;
  private final TickHead head;

  KeptBlock(TickBlockStore store, int shard, BlockName name, TickHead head) {
    this.store = store;
    this.shard = shard;
    this.name = name;
    this.head = head;
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
