package io.tradegrid.gateway;

import io.tradegrid.gateway.grid.Grid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on a free port, over a grid in memory. One for all tests of the JVM. */
final class GatewayServer {

  private static final JsonMapper JSON = new JsonMapper();

  private final FakeGrid grid;
  private final GenericApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;

  GatewayServer(FakeGrid grid, int port) {
    this.grid = grid;
    this.context =
        (GenericApplicationContext)
            new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(
                    starting ->
                        ((GenericApplicationContext) starting)
                            .registerBean("grid", Grid.class, () -> grid))
                .run("--server.port=" + port);
    int bound = ((WebServerApplicationContext) context).getWebServer().getPort();
    this.root = "http://127.0.0.1:" + bound;
  }

  /** Returns the shared gateway with an empty grid behind it. */
  static GatewayServer fresh() {
    Shared.SERVER.grid.clear();
    return Shared.SERVER;
  }

  /** Started when first asked for. */
  private static final class Shared {
    static final GatewayServer SERVER = new GatewayServer(new FakeGrid(), 0);
  }

  FakeGrid grid() {
    return grid;
  }

  GenericApplicationContext context() {
    return context;
  }

  String root() {
    return root;
  }

  /** What came back. */
  record Reply(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String text() {
      return response.body();
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** Returns "status code" of a problem, after checking that it is a whole one. */
    String problem() {
      JsonNode body = json();
      if (!"application/problem+json".equals(header("Content-Type"))
          || body.get("status").asInt() != status()
          || !body.hasNonNull("type")
          || !body.hasNonNull("title")
          || !body.hasNonNull("detail")
          || !body.get("retryable").isBoolean()
          || !body.hasNonNull("outcome")) {
        throw new AssertionError("not a problem: " + response + " " + text());
      }
      return status() + " " + body.get("code").asString();
    }

    String detail() {
      return json().get("detail").asString();
    }
  }

  Reply get(String path) {
    return send(HttpRequest.newBuilder(URI.create(root + path)));
  }

  Reply delete(String path) {
    return send(HttpRequest.newBuilder(URI.create(root + path)).DELETE());
  }

  Reply post(String path, String body) {
    return send("POST", path, body, "Content-Type", "application/json");
  }

  Reply put(String path, String body) {
    return send("PUT", path, body, "Content-Type", "application/json");
  }

  Reply patch(String path, String body) {
    return send("PATCH", path, body, "Content-Type", "application/json");
  }

  Reply send(String method, String path, String body, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .method(method, BodyPublishers.ofString(body))
            .headers(headers));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
