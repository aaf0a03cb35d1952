package io.tradegrid.ingest.binance;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedSink;
import io.tradegrid.ingest.SourceMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final HttpClient client;
  private final Clock clock = Clock.systemUTC();

  BinanceFeed(Place place, List<String> symbols, long source) {
    this.place = place;
    this.symbols = new TreeSet<>(symbols);
    this.source = source;
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
    private String snapshotSymbol = "";
    private long snapshotNs;
    private boolean hasAsked;

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
        snapshots(nowNs);
        for (SourceMessage message : said) {
          sink.put(BEGINNING, message);
        }
        said.clear();
      }
    }

    /** One snapshot at a time, and where several books want one, not twice for the same. */
    private void snapshots(long nowNs) {
      if (snapshot != null && snapshot.isDone()) {
        take();
        snapshot = null;
      }
      boolean mayAsk =
          !hasAsked || nowNs - snapshotNs >= place.snapshotPauseMs() * (NS_PER_SECOND / 1_000);
      if (snapshot == null && mayAsk) {
        ticks.unsynced().stream()
            .filter(symbol -> !symbol.equals(snapshotSymbol) || ticks.unsynced().size() == 1)
            .findFirst()
            .ifPresent(symbol -> ask(symbol, nowNs));
      }
    }

    private void ask(String symbol, long nowNs) {
      hasAsked = true;
      snapshotNs = nowNs;
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

    private void take() {
      if (snapshot.isCompletedExceptionally()) {
        LOG.warn("No snapshot of {}, it is asked for again", snapshotSymbol);
        return;
      }
      HttpResponse<String> response = snapshot.join();
      if (response.statusCode() != OK) {
        LOG.warn("No snapshot of {}: status {}", snapshotSymbol, response.statusCode());
        return;
      }
      Instant now = clock.instant();
      long nowNs = now.getEpochSecond() * NS_PER_SECOND + now.getNano();
      ticks.snapshot(snapshotSymbol, response.body(), nowNs, said::add);
    }
  }
}
