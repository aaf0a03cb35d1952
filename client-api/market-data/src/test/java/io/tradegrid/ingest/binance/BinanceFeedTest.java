package io.tradegrid.ingest.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.tradegrid.ingest.BrokenRecord;
import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSettings;
import io.tradegrid.ingest.Heartbeat;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.QuoteTick;
import io.tradegrid.tick.TradeTick;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An exchange on the loopback that drops, reorders, sends half a JSON and disconnects. */
final class BinanceFeedTest {

  private static final int STEPS = 60;

  private final List<SourceMessage> told = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger snapshots = new AtomicInteger();
  private final List<Long> askedNs = Collections.synchronizedList(new ArrayList<>());

  private static FeedAdapter feed(int stream, int rest) {
    return feed(stream, rest, "BTCUSDT", 2_000);
  }

  private static FeedAdapter feed(int stream, int rest, String symbols, int silentMs) {
    BinanceProvider provider = new BinanceProvider();
    return provider.open(
        new FeedSettings(
            provider.settings(),
            Map.of(
                "binance.symbols",
                symbols,
                "binance.stream.url",
                "ws://127.0.0.1:" + stream,
                "binance.rest.url",
                "http://127.0.0.1:" + rest,
                "binance.snapshot.pause.ms",
                "5",
                "binance.silent.ms",
                Integer.toString(silentMs),
                "binance.timeout.ms",
                "2000")));
  }

