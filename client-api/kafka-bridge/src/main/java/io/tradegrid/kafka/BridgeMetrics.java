package io.tradegrid.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What a bridge counts, over HTTP in Prometheus' text format. */
final class BridgeMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter taken = registry.counter("tradegrid.kafka.records.in");
  private final Counter dead = registry.counter("tradegrid.kafka.records.dlq");
  private final Counter published = registry.counter("tradegrid.kafka.records.out");
  private final Counter askedAgain = registry.counter("tradegrid.kafka.records.asked.again");
  private final Counter restarted = registry.counter("tradegrid.kafka.sessions.restarted");
  private final HttpServer server;
  private volatile long lag;

  /** Listens on a port of 127.0.0.1; 0 for any. */
  BridgeMetrics(int port) throws IOException {
    new JvmMemoryMetrics().bindTo(registry);
    Gauge.builder("tradegrid.kafka.lag", () -> lag).register(registry);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/metrics", this::scrape);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void taken(int answered, int refused) {
    taken.increment(answered);
    dead.increment(refused);
  }

  void published(int rows) {
    published.increment(rows);
  }

  void askedAgain(int records) {
    askedAgain.increment(records);
  }

  void restarted() {
    restarted.increment();
  }

  void lag(long records) {
    lag = records;
  }

  private void scrape(HttpExchange exchange) throws IOException {
    byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
