package io.tradegrid.grid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.tickstore.ShardTicks.Taken;

/** What comes in of ticks on a node. */
final class TickMetrics {

  private final Counter taken;
  private final Counter repeated;
  private final Counter refused;

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
  }

  void taken(Taken ticks) {
    taken.increment(ticks.ticks());
    repeated.increment(ticks.repeated());
  }

  void refused() {
    refused.increment();
  }
}
