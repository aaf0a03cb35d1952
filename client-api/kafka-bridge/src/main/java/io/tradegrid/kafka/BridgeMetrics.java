package io.tradegrid.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tradegrid.streaming.MetricsPage;
import java.io.IOException;

/** What a bridge counts, over HTTP in Prometheus' text format. */
final class BridgeMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter taken = registry.counter("tradegrid.kafka.records.in");
  private final Counter dead = registry.counter("tradegrid.kafka.records.dlq");
  private final Counter published = registry.counter("tradegrid.kafka.records.out");
  private final Counter risk = registry.counter("tradegrid.kafka.records.risk");
  private final Counter askedAgain = registry.counter("tradegrid.kafka.records.asked.again");
  private final Counter takenBefore = registry.counter("tradegrid.kafka.records.taken.before");
  private final Counter restarted = registry.counter("tradegrid.kafka.sessions.restarted");
  private final MetricsPage page;
  private volatile long lag;
  private volatile int lostShards;
  private volatile int waitingPartitions;

  /** Listens on a port of 127.0.0.1; 0 for any. */
  BridgeMetrics(int port) throws IOException {
    new JvmMemoryMetrics().bindTo(registry);
    Gauge.builder("tradegrid.kafka.lag", () -> lag).register(registry);
    Gauge.builder("tradegrid.kafka.shards.lost", () -> lostShards).register(registry);
    Gauge.builder("tradegrid.kafka.partitions.waiting", () -> waitingPartitions).register(registry);
    page = new MetricsPage(port, registry::scrape);
  }

  int port() {
    return page.port();
  }

  void taken(int answered, int refused) {
    taken.increment(answered);
    dead.increment(refused);
  }

  void published(int rows) {
    published.increment(rows);
  }

  void publishedRisk(int rows) {
    risk.increment(rows);
  }

  void askedAgain(int records) {
    askedAgain.increment(records);
  }

  void takenBefore(int records) {
    takenBefore.increment(records);
  }

  void restarted() {
    restarted.increment();
  }

  void lag(long records) {
    lag = records;
  }

  void lostShards(int shards) {
    lostShards = shards;
  }

  void waitingPartitions(int partitions) {
    waitingPartitions = partitions;
  }

  @Override
  public void close() {
    page.close();
  }
}
