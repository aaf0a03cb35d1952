package io.tradegrid.tickstore;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A store that ends with an exception after so many changes. */
final class MortalStore implements TickBlockStore {

  /** Says that the owner is dead. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  final Map<BlockName, byte[]> blocks = new HashMap<>();
  int changesToLive = -1;
  int writes;

  void change() {
    if (changesToLive == 0) {
      throw new Death();
    }
    changesToLive--;
  }

  @Override
  public byte[] read(int shard, BlockName name) {
    return blocks.get(name);
  }

  @Override
  public void write(int shard, BlockName name, byte[] block) {
    change();
    writes++;
    blocks.put(name, block);
  }

  @Override
  public void remove(int shard, BlockName name) {
    change();
    blocks.remove(name);
  }

  @Override
  public void forEach(int shard, BiConsumer<BlockName, byte[]> visitor) {
    new HashMap<>(blocks).forEach(visitor);
  }
}
