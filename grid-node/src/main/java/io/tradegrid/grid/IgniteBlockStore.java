package io.tradegrid.grid;

import io.tradegrid.block.BlockReader;
import io.tradegrid.history.BlockPlace;
import io.tradegrid.history.BlockStore;
import io.tradegrid.schema.BlockKey;
import io.tradegrid.schema.Cache;
import java.util.Collection;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CacheEntryProcessor;

/** Blocks in a persistent Ignite cache, on the node that owns the shard and its backups. */
final class IgniteBlockStore implements BlockStore {

  private final IgniteCache<BlockKey, byte[]> blocks;
  private final IgniteCache<Integer, Long> marks;

  IgniteBlockStore(Ignite ignite) {
    this.blocks = ignite.cache(Cache.EVENT_BLOCKS.name());
    this.marks = ignite.cache(Cache.BLOCKS_MARK.name());
  }

  private static BlockKey key(int shard, BlockPlace place) {
    return new BlockKey(shard, place.instrumentId(), place.firstRow(), place.span());
  }

  @Override
  public byte[] read(int shard, BlockPlace place) {
    return IgniteCommandLog.orUnavailable(() -> blocks.get(key(shard, place)));
  }

  @Override
  public void write(int shard, BlockPlace place, byte[] block) {
    IgniteCommandLog.orUnavailable(() -> blocks.invoke(key(shard, place), new KeepLonger(), block));
  }

  @Override
  public void remove(int shard, Collection<BlockPlace> places) {
    places.forEach(place -> IgniteCommandLog.orUnavailable(() -> blocks.remove(key(shard, place))));
  }

  @Override
  public long mark(int shard) {
    Long mark = IgniteCommandLog.orUnavailable(() -> marks.get(shard));
    return mark == null ? 0 : mark;
  }

  @Override
  public void setMark(int shard, long sequence) {
    IgniteCommandLog.orUnavailable(
        () -> {
          marks.put(shard, sequence);
          return null;
        });
  }

  /**
   * Of two blocks of one place the longer has all rows of the shorter, so it is the one to keep.
   */
  private static final class KeepLonger implements CacheEntryProcessor<BlockKey, byte[], Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(MutableEntry<BlockKey, byte[]> entry, Object... arguments) {
      byte[] block = (byte[]) arguments[0];
      byte[] there = entry.getValue();
      if (there != null && BlockReader.rowsOf(there) >= BlockReader.rowsOf(block)) {
        return false;
      }
      entry.setValue(block);
      return true;
    }
  }
}
