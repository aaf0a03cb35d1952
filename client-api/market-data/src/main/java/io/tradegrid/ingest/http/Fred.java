package io.tradegrid.ingest.http;

import io.tradegrid.ingest.SourceTick;
import io.tradegrid.tick.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Series of the Federal Reserve Bank of St. Louis; a figure is a tick of size 0 at its day. */
final class Fred implements Provider {

  private static final long SOURCE = Tag.of("FRED");

  /** Stands where there is no figure for a day. */
  private static final String NONE = ".";

  private final String key;

  Fred(String key) {
    this.key = key;
  }

  @Override
  public String name() {
    return "fred";
  }

  @Override
  public long source() {
    return SOURCE;
  }

  @Override
  public String request(String symbol) {
    return "/fred/series/observations?file_type=json&sort_order=asc&series_id="
        + Answer.encode(symbol)
        + "&api_key="
        + Answer.encode(key);
  }

  @Override
  public List<SourceTick> read(String symbol, byte[] answer, long nowNs) throws ProviderException {
    List<SourceTick> ticks = new ArrayList<>();
    for (JsonNode observation : Answer.part(Answer.object(answer), "observations")) {
      String date = Answer.part(observation, "date").asString();
      JsonNode value = Answer.part(observation, "value");
      if (!value.asString().equals(NONE)) {
        BigDecimal number = Answer.number("value", value);
        ticks.add(
            Answer.tick(symbol, SOURCE, seconds(date), Answer.FIGURE, number, BigDecimal.ZERO));
      }
    }
    return ticks;
  }

  private static long seconds(String date) throws ProviderException {
    try {
      return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    } catch (DateTimeException e) {
      throw new ProviderException("date: must be a day, got " + date, e);
    }
  }
}
