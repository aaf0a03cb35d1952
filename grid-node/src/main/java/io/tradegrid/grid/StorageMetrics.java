package io.tradegrid.grid;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.apache.ignite.DataRegionMetrics;
import org.apache.ignite.Ignite;

/** How much of what is stored is in use; what was removed leaves room that is used again. */
@SuppressWarnings("deprecation") // What replaces these classes is an exporter of all metrics.
public final class StorageMetrics {

  private StorageMetrics() {}

  /** Registers the sizes of the data regions. */
  public static void register(Ignite ignite, MeterRegistry registry) {
    for (DataRegionMetrics region : ignite.dataRegionMetrics()) {
      String name = region.getName();
      gauge(
          ignite,
          registry,
          name,
          "tradegrid.region.allocated.bytes",
          "Bytes of the pages of a data region, on disk and in memory",
          DataRegionMetrics::getTotalAllocatedSize);
      gauge(
          ignite,
          registry,
          name,
          "tradegrid.region.used.bytes",
          "Bytes of the pages of a data region that have something in them",
          DataRegionMetrics::getTotalUsedSize);
    }
  }

  private static void gauge(
      Ignite ignite,
      MeterRegistry registry,
      String region,
      String name,
      String description,
      ToDoubleFunction<DataRegionMetrics> number) {
    Gauge.builder(
            name,
            ignite,
            node -> {
              DataRegionMetrics now = node.dataRegionMetrics(region);
              return now == null ? Double.NaN : number.applyAsDouble(now);
            })
        .description(description)
        .tag("region", region)
        .register(registry);
  }
}
