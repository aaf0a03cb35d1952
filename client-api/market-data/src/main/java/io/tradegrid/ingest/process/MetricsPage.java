package io.tradegrid.ingest.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tradegrid.ingest.run.FeedMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** What a process counts of its feeds, over HTTP in Prometheus' text format. */
final class MetricsPage implements AutoCloseable {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final FeedMetrics metrics;
  private final HttpServer server;

  /** Listens on a port of 127.0.0.1; 0 for any. */
  MetricsPage(FeedMetrics metrics, int port) throws IOException {
    this.metrics = metrics;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/metrics", this::scrape);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void scrape(HttpExchange exchange) throws IOException {
    Instant now = Instant.now();
    StringBuilder page = new StringBuilder();
    metrics.visit(
        now.getEpochSecond() * NS_PER_SECOND + now.getNano(),
        (name, value, labels) -> line(page, name, value, labels));
    byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void line(StringBuilder page, String name, double value, String... labels) {
    page.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      page.append(i == 0 ? '{' : ',').append(labels[i]);
      page.append("=\"").append(escape(labels[i + 1])).append('"');
    }
    page.append(labels.length == 0 ? "" : "}");
    page.append(String.format(Locale.ROOT, " %s%n", value));
  }

  private static String escape(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
