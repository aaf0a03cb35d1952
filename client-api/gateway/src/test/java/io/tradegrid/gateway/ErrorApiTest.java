package io.tradegrid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.gateway.GatewayServer.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorApiTest {

  private static final String ORDERS = "/api/v1/orders";

  private GatewayServer gateway;

  @BeforeEach
  void grid() {
    gateway = GatewayServer.fresh();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\"", "nonsense", "{\"symbol\":\"\u0001\"}", "{'a':1}"})
  void whatIsNotJsonIsSaidSo(String body) {
    assertThat(gateway.post(ORDERS, body).problem()).isEqualTo("400 MALFORMED_JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "\"text\"", "{}", "{} {}"})
  void whatIsNotAnOrderIsSaidSo(String body) {
    assertThat(gateway.post(ORDERS, body).problem()).isEqualTo("400 BAD_REQUEST");
  }

  @Test
  void aDeepBodyIsRefused() {
    String deep = "{\"symbol\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    assertThat(gateway.post(ORDERS, deep).status()).isEqualTo(400);
  }

  @Test
  void aBodyHasABound() {
    String padded = "{\"symbol\":\"" + "A".repeat(16 * 1024) + "\"}";
    assertThat(gateway.post(ORDERS, padded).problem()).isEqualTo("413 PAYLOAD_TOO_LARGE");
  }

  @Test
  void aPathThatDoesNotExistIsAProblem() {
    assertThat(gateway.get("/api/v1/nothing").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(gateway.get("/index.html").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(gateway.get("/error").problem()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void aMethodThatDoesNotExistIsAProblemThatNamesThoseThatDo() {
    Reply reply = gateway.delete("/api/v1/instruments");
    assertThat(reply.problem()).isEqualTo("405 METHOD_NOT_ALLOWED");
    assertThat(reply.header("Allow")).contains("GET").contains("POST");
  }

  @Test
  void mediaTypesAreChecked() {
    assertThat(gateway.send("POST", ORDERS, "{}", "Content-Type", "text/plain").problem())
        .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
    assertThat(gateway.send("GET", "/api/v1/status", "", "Accept", "image/png").problem())
        .isEqualTo("406 NOT_ACCEPTABLE");
  }

  @Test
  void aPageOfAnotherOriginMayReadButNotChange() {
    String block = "/api/v1/portfolios/fund/block";
    assertThat(gateway.send("POST", block, "", "Origin", "http://example.com").problem())
        .isEqualTo("403 CROSS_ORIGIN");
    assertThat(gateway.send("POST", block, "", "Origin", "null").problem())
        .isEqualTo("403 CROSS_ORIGIN");
    assertThat(gateway.send("POST", block, "", "Origin", gateway.root()).problem())
        .isEqualTo("404 UNKNOWN_PORTFOLIO");
  }

  @Test
  void anUnknownNameIsNotAnswered() throws IOException {
    for (String host :
        List.of("evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example")) {
      assertThat(
              raw(
                  "GET /api/v1/instruments HTTP/1.1\r\nHost: "
                      + host
                      + "\r\nConnection: close\r\n\r\n"))
          .as(host)
          .startsWith("HTTP/1.1 403")
          .contains("\"code\":\"UNKNOWN_HOST\"")
          .contains("tradegrid.hosts");
    }
    for (String host : List.of("localhost:1", "[::1]", "127.0.0.1", "192.168.1.7:8080")) {
      assertThat(
              raw(
                  "GET /api/v1/instruments HTTP/1.1\r\nHost: "
                      + host
                      + "\r\nConnection: close\r\n\r\n"))
          .as(host)
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatTomcatRefusesIsAProblemToo() throws IOException {
    String answer = raw("GET /api/v1/orders?x={| HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"code\":\"BAD_REQUEST\"");
  }

  @Test
  void aGridThatIsAwayIsAProblemAndTheGatewayLivesOn() {
    gateway.grid().goAway(true);
    Reply reply = gateway.get("/api/v1/instruments");
    assertThat(reply.problem()).isEqualTo("503 GRID_UNAVAILABLE");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(gateway.get("/api/v1/console").problem()).isEqualTo("503 GRID_UNAVAILABLE");
    assertThat(gateway.get("/api/v1/status").json().get("grid").asString()).isEqualTo("away");
    assertThat(gateway.get("/actuator/health").status()).isEqualTo(503);
    assertThat(gateway.get("/actuator/health/liveness").status()).isEqualTo(200);

    gateway.grid().goAway(false);
    assertThat(gateway.get("/api/v1/status").json().get("grid").asString()).isEqualTo("connected");
    assertThat(gateway.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private String raw(String request) throws IOException {
    URI root = URI.create(gateway.root());
    try (Socket socket = new Socket(root.getHost(), root.getPort());
        InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
