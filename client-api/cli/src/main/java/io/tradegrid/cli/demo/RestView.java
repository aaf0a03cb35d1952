package io.tradegrid.cli.demo;

import io.tradegrid.cli.shell.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the grid through the gateway. */
final class RestView {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String url;

  /**
   * Reads through a gateway.
   *
   * @param url without a path
   */
  RestView(String url) {
    this.url = url;
  }

  /** Returns whether the gateway says that it and the grid behind it are well. */
  boolean isHealthy() {
    try {
      return get("/actuator/health").statusCode() == OK;
    } catch (IOException e) {
      // Nobody listens yet, which is an answer too.
      return false;
    }
  }

  /**
   * Returns a resource.
   *
   * @throws CommandException if the gateway does not answer with it
   */
  String read(String path) {
    try {
      HttpResponse<String> response = get(path);
      if (response.statusCode() != OK) {
        throw new CommandException(
            "GET %s%s answers %d: %s"
                .formatted(url, path, response.statusCode(), response.body().strip()));
      }
      return response.body().strip();
    } catch (IOException e) {
      throw new CommandException("GET " + url + path + " fails: " + e.getMessage(), e);
    }
  }

  /** Returns the first number that a JSON text has under this name. */
  static OptionalDouble number(String json, String name) {
    Matcher matcher =
        Pattern.compile('"' + Pattern.quote(name) + "\"\\s*:\\s*\"?(-?[0-9][0-9.eE+-]*)")
            .matcher(json);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while reading " + url + path, e);
    }
  }
}
