package io.tradegrid.ingest.http;

import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Yahoo's chart: bars of one minute. */
final class Yahoo implements Provider {

  private static final int BAR_SECONDS = 60;
  private static final long SOURCE = Tag.of("YAHOO");

  private final int decimals;

  /**
   * Makes one.
   *
   * @param decimals to which prices are rounded: they come out of 32-bit floating point, whose
   *     noise is written out
   */
  Yahoo(int decimals) {
    this.decimals = decimals;
  }

  @Override
  public String name() {
    return "yahoo";
  }

  @Override
  public long source() {
    return SOURCE;
  }

  @Override
  public String request(String symbol) {
    return "/v8/finance/chart/" + Answer.encode(symbol) + "?interval=1m&range=1d";
  }

  @Override
  public List<SourceTick> read(String symbol, byte[] answer, long nowNs) throws ProviderException {
    JsonNode chart = Answer.part(Answer.object(answer), "chart");
    if (chart.hasNonNull("error")) {
      throw new ProviderException(symbol + ": is refused: " + chart.get("error").path("code"));
    }
    JsonNode result = first("result", Answer.part(chart, "result"));
    JsonNode quote = first("quote", Answer.part(Answer.part(result, "indicators"), "quote"));
    // A day on which nothing was traded has neither times nor prices.
    JsonNode times = result.path("timestamp");
    JsonNode closes = quote.path("close");
    JsonNode volumes = quote.path("volume");
    if (times.size() != closes.size() || times.size() != volumes.size()) {
      throw new ProviderException(
          "timestamp, close, volume: must be equally many, got %d, %d, %d"
              .formatted(times.size(), closes.size(), volumes.size()));
    }
    List<SourceTick> ticks = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      long seconds = Answer.number("timestamp", times.get(i)).longValue();
      boolean isComplete = seconds + BAR_SECONDS <= nowNs / Answer.NS_PER_SECOND;
      if (isComplete && !closes.get(i).isNull() && !volumes.get(i).isNull()) {
        BigDecimal close =
            Answer.number("close", closes.get(i)).setScale(decimals, RoundingMode.HALF_UP);
        ticks.add(
            Answer.tick(
                symbol,
                SOURCE,
                seconds,
                Answer.BAR,
                close,
                Answer.number("volume", volumes.get(i))));
      }
    }
    return ticks;
  }

  private static JsonNode first(String name, JsonNode array) throws ProviderException {
    if (!array.isArray() || array.isEmpty()) {
      throw new ProviderException(name + ": must have an element");
    }
    return array.get(0);
  }
}
