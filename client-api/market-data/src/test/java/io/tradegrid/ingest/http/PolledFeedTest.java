package io.tradegrid.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that answer as documented, and in all the ways in which they do not. */
final class PolledFeedTest {

  private static final String YAHOO =
      "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"symbol\":\"AAPL\","
          + "\"dataGranularity\":\"1m\"},\"timestamp\":[1769783400,1769783460,1769783520,99999999999],"
          + "\"indicators\":{\"quote\":[{\"open\":[1,1,1,1],\"high\":[1,1,1,1],\"low\":[1,1,1,1],"
          + "\"close\":[231.8699951171875,null,232.0,5],\"volume\":[1000,null,0,1]}]}}],\"error\":null}}";
  private static final String ALPHA =
      "{\"Meta Data\":{\"2. Symbol\":\"AAPL\",\"4. Interval\":\"1min\",\"6. Time Zone\":\"US/Eastern\"},"
          + "\"Time Series (1min)\":{"
          + "\"2026-01-30 09:31:00\":{\"1. open\":\"1\",\"4. close\":\"231.9000\",\"5. volume\":\"200\"},"
          + "\"2026-01-30 09:30:00\":{\"1. open\":\"1\",\"4. close\":\"231.8700\",\"5. volume\":\"100\"},"
          + "\"2999-01-30 09:30:00\":{\"1. open\":\"1\",\"4. close\":\"1\",\"5. volume\":\"1\"}}}";
  private static final String FRED =
      "{\"realtime_start\":\"2026-01-30\",\"observations\":["
          + "{\"realtime_start\":\"2026-01-30\",\"date\":\"2025-10-01\",\"value\":\"31095.089\"},"
          + "{\"realtime_start\":\"2026-01-30\",\"date\":\"2025-10-02\",\"value\":\".\"}]}";

  private final List<SourceMessage> told = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, List<Reply>> replies = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch stall = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService threads;
  private Thread feed;

  /** How a question is answered; a negative status cuts the answer in its middle and is silent. */
  private record Reply(int status, String body, Map<String, String> headers) {
    static Reply of(int status, String body) {
      return new Reply(status, body, Map.of());
    }
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    stall.countDown();
    if (feed != null) {
      feed.interrupt();
      feed.join(5_000);
      assertThat(feed.isAlive()).isFalse();
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestURI().toString());
    Reply reply;
    synchronized (replies) {
      List<Reply> left = replies.get(path.split("/", -1)[1]);
      reply = left.size() > 1 ? left.remove(0) : left.get(0);
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(Math.abs(reply.status()), body.length);
    if (reply.status() < 0) {
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
      try {
        stall.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void reply(String path, Reply... all) {
    synchronized (replies) {
      replies.put(path, new ArrayList<>(List.of(all)));
    }
  }

  private FeedAdapter adapter(String... settings) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "http.symbols", "AAPL",
                "http.poll.ms", "10",
                "http.timeout.ms", "400",
                "alphavantage.url", url,
                "alphavantage.key", "secret",
                "alphavantage.requests.minute", "60000",
                "fred.url", url,
                "fred.key", "hidden",
                "fred.requests.minute", "60000",
                "yahoo.url", url));
    given.put("yahoo.requests.minute", "60000");
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    PolledProvider provider = new PolledProvider();
    return provider.open(new FeedSettings(provider.settings(), given));
  }

