package io.tradegrid.grid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.tickstore.ShardTicks.Taken;

/** What comes in of ticks on a node. */
final class TickMetrics {

  private final Counter taken;
  private final Counter repeated;
  private final Counter refused;
  private final Counter barRows;
  private final SourceMetrics sources;

  TickMetrics(MeterRegistry registry) {
    taken =
        Counter.builder("tradegrid.ticks.taken")
            .description("Ticks that were made durable, repeats among them")
            .register(registry);
    repeated =
        Counter.builder("tradegrid.ticks.repeated")
            .description("Ticks that had been there already")
            .register(registry);
    refused =
        Counter.builder("tradegrid.ticks.busy")
            .description("Batches of ticks that were refused because too many wait")
            .register(registry);
    barRows =
        Counter.builder("tradegrid.ticks.bars.rows")
            .description("Rows of bars that were written, or written again")
            .register(registry);
    sources = new SourceMetrics(registry);
  }

  void taken(int shard, TickArrival arrival, Taken ticks) {
    taken.increment(ticks.ticks());
    repeated.increment(ticks.repeated());
    sources.taken(shard, arrival.symbol(), arrival.block(), ticks);
  }

  void refused() {
    refused.increment();
  }

  void barRows(long rows) {
    barRows.increment((double) rows);
  }

  /** Forgets what is known of the symbols of a shard that others own now. */
  void forget(int shard) {
    sources.forget(shard);
  }
}
