package io.tradegrid.grid;

import io.tradegrid.engine.CommandLog;
import io.tradegrid.engine.SnapshotStore;
import io.tradegrid.history.BlockStore;
import io.tradegrid.history.StoredBlocks;
import io.tradegrid.journal.ArchiveChunk;
import io.tradegrid.projection.RowSink;
import io.tradegrid.projection.StoredRows;
import io.tradegrid.retention.AgingTable;
import io.tradegrid.retention.Removed;
import io.tradegrid.schema.Cache;
import org.apache.ignite.Ignite;

/** Lets the simulation run this package's storage on caches of its own. */
public final class SimulatedStorage {

  private SimulatedStorage() {}

  /** Returns the log over a grid's caches. */
  public static CommandLog log(Ignite ignite) {
    return new IgniteCommandLog(ignite);
  }

  /** Returns the snapshots over a grid's caches. */
  public static SnapshotStore snapshots(Ignite ignite) {
    return new IgniteSnapshotStore(ignite);
  }

  /** Returns the rows over a grid's caches. */
  public static RowSink rows(Ignite ignite) {
    return new IgniteRowSink(ignite);
  }

  /** Returns the blocks over a grid's caches. */
  public static BlockStore blocks(Ignite ignite) {
    return new IgniteBlockStore(ignite);
  }

  /** Returns the rows over a grid's caches, to be put right. */
  public static StoredRows storedRows(Ignite ignite, Runnable beforeWrite) {
    return new IgniteStoredRows(ignite, beforeWrite);
  }

  /** Returns the blocks over a grid's caches, to be put right. */
  public static StoredBlocks storedBlocks(Ignite ignite, Runnable beforeWrite) {
    return new IgniteBlockStore(ignite, beforeWrite);
  }

  /** Removes rows that are too old from a grid's caches, or counts them. */
  public static Removed expire(
      Ignite ignite, AgingTable table, int shard, long beforeNs, boolean dryRun) {
    return new RowExpiry(ignite, table).remove(shard, beforeNs, dryRun);
  }

  /** Returns the chunk of the archive that begins with an entry, null if none does. */
  public static ArchiveChunk chunk(Ignite ignite, int shard, long first) {
    return new LogArchive(ignite, ignite.cache(Cache.COMMAND_LOG.name())).read(shard, first);
  }
}