  private void start(String... settings) {
    FeedAdapter adapter = adapter(settings);
    feed =
        new Thread(
            () -> {
              try {
                adapter.run(0, (position, message) -> told.add(message));
              } catch (IOException e) {
                throw new AssertionError(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "feed");
    feed.start();
  }

  private List<SourceMessage> ticks() {
    synchronized (told) {
      return told.stream().filter(SourceTick.class::isInstance).toList();
    }
  }

  private static SourceTick tick(
      String source, long seconds, String conditions, int decimals, long price, long size) {
    return new SourceTick(
        "AAPL",
        new TradeTick(
            seconds * 1_000_000_000L,
            Tag.of(source),
            seconds,
            0,
            Tag.of(conditions),
            0,
            decimals,
            0,
            price,
            size));
  }

  private static final List<SourceTick> YAHOO_TICKS =
      List.of(
          tick("YAHOO", 1_769_783_400, "BAR", 2, 23_187, 1_000),
          tick("YAHOO", 1_769_783_520, "BAR", 0, 232, 0));

  @Test
  void barsAndFiguresBecomeTicksOnce() {
    reply("v8", Reply.of(200, YAHOO));
    reply("query", Reply.of(200, ALPHA));
    reply("fred", Reply.of(200, FRED));
    start("http.providers=yahoo");
    await().until(() -> told.stream().filter(Heartbeat.class::isInstance).count() > 2);

    assertThat(ticks()).isEqualTo(YAHOO_TICKS);
    assertThat(asked.get(0)).isEqualTo("/v8/finance/chart/AAPL?interval=1m&range=1d");
  }

  @Test
  void whatIsFilledInLaterIsToldThenAndOnce() {
    String filled =
        YAHOO
            .replace("231.8699951171875,null,", "231.8699951171875,231.5,")
            .replace("[1000,null,", "[1000,40,");
    reply("v8", Reply.of(200, YAHOO), Reply.of(200, YAHOO), Reply.of(200, filled));
    start("http.providers=yahoo");
    await().until(() -> asked.size() > 6);

    assertThat(ticks())
        .containsExactly(
            YAHOO_TICKS.get(0),
            YAHOO_TICKS.get(1),
            tick("YAHOO", 1_769_783_460, "BAR", 1, 2_315, 40));
  }

  @Test
  void answersOfAlphaVantageAndFred() throws ProviderException {
    long now = 1_800_000_000L * 1_000_000_000L;
    assertThat(new AlphaVantage("k").read("AAPL", bytes(ALPHA), now))
        .containsExactly(
            tick("ALPHAV", 1_769_783_400, "BAR", 2, 23_187, 100),
            tick("ALPHAV", 1_769_783_460, "BAR", 1, 2_319, 200));
    assertThat(new Fred("k").read("AAPL", bytes(FRED), now))
        .containsExactly(tick("FRED", 1_759_276_800, "FIGURE", 3, 31_095_089, 0));
    assertThat(new AlphaVantage("a&b").request("BRK.B"))
        .isEqualTo("/query?function=TIME_SERIES_INTRADAY&interval=1min&symbol=BRK.B&apikey=a%26b");
    assertThat(new Fred("k").request("GDP"))
        .isEqualTo(
            "/fred/series/observations?file_type=json&sort_order=asc&series_id=GDP&api_key=k");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNoAnswerIsNamed() {
    for (String[] bad :
        new String[][] {
          {"{\"chart\":", "answer: is no JSON"},
          {"[]", "answer: must be a JSON object"},
          {"{}", "chart: is missing"},
          {"{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\"}}}", "AAPL: is refused"},
          {"{\"chart\":{\"result\":[]}}", "result: must have an element"},
          {YAHOO.replace("1769783400,", ""), "timestamp, close, volume: must be equally many"}
        }) {
      assertThatThrownBy(() -> new Yahoo(4).read("AAPL", bytes(bad[0]), 1))
          .isInstanceOf(ProviderException.class)
          .hasMessageStartingWith(bad[1]);
    }
    assertThatThrownBy(
            () -> new AlphaVantage("k").read("A", bytes("{\"Information\":\"rate\"}"), 1))
        .isInstanceOf(TooOftenException.class);
  }

  @Test
  void theNextProviderIsAskedWhereOneFails() {
    reply(
        "query",
        Reply.of(500, "x"),
        Reply.of(200, ALPHA.substring(0, 100)),
        new Reply(-200, ALPHA, Map.of()));
    reply("v8", Reply.of(200, YAHOO));
    start(
        "http.providers=alphavantage,yahoo",
        "http.breaker.failures=3",
        "http.breaker.open.ms=600000");
    await().until(() -> asked.stream().filter(path -> path.startsWith("/v8")).count() > 8);

    assertThat(ticks()).isEqualTo(YAHOO_TICKS);
    // After three failures in a row it is left alone.
    assertThat(asked.stream().filter(path -> path.startsWith("/query"))).hasSize(3);
  }

  @Test
  void aProviderThatIsWellAgainIsPreferredAgain() {
    reply("query", Reply.of(500, "x"), Reply.of(500, "x"), Reply.of(200, ALPHA));
    reply("v8", Reply.of(200, YAHOO));
    start(
        "http.providers=alphavantage,yahoo", "http.breaker.failures=2", "http.breaker.open.ms=50");
    await().until(() -> ticks().size() == 4);

    assertThat(ticks().subList(0, 2)).isEqualTo(YAHOO_TICKS);
    int yahoo = (int) asked.stream().filter(path -> path.startsWith("/v8")).count();
    await().until(() -> asked.stream().filter(path -> path.startsWith("/query")).count() > 6);
    assertThat(asked.stream().filter(path -> path.startsWith("/v8")).count())
        .isLessThanOrEqualTo(yahoo + 1L);
  }

  @Test
  void aProviderThatSaysWhenIsNotAskedBefore() {
    reply("query", new Reply(429, "", Map.of("Retry-After", "3600")), Reply.of(200, ALPHA));
    reply("v8", Reply.of(200, YAHOO));
    start("http.providers=alphavantage,yahoo");
    await().until(() -> asked.stream().filter(path -> path.startsWith("/v8")).count() > 8);

    assertThat(asked.stream().filter(path -> path.startsWith("/query"))).hasSize(1);
    assertThat(ticks()).isEqualTo(YAHOO_TICKS);
  }

  @Test
  void aBucketNeverGivesMoreThanItMay() {
    TokenBucket bucket = new TokenBucket(2, 10);
    assertThat(List.of(bucket.take(100), bucket.take(100), bucket.take(100), bucket.take(105)))
        .containsExactly(0L, 0L, 10L, 5L);
    assertThat(List.of(bucket.take(110), bucket.take(119), bucket.take(120)))
        .containsExactly(0L, 1L, 0L);
    assertThat(List.of(bucket.take(1_000), bucket.take(1_000), bucket.take(1_000)))
        .containsExactly(0L, 0L, 10L);
    bucket.closeUntil(2_000);
    assertThat(List.of(bucket.take(1_500), bucket.take(2_000))).containsExactly(500L, 0L);
  }

  @Test
  void settingsThatCannotBeAreNamed() {
    assertThatThrownBy(() -> adapter("http.providers=google"))
        .hasMessage("http.providers: must be of alphavantage, fred and yahoo, got google");
    assertThatThrownBy(() -> adapter("http.providers=fred", "fred.key="))
        .hasMessage("fred.key: is missing; give --fred.key=VALUE");
    assertThatThrownBy(() -> adapter("http.providers=yahoo", "yahoo.url=ftp://x"))
        .hasMessage("yahoo.url: must be scheme and host, got ftp://x");
  }
}
