package io.tradegrid.grid;

import io.tradegrid.journal.LogSource;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.client.ClientCache;
import org.apache.ignite.client.IgniteClient;

/** The log of a shard in the caches of the grid, of a node or of a client. */
final class CacheLog implements LogSource {

  private final int shard;
  private final Function<Set<LogKey>, Map<LogKey, byte[]>> entries;
  private final Function<LogKey, byte[]> chunks;
  private final Function<Integer, Long> starts;

  private CacheLog(
      int shard,
      Function<Set<LogKey>, Map<LogKey, byte[]>> entries,
      Function<LogKey, byte[]> chunks,
      Function<Integer, Long> starts) {
    this.shard = shard;
    this.entries = entries;
    this.chunks = chunks;
    this.starts = starts;
  }

  static CacheLog of(Ignite ignite, int shard) {
    IgniteCache<LogKey, byte[]> entries = ignite.cache(Cache.COMMAND_LOG.name());
    IgniteCache<LogKey, byte[]> chunks = ignite.cache(Cache.LOG_ARCHIVE.name());
    IgniteCache<Integer, Long> starts = ignite.cache(Cache.LOG_START.name());
    return new CacheLog(shard, entries::getAll, chunks::get, starts::get);
  }

  static CacheLog of(IgniteClient client, int shard) {
    ClientCache<LogKey, byte[]> entries = client.cache(Cache.COMMAND_LOG.name());
    ClientCache<LogKey, byte[]> chunks = client.cache(Cache.LOG_ARCHIVE.name());
    ClientCache<Integer, Long> starts = client.cache(Cache.LOG_START.name());
    return new CacheLog(shard, entries::getAll, chunks::get, starts::get);
  }

  @Override
  public int shard() {
    return shard;
  }

  @Override
  public Map<Long, byte[]> entries(long from, int count) {
    Set<LogKey> keys = new TreeSet<>(LogKey.BY_SEQUENCE);
    for (long sequence = from; sequence < from + count; sequence++) {
      keys.add(new LogKey(shard, sequence));
    }
    Map<Long, byte[]> found = new HashMap<>();
    entries.apply(keys).forEach((key, entry) -> found.put(key.sequence(), entry));
    return found;
  }

  @Override
  public byte[] chunk(long first) {
    return chunks.apply(new LogKey(shard, first));
  }

  @Override
  public long start() {
    Long start = starts.apply(shard);
    return start == null ? 1 : start;
  }

  /** Finds the last entry by doubling and halving; entries are without gaps. 0 if there is none. */
  long last() {
    long there = start() - 1;
    long step = 1;
    while (has(there + step)) {
      there += step;
      step *= 2;
    }
    for (; step > 0; step /= 2) {
      if (has(there + step)) {
        there += step;
      }
    }
    return there;
  }

  private boolean has(long sequence) {
    return !entries(sequence, 1).isEmpty();
  }
}
