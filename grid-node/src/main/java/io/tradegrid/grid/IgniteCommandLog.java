package io.tradegrid.grid;

import io.tradegrid.engine.CommandLog;
import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.engine.SnapshotStore;
import io.tradegrid.schema.Cache;
import io.tradegrid.schema.LogKey;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteException;

/** The log as a persistent Ignite cache: an append returns when primary and backups have it. */
final class IgniteCommandLog implements CommandLog {

  private final IgniteCache<LogKey, byte[]> entries;
  private final LogArchive archive;
  private final SnapshotStore snapshots;

  IgniteCommandLog(Ignite ignite) {
    this.entries = ignite.cache(Cache.COMMAND_LOG.name());
    this.archive = new LogArchive(ignite, entries);
    this.snapshots = new IgniteSnapshotStore(ignite);
  }

  @Override
  public boolean append(int shard, long sequence, byte[] entry) {
    boolean appended = orUnavailable(() -> entries.putIfAbsent(new LogKey(shard, sequence), entry));
    // A trimmed place is empty again: it keeps nobody out who comes as late as that.
    if (snapshots.sequence(shard) >= sequence) {
      throw new GridUnavailableException(
          "another owner has gone on and trimmed entry " + sequence, null);
    }
    return appended;
  }

  @Override
  public byte[] read(int shard, long sequence) {
    return orUnavailable(() -> entries.get(new LogKey(shard, sequence)));
  }

  @Override
  public void trim(int shard, long sequence, BooleanSupplier goesOn) {
    archive.trim(shard, sequence, goesOn);
  }

  /** Ignite says "I cannot" in three families of exceptions; none of them says what happened. */
  static <T> T orUnavailable(Supplier<T> call) {
    try {
      return call.get();
    } catch (CacheException | IgniteException | IllegalStateException e) {
      throw new GridUnavailableException(e.getMessage(), e);
    }
  }
}
