package io.tradegrid.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The gateway on a port of its own, which it keeps over restarts, with a plain HTTP client for it.
 * Requests may come from any thread.
 */
public final class GatewayProcess implements AutoCloseable {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Ports.free();
  private final Path directory;
  private final String gridAddresses;
  private JavaProcess process;

  /**
   * Makes a gateway that is yet to be started.
   *
   * @param gridAddresses nodes as host:port, separated by commas
   */
  public GatewayProcess(Path directory, String gridAddresses) {
    this.directory = directory;
    this.gridAddresses = gridAddresses;
  }

  /** Starts a gateway before a node and waits until it is ready. */
  public GatewayProcess(Path directory, NodeProcess node) {
    this(directory, node.address());
    start();
  }

  /** Starts it and waits until it is ready. */
  public void start() {
    launch();
    process.awaitReady();
  }

  /** Starts it and returns at once. */
  public void launch() {
    process =
        JavaProcess.launch(
            Jvm.ofModule("client-api/gateway", "256m", "io.tradegrid.gateway.GatewayApplication"),
            directory,
            List.of("--server.port=" + port, "--tradegrid.grid.addresses=" + gridAddresses));
  }

  /** Returns the process that was started last. */
  public JavaProcess process() {
    return process;
  }

  /** Gets a path. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** Deletes a path. */
  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE().build());
  }

  /** Posts JSON. */
  public HttpResponse<String> post(String path, String json) {
    return send("POST", path, json);
  }

  /** Puts JSON. */
  public HttpResponse<String> put(String path, String json) {
    return send("PUT", path, json);
  }

  /** Sends JSON with any method. */
  public HttpResponse<String> send(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(REQUEST_TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
