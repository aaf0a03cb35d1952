package io.tradegrid.ingest.binance;

import io.tradegrid.ingest.FeedAdapter;
import io.tradegrid.ingest.FeedProvider;
import io.tradegrid.ingest.FeedSetting;
import io.tradegrid.ingest.FeedSettings;
import java.net.URI;
import java.util.List;

/** Feeds of Binance's spot and futures markets. */
public final class BinanceProvider implements FeedProvider {

  private static final String SPOT = "spot";
  private static final String FUTURES = "futures";

  /** Made by {@link java.util.ServiceLoader}. */
  public BinanceProvider() {}

  @Override
  public String name() {
    return "binance";
  }

  @Override
  public List<FeedSetting> settings() {
    return List.of(
        FeedSetting.required("binance.symbols", "Symbols such as BTCUSDT, by commas."),
        FeedSetting.choice(
            "binance.market", "Which market it is; futures have other addresses.", SPOT, FUTURES),
        FeedSetting.text(
            "binance.stream.url", "wss://stream.binance.com:9443", "Where the WebSocket is."),
        FeedSetting.text(
            "binance.rest.url", "https://api.binance.com", "Where snapshots of books are."),
        FeedSetting.number(
            "binance.snapshot.levels", 1_000, 5, 5_000, "Levels of a snapshot a side."),
        FeedSetting.number(
            "binance.snapshot.pause.ms",
            500,
            1,
            600_000,
            "Least milliseconds between two snapshots, whose number is limited."),
        FeedSetting.number(
            "binance.silent.ms",
            30_000,
            10,
            3_600_000,
            "A socket that says nothing for more milliseconds is given up."),
        FeedSetting.number(
            "binance.timeout.ms", 10_000, 10, 600_000, "Milliseconds that an answer may take."),
        FeedSetting.text("binance.source", "BINANCE", "Tag of the source, at most 8 characters."));
  }

  @Override
  public FeedAdapter open(FeedSettings settings) {
    List<String> symbols = settings.list("binance.symbols");
    for (String symbol : symbols) {
      if (!symbol.matches("[A-Z0-9]{1,20}")) {
        throw new IllegalArgumentException(
            "binance.symbols: must be capital letters and digits, got " + symbol);
      }
    }
    return new BinanceFeed(
        new BinanceFeed.Place(
            uri(settings, "binance.stream.url", "wss?"),
            uri(settings, "binance.rest.url", "https?"),
            settings.text("binance.market").equals(SPOT) ? "/api/v3/depth" : "/fapi/v1/depth",
            settings.integer("binance.snapshot.levels"),
            settings.number("binance.snapshot.pause.ms"),
            settings.number("binance.silent.ms"),
            settings.number("binance.timeout.ms")),
        symbols,
        settings.tag("binance.source"));
  }

  private static URI uri(FeedSettings settings, String key, String scheme) {
    String text = settings.text(key);
    if (!text.matches(scheme + "://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(key + ": must be scheme and host, got " + text);
    }
    return URI.create(text);
  }
}
