package io.tradegrid.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.history.HistoryWriter.Written;

/** What the blocks of a node's shards cost. Counted from the start of the node. */
public final class BlockMetrics {

  private final Counter events;
  private final Counter fullEvents;
  private final Counter fullBytes;

  /** Registers the meters. */
  public BlockMetrics(MeterRegistry registry) {
    events =
        Counter.builder("tradegrid.blocks.events")
            .description("Events and reported trades written into blocks")
            .register(registry);
    fullEvents =
        Counter.builder("tradegrid.blocks.full.events")
            .description("Events in full blocks")
            .register(registry);
    fullBytes =
        Counter.builder("tradegrid.blocks.full.bytes")
            .description("Bytes of full blocks")
            .register(registry);
    Gauge.builder("tradegrid.blocks.bytes.per.event", this, BlockMetrics::bytesPerEvent)
        .description("Bytes that an event takes in a full block; 0 before the first one")
        .register(registry);
  }

  void written(Written written) {
    events.increment((double) written.rows());
    fullEvents.increment((double) written.fullRows());
    fullBytes.increment((double) written.fullBytes());
  }

  private double bytesPerEvent() {
    return fullEvents.count() == 0 ? 0 : fullBytes.count() / fullEvents.count();
  }
}
