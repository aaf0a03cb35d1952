package io.tradegrid.ingest;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where ticks become history. A tick is identified by symbol, kind, time, source and sequence: one
 * that is there already changes nothing, so whoever does not know what became of a batch appends it
 * again.
 */
public interface TickSink {

  /**
   * Adds ticks to the histories of their symbols.
   *
   * @param batch each symbol at most once
   * @return completes when every tick of the batch survives the death of the process and of as many
   *     nodes as the grid has backups; fails if that is not known, and then any part of the batch
   *     may be there
   */
  CompletableFuture<Void> append(List<SymbolTicks> batch);
}
