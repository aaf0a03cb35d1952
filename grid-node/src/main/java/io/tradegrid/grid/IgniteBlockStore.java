package io.tradegrid.grid;

import io.tradegrid.block.BlockReader;
import io.tradegrid.history.BlockPlace;
import io.tradegrid.history.StoredBlocks;
import io.tradegrid.schema.BlockKey;
import io.tradegrid.schema.Cache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CacheEntryProcessor;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.ScanQuery;

/** Blocks in a persistent Ignite cache, on the node that owns the shard and its backups. */
final class IgniteBlockStore implements StoredBlocks {

  private final IgniteCache<BlockKey, byte[]> blocks;
  private final IgniteCache<Integer, Long> marks;
  private final Runnable beforeWrite;

  IgniteBlockStore(Ignite ignite) {
    this(ignite, () -> {});
  }

  /**
   * Makes a store that may be kept from writing.
   *
   * @param beforeWrite throws if nothing more is to be written
   */
  IgniteBlockStore(Ignite ignite, Runnable beforeWrite) {
    this.beforeWrite = beforeWrite;
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
    beforeWrite.run();
    IgniteCommandLog.orUnavailable(() -> blocks.invoke(key(shard, place), new KeepLonger(), block));
  }

  @Override
  public void remove(int shard, Collection<BlockPlace> places) {
    beforeWrite.run();
    places.forEach(place -> IgniteCommandLog.orUnavailable(() -> blocks.remove(key(shard, place))));
  }

  @Override
  public long mark(int shard) {
    Long mark = IgniteCommandLog.orUnavailable(() -> marks.get(shard));
    return mark == null ? 0 : mark;
  }

  @Override
  public List<BlockPlace> places(int shard) {
    return IgniteCommandLog.orUnavailable(
        () -> {
          List<BlockPlace> places = new ArrayList<>();
          ScanQuery<BlockKey, byte[]> ofShard = new ScanQuery<>(shard);
          try (QueryCursor<BlockPlace> found =
              blocks.query(
                  ofShard.setLocal(true),
                  entry -> {
                    BlockKey key = entry.getKey();
                    return new BlockPlace(key.instrumentId(), key.firstRow(), key.span());
                  })) {
            found.forEach(places::add);
          }
          return places;
        });
  }

  @Override
  public boolean replace(int shard, BlockPlace place, byte[] there, byte[] block) {
    beforeWrite.run();
    return IgniteCommandLog.orUnavailable(
        () -> blocks.invoke(key(shard, place), new Replace(), there, block));
  }

  @Override
  public boolean replaceMark(int shard, long there, long sequence) {
    beforeWrite.run();
    return IgniteCommandLog.orUnavailable(
        () -> marks.invoke(shard, new ReplaceMark(), there, sequence));
  }

  @Override
  public void setMark(int shard, long sequence) {
    beforeWrite.run();
    IgniteCommandLog.orUnavailable(
        () -> {
          marks.put(shard, sequence);
          return null;
        });
  }

  /** Whoever comes late finds another block than the one it has read. */
  private static final class Replace implements CacheEntryProcessor<BlockKey, byte[], Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(MutableEntry<BlockKey, byte[]> entry, Object... arguments) {
      byte[] block = (byte[]) arguments[1];
      if (!Arrays.equals(entry.getValue(), (byte[]) arguments[0])) {
        return false;
      }
      if (block == null) {
        entry.remove();
      } else {
        entry.setValue(block);
      }
      return true;
    }
  }

  /** No mark is the same as one before the first entry. */
  private static final class ReplaceMark implements CacheEntryProcessor<Integer, Long, Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(MutableEntry<Integer, Long> entry, Object... arguments) {
      Long there = entry.getValue();
      boolean unmoved = (there == null ? 0 : there) == (long) arguments[0];
      if (unmoved) {
        entry.setValue((Long) arguments[1]);
      }
      return unmoved;
    }
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
