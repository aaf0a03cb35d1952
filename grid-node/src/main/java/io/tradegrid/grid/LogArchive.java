package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.journal.ArchiveChunk;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;

/**
 * The entries that snapshots have made superfluous, compressed and out of the log's memory, chunk
 * by chunk from the first entry on. They are never needed again, but for looking back.
 */
final class LogArchive {

  private static final int CHUNK_BYTES = 1 << 20;

  private final IgniteCache<LogKey, byte[]> log;
  private final IgniteCache<LogKey, byte[]> chunks;

  /** The first entry that is still in the log, by shard. */
  private final IgniteCache<Integer, Long> starts;

  LogArchive(Ignite ignite, IgniteCache<LogKey, byte[]> log) {
    this.log = log;
    this.chunks = ignite.cache(Cache.LOG_ARCHIVE.name());
    this.starts = ignite.cache(Cache.LOG_START.name());
  }

  /**
   * Moves entries from the log here. A chunk is written before its entries are taken away and the
   * start of the log is moved last, so whoever goes on after a crash finds where it was.
   *
   * @param goesOn asked before each chunk
   */
  void trim(int shard, long sequence, BooleanSupplier goesOn) {
    IgniteCommandLog.orUnavailable(
        () -> {
          long first = start(shard);
          while (first <= sequence && goesOn.getAsBoolean()) {
            long last = chunkFrom(shard, first, sequence).last();
            log.removeAll(keys(shard, first, last));
            first = last + 1;
            starts.put(shard, first);
          }
          return null;
        });
  }

  private long start(int shard) {
    Long start = starts.get(shard);
    return start == null ? 1 : start;
  }

  private ArchiveChunk chunkFrom(int shard, long first, long end) {
    ArchiveChunk there = read(shard, first);
    if (there != null) {
      return there;
    }
    List<byte[]> entries = new ArrayList<>();
    int bytes = 0;
    for (long next = first; next <= end && bytes < CHUNK_BYTES; next++) {
      byte[] entry = log.get(new LogKey(shard, next));
      if (entry == null) {
        // Somebody else is trimming at this moment; what it archived is found the next time.
        throw new GridUnavailableException("entry " + next + " is missing", null);
      }
      entries.add(entry);
      bytes += entry.length;
    }
    ArchiveChunk chunk = new ArchiveChunk(first, entries);
    // Whoever gave the shard up in the middle of this may still come to it; the first one counts.
    boolean isFirst = chunks.putIfAbsent(new LogKey(shard, first), chunk.encode());
    return isFirst ? chunk : read(shard, first);
  }

  private static Set<LogKey> keys(int shard, long first, long last) {
    Set<LogKey> keys = new TreeSet<>(LogKey.BY_SEQUENCE);
    LongStream.rangeClosed(first, last).forEach(place -> keys.add(new LogKey(shard, place)));
    return keys;
  }

  /** Returns the chunk that begins with an entry, null if none does. */
  ArchiveChunk read(int shard, long first) {
    byte[] chunk = chunks.get(new LogKey(shard, first));
    return chunk == null ? null : ArchiveChunk.decode(chunk);
  }
}
