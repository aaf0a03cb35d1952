package io.tradegrid.ingest.http;

import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.Tag;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Alpha Vantage's intraday bars of one minute. */
final class AlphaVantage implements Provider {

  private static final int BAR_SECONDS = 60;
  private static final long SOURCE = Tag.of("ALPHAV");
  private static final long TOO_OFTEN_MS = 60_000;

  private final String key;

  AlphaVantage(String key) {
    this.key = key;
  }

  @Override
  public String name() {
    return "alphavantage";
  }

  @Override
  public long source() {
    return SOURCE;
  }

  @Override
  public String request(String symbol) {
    return "/query?function=TIME_SERIES_INTRADAY&interval=1min&symbol="
        + Answer.encode(symbol)
        + "&apikey="
        + Answer.encode(key);
  }

  /** Refusals come with status 200 too, as an object of one sentence. */
  @Override
  public List<SourceTick> read(String symbol, byte[] answer, long nowNs) throws ProviderException {
    JsonNode root = Answer.object(answer);
    if (root.has("Note") || root.has("Information")) {
      throw new TooOftenException("asked too often", TOO_OFTEN_MS);
    }
    if (root.has("Error Message")) {
      throw new ProviderException(symbol + ": is refused");
    }
    JsonNode meta = Answer.part(root, "Meta Data");
    ZoneId zone;
    try {
      zone = ZoneId.of(Answer.part(meta, "6. Time Zone").asString());
    } catch (DateTimeException e) {
      throw new ProviderException("6. Time Zone: must be a zone", e);
    }
    Map<Long, SourceTick> bars = new TreeMap<>();
    for (Map.Entry<String, JsonNode> bar : Answer.part(root, "Time Series (1min)").properties()) {
      long seconds = seconds(bar.getKey(), zone);
      if (seconds + BAR_SECONDS <= nowNs / Answer.NS_PER_SECOND) {
        bars.put(seconds, tick(symbol, seconds, bar.getValue()));
      }
    }
    return new ArrayList<>(bars.values());
  }

  private static long seconds(String text, ZoneId zone) throws ProviderException {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toEpochSecond();
    } catch (DateTimeException e) {
      throw new ProviderException("Time Series: must have times, got " + text, e);
    }
  }

  private static SourceTick tick(String symbol, long seconds, JsonNode bar)
      throws ProviderException {
    return Answer.tick(
        symbol,
        SOURCE,
        seconds,
        Answer.BAR,
        Answer.number("4. close", Answer.part(bar, "4. close")),
        Answer.number("5. volume", Answer.part(bar, "5. volume")));
  }
}
