package io.tradegrid.grid;

import io.tradegrid.schema.Cache;
import io.tradegrid.schema.TickBlockKey;
import io.tradegrid.tick.TickKind;
import io.tradegrid.tickstore.BlockName;
import io.tradegrid.tickstore.TickBlockStore;
import java.util.function.BiConsumer;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/** Blocks of ticks in a persistent Ignite cache with a data region of its own. */
final class IgniteTickBlocks implements TickBlockStore {

  /** A block is some ten kilobytes; a page of the scan is to stay small. */
  private static final int SCAN_PAGE = 64;

  private final IgniteCache<TickBlockKey, byte[]> blocks;

  IgniteTickBlocks(Ignite ignite) {
    this.blocks = ignite.cache(Cache.TICK_BLOCKS.name());
  }

  private static TickBlockKey key(int shard, BlockName name) {
    return new TickBlockKey(
        shard, name.symbol(), name.kind().schema(), name.writer(), name.number());
  }

  @Override
  public byte[] read(int shard, BlockName name) {
    return IgniteCommandLog.orUnavailable(() -> blocks.get(key(shard, name)));
  }

  @Override
  public void write(int shard, BlockName name, byte[] block) {
    IgniteCommandLog.orUnavailable(
        () -> {
          blocks.put(key(shard, name), block);
          return null;
        });
  }

  @Override
  public void remove(int shard, BlockName name) {
    IgniteCommandLog.orUnavailable(() -> blocks.remove(key(shard, name)));
  }

  @Override
  public void forEach(int shard, BiConsumer<BlockName, byte[]> visitor) {
    IgniteCommandLog.orUnavailable(
        () -> {
          ScanQuery<TickBlockKey, byte[]> ofShard = new ScanQuery<>(shard);
          ofShard.setLocal(true).setPageSize(SCAN_PAGE);
          try (QueryCursor<javax.cache.Cache.Entry<TickBlockKey, byte[]>> found =
              blocks.query(ofShard)) {
            found.forEach(entry -> visitor.accept(name(entry.getKey()), entry.getValue()));
          }
          return null;
        });
  }

  private static BlockName name(TickBlockKey key) {
    return new BlockName(key.symbol(), TickKind.ofSchema(key.kind()), key.writer(), key.number());
  }
}
