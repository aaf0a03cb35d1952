package io.tradegrid.ingest.binance;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.SourceMessage;
import io.tradegrid.ingest.http.RetryAfter;
import io.tradegrid.ingest.http.TokenBucket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trades and best quotes of symbols, live. When the socket ends the feed begins again with a new
 * one and new snapshots; trades meanwhile are missing, and their numbers say how many.
 */
final class BinanceFeed implements FeedAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(BinanceFeed.class);
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long WAIT_MS = 20;
  private static final int OK = 200;

  private static final NavigableSet<String> NONE = Collections.emptyNavigableSet();

  /** Asked too often, and shut out for having gone on asking. */
  private static final Set<Integer> TOO_OFTEN = Set.of(429, 418);

  /**
   * Where and how.
   *
   * @param stream where the WebSocket is
   * @param rest where snapshots are
   * @param depthPath of snapshots there
   * @param snapshotLevels levels of a snapshot a side
   * @param snapshotPauseMs least time between two snapshots, in milliseconds
   * @param silentMs a socket that says nothing for longer is dead, in milliseconds
   * @param timeoutMs for an answer, in milliseconds
   */
  record Place(
      URI stream,
      URI rest,
      String depthPath,
      int snapshotLevels,
      long snapshotPauseMs,
      long silentMs,
      long timeoutMs) {}

  private final Place place;
  private final Set<String> symbols;
  private final long source;
  private final Map<String, Long> lastTrades = new HashMap<>();

  /** Has a token for each snapshot that may be asked for, whatever becomes of sockets. */
  private final TokenBucket snapshots;

  private String snapshotSymbol = "";
  private final HttpClient client;
  private final Clock clock = Clock.systemUTC();

  BinanceFeed(Place place, List<String> symbols, long source) {
    this.place = place;
    this.symbols = new TreeSet<>(symbols);
    this.source = source;
    this.snapshots = new TokenBucket(1, TimeUnit.MILLISECONDS.toNanos(place.snapshotPauseMs()));
    this.client =
        HttpClient.newBuilder().connectTimeout(Duration.ofMillis(place.timeoutMs())).build();
  }

  private URI stream() {
    String streams =
        symbols.stream()
            .map(symbol -> symbol.toLowerCase(Locale.ROOT))
            .map(symbol -> symbol + "@trade/" + symbol + "@depth@100ms")
            .collect(Collectors.joining("/"));
    return URI.create(place.stream() + "/stream?streams=" + streams);
  }

  @Override
  public void run(long position, FeedSink sink) throws IOException, InterruptedException {
    try (TextSocket socket =
        new TextSocket(client, stream(), Duration.ofMillis(place.timeoutMs()))) {
      new Session(sink).run(socket);
    }
  }

  /** One life of a socket. */
  private final class Session {

    private final FeedSink sink;
    private final BinanceTicks ticks = new BinanceTicks(symbols, source, lastTrades);
    private final List<SourceMessage> said = new ArrayList<>();
    private CompletableFuture<HttpResponse<String>> snapshot;

    Session(FeedSink sink) {
      this.sink = sink;
    }

    void run(TextSocket socket) throws IOException, InterruptedException {
      long heardNs = System.nanoTime();
      while (true) {
        String text = socket.next(WAIT_MS);
        long nowNs = System.nanoTime();
        if (text != null) {
          heardNs = nowNs;
          ticks.accept(text, said::add);
        } else if (nowNs - heardNs > TimeUnit.MILLISECONDS.toNanos(place.silentMs())) {
          throw new IOException("the socket says nothing for " + place.silentMs() + " ms");
        }
        takeTurn(nowNs);
        for (SourceMessage message : said) {
          sink.put(BEGINNING, message);
        }
        said.clear();
      }
    }

    /** One snapshot at a time, and the books that want one in turn. */
    private void takeTurn(long nowNs) {
      if (snapshot != null && snapshot.isDone()) {
        take(nowNs);
        snapshot = null;
      }
      NavigableSet<String> unsynced = snapshot == null ? ticks.unsynced() : NONE;
      if (!unsynced.isEmpty() && snapshots.take(nowNs) == 0) {
        String next = unsynced.higher(snapshotSymbol);
        ask(next == null ? unsynced.first() : next);
      }
    }

    private void ask(String symbol) {
      snapshotSymbol = symbol;
      String query = place.depthPath() + "?symbol=" + symbol + "&limit=" + place.snapshotLevels();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(place.rest() + query))
              .timeout(Duration.ofMillis(place.timeoutMs()))
              .build();
      snapshot =
          client
              .sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .orTimeout(place.timeoutMs(), TimeUnit.MILLISECONDS);
    }

    private void take(long nowNs) {
      if (snapshot.isCompletedExceptionally()) {
        LOG.warn("No snapshot of {}, it is asked for again", snapshotSymbol);
        return;
      }
      HttpResponse<String> response = snapshot.join();
      if (TOO_OFTEN.contains(response.statusCode())) {
        snapshots.closeUntil(nowNs + TimeUnit.MILLISECONDS.toNanos(RetryAfter.ms(response)));
      }
      if (response.statusCode() != OK) {
        LOG.warn("No snapshot of {}: status {}", snapshotSymbol, response.statusCode());
        return;
      }
      Instant now = clock.instant();
      long timeNs = now.getEpochSecond() * NS_PER_SECOND + now.getNano();
      ticks.snapshot(snapshotSymbol, response.body(), timeNs, said::add);
    }
  }
}
