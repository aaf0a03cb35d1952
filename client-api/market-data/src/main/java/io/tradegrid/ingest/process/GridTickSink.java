package io.tradegrid.ingest.process;

import io.tradegrid.client.TickDesk;
import io.tradegrid.ingest.SymbolTicks;
import io.tradegrid.ingest.TickSink;
import io.tradegrid.model.RejectedException;
import io.tradegrid.tick.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Appends ticks to the grid's histories, on the thread that asks for it. */
final class GridTickSink implements TickSink {

  private final TickDesk ticks;

  GridTickSink(TickDesk ticks) {
    this.ticks = ticks;
  }

  @Override
  public CompletableFuture<Void> append(List<SymbolTicks> batch) {
    Map<String, List<Tick>> bySymbol = new LinkedHashMap<>();
    batch.forEach(each -> bySymbol.put(each.symbol(), each.ticks()));
    try {
      ticks.append(bySymbol);
      return CompletableFuture.completedFuture(null);
    } catch (RejectedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
