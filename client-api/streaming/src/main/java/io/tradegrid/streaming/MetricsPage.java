package io.tradegrid.streaming;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a process counts, at {@code /metrics} over HTTP in Prometheus' text format. */
public final class MetricsPage implements AutoCloseable {

  private final Supplier<String> text;
  private final HttpServer server;

  /**
   * Listens.
   *
   * @param port of 127.0.0.1; 0 for any
   * @param text of the page, asked for on a thread of the server at each scrape
   * @throws IOException if somebody else listens there
   */
  public MetricsPage(int port, Supplier<String> text) throws IOException {
    this.text = text;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/metrics", this::scrape);
    server.start();
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void scrape(HttpExchange exchange) throws IOException {
    byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
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