  private HttpServer rest(Exchange exchange) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v3/depth",
        exchanged -> {
          assertThat(exchanged.getRequestURI().getQuery()).isEqualTo("symbol=BTCUSDT&limit=1000");
          int number = snapshots.incrementAndGet();
          String text = exchange.snapshot();
          String body = number == 2 ? text.substring(0, 30) : text;
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchanged.sendResponseHeaders(number == 1 ? 500 : 200, bytes.length);
          exchanged.getResponseBody().write(bytes);
          exchanged.close();
        });
    server.start();
    return server;
  }

  private Thread start(FeedAdapter feed) {
    Thread thread =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  feed.run(0, (position, message) -> told.add(message));
                } catch (IOException e) {
                  told.add(new Heartbeat(1, 1, 0));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            },
            "feed");
    thread.start();
    return thread;
  }

  /** How often it answers with 429 first; then every symbol but the last gets an error. */
  private List<String> snapshotsOfTheLast(int tooOften, String symbols) throws Exception {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    String last = symbols.substring(symbols.lastIndexOf(',') + 1);
    HttpServer rest =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    rest.createContext(
        "/api/v3/depth",
        exchanged -> {
          String symbol = exchanged.getRequestURI().getQuery().split("[=&]", -1)[1];
          asked.add(symbol);
          askedNs.add(System.nanoTime());
          boolean isTooOften = asked.size() <= tooOften;
          int status = isTooOften ? 429 : symbol.equals(last) ? 200 : 500;
          exchanged.getResponseHeaders().add("Retry-After", "1");
          byte[] bytes = new Exchange(1, symbol).snapshot().getBytes(StandardCharsets.UTF_8);
          exchanged.sendResponseHeaders(status, bytes.length);
          exchanged.getResponseBody().write(bytes);
          exchanged.close();
        });
    rest.start();
    try (SocketServer server = new SocketServer()) {
      Thread thread = start(feed(server.port(), rest.getAddress().getPort(), symbols, 60_000));
      assertThat(server.accept()).startsWith("/stream");
      await().atMost(Duration.ofSeconds(10)).until(() -> lastQuote() != null);
      thread.interrupt();
      thread.join(5_000);
      assertThat(thread.isAlive()).isFalse();
    } finally {
      rest.stop(0);
    }
    return asked;
  }

  @Test
  void booksThatGetNoSnapshotKeepNoOtherFromIts() throws Exception {
    assertThat(snapshotsOfTheLast(0, "AUSD,BUSD,CUSD")).startsWith("AUSD", "BUSD", "CUSD");
  }

  @Test
  void whoAsksTooOftenWaitsAsLongAsItIsTold() throws Exception {
    assertThat(snapshotsOfTheLast(1, "AUSD")).containsExactly("AUSD", "AUSD");
    assertThat(askedNs.get(1) - askedNs.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
  }

  private List<SourceTick> ticks() {
    synchronized (told) {
      return told.stream()
          .filter(SourceTick.class::isInstance)
          .map(SourceTick.class::cast)
          .toList();
    }
  }

  private QuoteTick lastQuote() {
    List<QuoteTick> quotes =
        ticks().stream()
            .map(SourceTick::tick)
            .filter(QuoteTick.class::isInstance)
            .map(QuoteTick.class::cast)
            .toList();
    return quotes.isEmpty() ? null : quotes.get(quotes.size() - 1);
  }

  private boolean isInStep(Exchange exchange) {
    QuoteTick last = lastQuote();
    return last != null
        && List.of(last.bidPrice(), last.bidSize(), last.askPrice(), last.askSize())
            .equals(exchange.best());
  }

  @Test
  void theFeedFindsItsWayBackToTheExchangesBook() throws Exception {
    Exchange exchange = new Exchange(11, "BTCUSDT");
    HttpServer rest = rest(exchange);
    Random random = new Random(11);
    try (SocketServer server = new SocketServer()) {
      Thread thread = start(feed(server.port(), rest.getAddress().getPort()));
      int steps = 0;
      for (int life = 0; life < 4; life++) {
        assertThat(server.accept()).isEqualTo("/stream?streams=btcusdt@trade/btcusdt@depth@100ms");
        for (int part = 0; part < 3; part++) {
          hurt(server, exchange, random);
          steps += STEPS;
          // Updates go on, so that a book that was lost is noticed and found again.
          await()
              .atMost(Duration.ofSeconds(10))
              .pollInterval(Duration.ofMillis(10))
              .until(
                  () -> {
                    boolean isInStep = isInStep(exchange);
                    if (!isInStep) {
                      server.send(exchange.update());
                    }
                    return isInStep;
                  });
        }
        server.cut();
      }
      thread.interrupt();
      thread.join(5_000);
      assertThat(thread.isAlive()).isFalse();

      assertEveryTradeIsToldOrKnownToBeMissing(steps);
      assertThat(told.stream().filter(BrokenRecord.class::isInstance).count())
          .isGreaterThanOrEqualTo(5);
      assertThat(snapshots.get()).isGreaterThanOrEqualTo(6);
      assertThat(ticks().stream().filter(tick -> tick.tick() instanceof QuoteTick))
          .anyMatch(tick -> tick.missing() > 0);
    } finally {
      rest.stop(0);
    }
  }

  private void assertEveryTradeIsToldOrKnownToBeMissing(long steps) {
    long last = 0;
    for (SourceTick tick : ticks()) {
      if (tick.tick() instanceof TradeTick trade) {
        assertThat(trade.sequence()).isEqualTo(last + 1 + (last == 0 ? 0 : tick.missing()));
        last = trade.sequence();
      }
    }
    // Those of a socket's very end may be lost with it, and no later one says so.
    assertThat(last).isBetween(steps - STEPS, steps);
  }

  /** Sends updates and trades; some updates are lost, some late, and one message is half a one. */
  private static void hurt(SocketServer server, Exchange exchange, Random random) {
    String late = null;
    for (int i = 0; i < STEPS; i++) {
      String update = exchange.update();
      int dice = random.nextInt(20);
      if (dice == 0) {
        late = update;
      } else if (dice > 1) {
        server.send(update);
      }
      if (late != null && dice > 1) {
        server.send(late);
        late = null;
      }
      server.send(exchange.trade());
    }
    server.send("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":");
  }

  @Test
  void aSocketThatDoesNotOpenIsAnError() throws IOException {
    int port;
    try (SocketServer server = new SocketServer()) {
      port = server.port();
    }
    assertThatThrownBy(() -> feed(port, port).run(0, (position, message) -> told.add(message)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("binance.stream.url: no socket: ");
  }

  @Test
  void settingsThatCannotBeAreNamed() {
    BinanceProvider provider = new BinanceProvider();
    assertThatThrownBy(
            () ->
                provider.open(
                    new FeedSettings(provider.settings(), Map.of("binance.symbols", "btc"))))
        .hasMessage("binance.symbols: must be capital letters and digits, got btc");
  }
}
